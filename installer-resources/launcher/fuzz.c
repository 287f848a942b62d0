/*
 * Feeds what reads files (launch.ini, the record of placed files, pictures, seals, layers) with bytes that are nearly right:
 * fuzz SEED ROUNDS FOLDER. check_sanitized.py builds it with the sanitizers, which end it at the first wrong step.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "launcher.h"
#include "layer.h"
#include "picture_linux.h"
#include "placed.h"
#include "sealed.h"

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

static const char *const layer =
    "x 12 bin/a\n#!/bin/sh\n:\n- 0 bin/b\nd empty\n- 4 lib/c \xC5\x82.txt\nc\nc\n- 300 lib/d\n";

static const char *const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/* Bytes with some of them changed, parts taken out, doubled, or swollen beyond every limit. */
static char *mutated(const Text *from, size_t *length)
{
    Text text = {0};
    text_add_bytes(&text, from->bytes, from->length);
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
        case 2: {
            char *again = copied(text.bytes + at, text.length - at);
            text_add_bytes(&text, again, text.length - at);
            free(again);
            break;
        }
        case 3: {
            size_t size = any(9000);
            char *filler = memory(size);
            memset(filler, (int)any(256), size);
            text_add_bytes(&text, filler, size);
            free(filler);
            break;
        }
        default:
            text.bytes[at] = "=\n\r/\\.:%# 0-9"[any(13)];
        }
    }
    char *exact = malloc(text.length + 1); /* its very end is guarded */
    memcpy(exact, text.bytes, text.length + 1);
    *length = text.length;
    free(text.bytes);
    return exact;
}

static char *mutated_text(const char *from, size_t *length)
{
    Text text = {0};
    text_add(&text, from);
    char *made = mutated(&text, length);
    free(text.bytes);
    return made;
}

static void write_mutated(const char *file, const Text *from)
{
    size_t length;
    char *bytes = mutated(from, &length);
    files_write(file, bytes, length);
    free(bytes);
}

static bool reads_ini(void)
{
    size_t length;
    char *text = mutated_text(ini, &length);
    Launch launch;
    bool accepted = *ini_parse(text, length, any(2) == 0, &launch) == '\0';
    if (accepted) {
        const char *words[MOST_RUNNER_WORDS];
        launch_runner(&launch, words);
    }
    free(text);
    return accepted;
}

static bool reads_record(const char *folder)
{
    const char *file = joined(folder, "/record");
    const char *journal = joined(folder, "/journal");
    size_t length;
    char *text = mutated_text(record, &length);
    files_write(file, text, length);
    files_write(journal, text, any((uint32_t)length + 1));
    free(text);
    Record placed = {0};
    if (placed_read(file, &placed) != 0 || placed_read(journal, &placed) != 0)
        return false;
    Look look = {.kind = A_FILE, .size = 12, .time = 345};
    bool known = placed_unchanged(&placed, "some/path", &look);
    placed_supersede(&placed, "some/path");
    Text again = {0};
    placed_add_remaining(&again, &placed);
    return known;
}

static bool reads_picture(const char *folder)
{
    enum { WIDTH = 5, HEIGHT = 3, ROW = 16 };
    unsigned char head[54] = {'B', 'M', [10] = 54, [14] = 40, [18] = WIDTH, [22] = HEIGHT, [26] = 1, [28] = 24};
    Text bitmap = {0};
    text_add_bytes(&bitmap, (char *)head, sizeof head);
    for (int i = 0; i < ROW * HEIGHT; i++)
        text_add_bytes(&bitmap, "x", 1);
    /* what counts is in few of the bytes */
    static const int telling[] = {0, 10, 11, 13, 18, 19, 21, 22, 23, 28, 30};
    if (any(2) == 0)
        bitmap.bytes[telling[any(sizeof telling / sizeof *telling)]] = (char)any(256);
    const char *file = joined(folder, "/picture");
    write_mutated(file, &bitmap);
    free(bitmap.bytes);
    Picture picture;
    if (!picture_read(file, &picture))
        return false;
    /* all of it is there */
    unsigned char *pixels = memory((size_t)picture.width * picture.height * 4);
    memcpy(pixels, picture.pixels, (size_t)picture.width * picture.height * 4);
    free(pixels);
    free((void *)picture.pixels);
    return true;
}

static bool reads_seal(const char *folder)
{
    const char *sealed = joined(folder, "/sealed");
    const char *file = joined(sealed, "/some file");
    files_make_folder(sealed);
    files_write(file, "12345", 5);
    Look look = files_look(file);
    Text lines = {0};
    for (int i = 0; i < 3; i++)
        text_add(&lines, joined(digits(look.size), " ", digits(look.time), " some file\n"));
    sealed_write(sealed, digest, &lines);
    const char *seal = joined(sealed, "/sealed.txt");
    Text whole = {0};
    size_t length;
    char *bytes;
    if (files_read(seal, 4096, &bytes, &length) != 0)
        return false;
    text_add_bytes(&whole, bytes, length);
    write_mutated(seal, &whole);
    free(bytes);
    free(whole.bytes);
    free(lines.bytes);
    return sealed_is(sealed, digest);
}

static bool reads_layer(const char *folder)
{
    Text text = {0};
    text_add(&text, layer);
    for (int i = 0; i < 300; i++)
        text_add_bytes(&text, "d", 1);
    size_t length;
    char *bytes = mutated(&text, &length);
    free(text.bytes);
    Layer unpacked = {.folder = joined(folder, "/layer")};
    Fault fault = files_make_folder(unpacked.folder);
    /* in pieces, as a decompressor gives them */
    for (size_t at = 0; at < length && fault == 0;) {
        size_t piece = any(2) == 0 ? 1 + any(9) : 1 + any(9000);
        piece = piece < length - at ? piece : length - at;
        char *exact = malloc(piece);
        memcpy(exact, bytes + at, piece);
        fault = layer_add(&unpacked, exact, piece);
        free(exact);
        at += piece;
    }
    Fault end = layer_end(&unpacked);
    free(bytes);
    cache_remove(unpacked.folder);
    return fault == 0 && end == 0;
}

int main(int count, char **words)
{
    if (count != 4)
        return 2;
    state = strtoull(words[1], NULL, 10) * 2654435761u + 1;
    static const struct {
        const char *name;
        bool (*reads)(const char *folder);
    } readers[] = {
        {"records", reads_record}, {"pictures", reads_picture}, {"seals", reads_seal}, {"layers", reads_layer},
    };
    enum { READERS = sizeof readers / sizeof *readers };
    long accepted = 0;
    long read[READERS] = {0};
    for (long round = strtol(words[2], NULL, 10); round > 0; round--) {
        accepted += reads_ini();
        /* what is in files takes longer */
        if (round % 4 == 0)
            read[round / 4 % READERS] += readers[round / 4 % READERS].reads(words[3]);
    }
    printf("launch.ini %ld", accepted);
    for (int i = 0; i < READERS; i++)
        printf(" %s %ld", readers[i].name, read[i]);
    printf("\n");
    return 0;
}
