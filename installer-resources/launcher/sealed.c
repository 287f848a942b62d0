/* Writes and compares seals (sealed.h has their form). */
#include "sealed.h"

#include <stdlib.h>
#include <string.h>

#include "cache.h"

#define LONGEST_SEAL ((size_t)64 * 1024 * 1024)
#define LAST_LINE "end"

static const char *seal_of(const char *folder)
{
    return joined(folder, SEPARATOR, "sealed.txt");
}

static const char *first_line(const char *digest)
{
    return joined("pipapp-sealed 1 ", digest);
}

Fault sealed_write(const char *folder, const char *digest, const Text *lines)
{
    Text seal = {0};
    text_add(&seal, joined(first_line(digest), "\n"));
    text_add_bytes(&seal, lines->bytes, lines->length);
    text_add(&seal, LAST_LINE "\n");
    return files_write(seal_of(folder), seal.bytes, seal.length);
}

/* "12 345 some/path": is it that file? */
static bool is_as_told(char *line, Looking *looking)
{
    char *end;
    long long size = strtoll(line, &end, 10);
    if (end == line || *end != ' ')
        return false;
    char *from = end + 1;
    long long time = strtoll(from, &end, 10);
    if (end == from || *end != ' ')
        return false;
    Look look = looking_at(looking, end + 1);
    return look.kind == A_FILE && look.size == size && look.time == time;
}

bool sealed_is(const char *folder, const char *digest)
{
    char *line;
    size_t length;
    if (files_read(seal_of(folder), LONGEST_SEAL, &line, &length) != 0)
        return false;
    /* not strchr: this tool chain's looks for the end of the whole text first, once for each line */
    const char *all = line + length;
    char *end = memchr(line, '\n', length);
    if (end == NULL)
        return false;
    *end = '\0';
    if (!same(line, first_line(digest)))
        return false;
    Looking *looking = looking_below(folder);
    bool whole = false;
    for (line = end + 1; (end = memchr(line, '\n', (size_t)(all - line))) != NULL; line = end + 1) {
        *end = '\0';
        whole = same(line, LAST_LINE) && end[1] == '\0';
        if (whole || !is_as_told(line, looking))
            break;
    }
    looking_end(looking);
    return whole;
}
