/*
 * Feeds ini_parse and the record of placed files with bytes that are nearly right: fuzz SEED ROUNDS FOLDER.
 * check_sanitized.py builds it with the sanitizers, which end it at the first wrong step.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "launcher.h"
#include "placed.h"

static uint64_t state;

/* Marsaglia's xorshift: the same seed gives the same bytes everywhere. */
static uint32_t any(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 16) % below;
}

static const char *const ini =
    "# made by the fuzzer\r\nformat=1\nname=Guess \xC5\x82\nid=app.pip.guess\nversion=1.0\n"
    "digest=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nmode=console\nplace=portable\n"
    "script=sub/guess.py\nexecutable=python/bin/python\nlibrary=python/lib.so\nicon=support/icon.png\nshared=2\n"
    "packages=packages/one\nfloor=2.35\nsystem=Ubuntu 22.04\nwords=program\nauthor=Zo\xC3\xAB\n";

static const char *const record =
    "pipapp-placed 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
    "12 345 some/path\n-1 99999999999999999999 a%25b%0A\n12 345 some/path\n0 0 %\n 1 2 3\n";

/* A text with some bytes changed, parts taken out, doubled, or swollen beyond every limit. */
static char *mutated(const char *from, size_t *length)
{
    Text text = {0};
    text_add(&text, from);
    for (uint32_t i = any(6); i > 0 && text.length > 0; i--) {
        size_t at = any((uint32_t)text.length);
        switch (any(5)) {
        case 0:
            text.bytes[at] = (char)any(256);
            break;
        case 1:
            text.length = at;
            text.bytes[at] = '\0';
            break;
        case 2:
            text_add_bytes(&text, copied(text.bytes + at, text.length - at), text.length - at);
            break;
        case 3: {
            size_t size = any(9000);
            char *filler = memory(size);
            memset(filler, (int)any(256), size);
            text_add_bytes(&text, filler, size);
            free(filler);
            break;
        }
        default:
            text.bytes[at] = "=\n\r/\\.:%#"[any(9)];
        }
    }
    char *exact = malloc(text.length + 1); /* its very end is guarded */
    memcpy(exact, text.bytes, text.length + 1);
    *length = text.length;
    free(text.bytes);
    return exact;
}

int main(int count, char **words)
{
    if (count != 4)
        return 2;
    state = strtoull(words[1], NULL, 10) * 2654435761u + 1;
    long accepted = 0;
    const char *file = joined(words[3], "/record");
    const char *journal = joined(words[3], "/journal");
    for (long round = strtol(words[2], NULL, 10); round > 0; round--) {
        size_t length;
        char *text = mutated(ini, &length);
        Launch launch;
        accepted += *ini_parse(text, length, any(2) == 0, &launch) == '\0';
        free(text);
        if (round % 16 != 0)
            continue;
        text = mutated(record, &length);
        files_write(file, text, length);
        files_write(journal, text, any((uint32_t)length + 1));
        Record placed = placed_read(file, journal);
        Look look = {.kind = A_FILE, .size = 12, .time = 345};
        placed_unchanged(&placed, "some/path", &look);
        placed_supersede(&placed, "some/path");
        Text again = {0};
        placed_add_remaining(&again, &placed);
        free(text);
    }
    printf("%ld accepted\n", accepted);
    return 0;
}
