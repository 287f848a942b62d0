/* Reads and writes the record of placed files (placed.h has its form). */
#include "placed.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_WORDS "pipapp-placed 1 "
#define LONGEST_RECORD ((size_t)64 * 1024 * 1024)

void placed_add_first_line(Text *record, const char *digest)
{
    text_add(record, FIRST_WORDS);
    text_add(record, digest);
    text_add(record, "\n");
}

void placed_add_line(Text *record, const char *path, const Look *look)
{
    text_add(record, digits(look->size));
    text_add(record, " ");
    text_add(record, digits(look->time));
    text_add(record, " ");
    for (const char *at = path; *at != '\0'; at++) {
        if (*at == '%')
            text_add(record, "%25");
        else if (*at == '\n')
            text_add(record, "%0A");
        else if (*at == '\r')
            text_add(record, "%0D");
        else
            text_add_bytes(record, at, 1);
    }
    text_add(record, "\n");
}

bool placed_is(const char *record_file, const char *digest)
{
    Text wanted = {0};
    placed_add_first_line(&wanted, digest);
    char *bytes;
    size_t length;
    return files_read(record_file, wanted.length, &bytes, &length) == 0 && length == wanted.length
        && memcmp(bytes, wanted.bytes, length) == 0;
}

static void unescape(char *path)
{
    char *to = path;
    for (const char *at = path; *at != '\0'; at++) {
        if (begins(at, "%25") || begins(at, "%0A") || begins(at, "%0D")) {
            *to++ = at[1] == '2' ? '%' : at[2] == 'A' ? '\n' : '\r';
            at += 2;
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
}

/* "12 345 some/path": false for a first line, a half line or anything else. */
static bool parse_line(char *line, Placed *placed)
{
    char *end;
    placed->size = strtoll(line, &end, 10);
    if (end == line || *end != ' ')
        return false;
    char *time = end + 1;
    placed->time = strtoll(time, &end, 10);
    if (end == time || *end != ' ' || end[1] == '\0')
        return false;
    placed->superseded = false;
    unescape(end + 1);
    placed->path = end + 1;
    return true;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const Placed *)a)->path, ((const Placed *)b)->path);
}

Fault placed_read(const char *file, Record *record)
{
    if (files_look(file).kind == NOTHING)
        return 0;
    char *text;
    size_t length;
    Fault fault = files_read(file, LONGEST_RECORD, &text, &length);
    if (fault != 0)
        return fault;
    size_t lines = 0;
    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n';
    Placed *files = memory((record->count + lines) * sizeof(Placed));
    if (record->count > 0)
        memcpy(files, record->files, record->count * sizeof(Placed));
    record->files = files;
    /* a last line without its end was cut off by a kill: it is not looked at */
    for (char *end = strchr(text, '\n'); end != NULL; text = end + 1, end = strchr(text, '\n')) {
        *end = '\0';
        if (parse_line(text, &record->files[record->count]))
            record->count++;
    }
    if (record->count > 1)
        qsort(record->files, record->count, sizeof(Placed), by_path);
    return 0;
}

/* The first of the path's lines; what stands there is another path if it has none. */
static size_t first_of(const Record *record, const char *path)
{
    size_t low = 0;
    size_t high = record->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(record->files[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool placed_unchanged(const Record *record, const char *path, const Look *now)
{
    for (size_t i = first_of(record, path); i < record->count && same(record->files[i].path, path); i++)
        if (record->files[i].size == now->size && record->files[i].time == now->time)
            return true;
    return false;
}

void placed_supersede(Record *record, const char *path)
{
    for (size_t i = first_of(record, path); i < record->count && same(record->files[i].path, path); i++)
        record->files[i].superseded = true;
}

void placed_add_remaining(Text *text, const Record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        const Placed *file = &record->files[i];
        Look look = {.size = file->size, .time = file->time};
        if (!file->superseded)
            placed_add_line(text, file->path, &look);
    }
}
