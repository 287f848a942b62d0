/*
 * An app in one file: its layers lie packed behind the launcher, and are unpacked once into the user's cache, each into a
 * folder that is named by its contents, so that programs with the same Python share it.
 *
 *     <cache>/pip.app/<first half of a layer's digest>/   the layer and its sealed.txt
 *                     lock                                held while layers are unpacked
 *                     <…>.new, <…>.old                    during work, or left by a start that was killed
 *
 * The packager writes the place of the payload into `mark`. There, a text of lines (the index) comes first:
 *
 *     pipapp-single 1
 *     name <the app's, for people>
 *     layer <digest> <bytes packed> <bytes unpacked> <SHA-256 of the packed bytes>
 *     sha256 <of the lines before this one>
 *
 * and then the packed layers in the same order. The last one is the app's own, with its program and launch.ini. Behind
 * them anything may follow, such as a signature.
 */
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "layer.h"
#include "progress.h"
#include "prune.h"
#include "sealed.h"
#include "sha256.h"
#include "unzstd.h"
#include "words.h"

#define MARK "pip.app payload at "
#define MARK_DIGITS 16
#define LONGEST_INDEX ((size_t)16 * 1024)
#define MOST_LAYERS 8
#define FIRST_LINE "pipapp-single 1"
#define SUM "sha256 "
/* enough that two layers never meet, and short because of the 260 characters of Windows */
#define FOLDER_DIGITS 32
#define BLOCK ((size_t)128 * 1024)
#define MEBIBYTE ((unsigned long long)1 << 20)

/* volatile: what the compiler sees here isn't what will be there. */
static const volatile char mark[] = MARK "0000000000000000";

typedef struct {
    const char *digest;
    const char *sha256;
    unsigned long long offset;
    unsigned long long packed;
    unsigned long long plain;
    const char *folder;
} Part;

typedef struct {
    Stream file;
    const char *name;
    const char *cache;
    Part parts[MOST_LAYERS];
    size_t count;
    unsigned long long done;
    unsigned long long all;
} Single;

static _Noreturn void damaged(const char *name)
{
    give_up(name, phrase(WORD_SINGLE_DAMAGED, name, ""));
}

static _Noreturn void not_unpacked(const Single *single, const char *path, Fault fault)
{
    const char *what = phrase(WORD_SINGLE_NOT_UNPACKED, single->name, path);
    const char *room = phrase(WORD_SINGLE_ROOM, digits((long long)(single->all / MEBIBYTE + 1)), "");
    give_up(single->name, joined(what, phrase(WORD_REASON, fault_words(fault), ""), " ", room));
}

static unsigned long long place_of_payload(void)
{
    char number[MARK_DIGITS + 1] = {0};
    for (size_t i = 0; i < MARK_DIGITS; i++)
        number[i] = mark[sizeof MARK - 1 + i];
    return strtoull(number, NULL, 16);
}

/* A word that ends with a blank or the line, which is cut off there. */
static char *next_word(char **at)
{
    char *word = *at;
    size_t length = strcspn(word, " ");
    *at = word + length + (word[length] != '\0');
    word[length] = '\0';
    return word;
}

static bool is_digest(const char *word)
{
    return strlen(word) == SHA256_DIGITS && strspn(word, "0123456789abcdef") == SHA256_DIGITS;
}

/* "layer …" without its first word. */
static bool parse_layer(Single *single, char *line)
{
    if (single->count == MOST_LAYERS)
        return false;
    Part *part = &single->parts[single->count++];
    part->digest = next_word(&line);
    part->packed = strtoull(next_word(&line), NULL, 10);
    part->plain = strtoull(next_word(&line), NULL, 10);
    part->sha256 = next_word(&line);
    return is_digest(part->digest) && is_digest(part->sha256) && part->packed < (1ULL << 60) && part->plain < (1ULL << 60);
}

/* Answers how long the index is, 0 if it isn't whole. */
static size_t parse_index(Single *single, char *text)
{
    char *sum = strstr(text, "\n" SUM);
    if (sum == NULL || !begins(text, FIRST_LINE "\n"))
        return 0;
    Sha256 sha;
    char found[SHA256_DIGITS + 1];
    size_t lines = (size_t)(sum + 1 - text);
    sha256_begin(&sha);
    sha256_add(&sha, text, lines);
    sha256_end(&sha, found);
    if (!begins(sum + 1 + strlen(SUM), found))
        return 0;
    *sum = '\0';
    for (char *line = text, *end; line != NULL; line = end) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        if (begins(line, "name "))
            single->name = line + 5;
        else if (begins(line, "layer ") && !parse_layer(single, line + 6))
            return 0;
    }
    return single->count == 0 ? 0 : lines + strlen(SUM) + SHA256_DIGITS + 1;
}

static void read_index(Single *single)
{
    unsigned long long offset = place_of_payload();
    char *text = memory(LONGEST_INDEX + 1);
    size_t got;
    if (stream_read(&single->file, offset, text, LONGEST_INDEX, &got) != 0)
        damaged(single->name);
    text[got] = '\0';
    size_t length = parse_index(single, text);
    if (length == 0)
        damaged(single->name);
    offset += length;
    for (size_t i = 0; i < single->count; i++) {
        Part *part = &single->parts[i];
        part->offset = offset;
        part->folder = joined(single->cache, SEPARATOR, copied(part->digest, FOLDER_DIGITS));
        offset += part->packed;
    }
    char last;
    if (offset == 0 || stream_read(&single->file, offset - 1, &last, 1, &got) != 0 || got == 0)
        damaged(single->name);
}

/* The layer's files, from the packed bytes; these are what they were when the app was made, or it fails. */
static Fault unpack_files(Single *single, const Part *part, Layer *layer)
{
    static char packed[BLOCK];
    static char plain[UNZSTD_STEP];
    Unzstd *unzstd = unzstd_begin();
    Sha256 sha;
    sha256_begin(&sha);
    Fault fault = unzstd == NULL ? FAULT_NO_LAYER : 0;
    unsigned long long done = 0;
    for (unsigned long long at = 0; at < part->packed && fault == 0;) {
        size_t length = part->packed - at < BLOCK ? (size_t)(part->packed - at) : BLOCK;
        fault = stream_read(&single->file, part->offset + at, packed, length, &length);
        if (fault == 0 && length == 0)
            fault = FAULT_NO_LAYER;
        at += length;
        sha256_add(&sha, packed, length);
        const char *next = packed;
        size_t got = 0;
        /* a full step may have left more inside, although all was taken */
        while (fault == 0 && (length > 0 || (got == UNZSTD_STEP && !unzstd_whole(unzstd)))) {
            if (!unzstd_step(unzstd, &next, &length, plain, &got))
                fault = FAULT_NO_LAYER;
            else
                fault = layer_add(layer, plain, got);
            done += got;
            progress_at(single->done + done, single->all);
        }
    }
    char found[SHA256_DIGITS + 1];
    sha256_end(&sha, found);
    Fault end = layer_end(layer);
    if (fault == 0 && (end != 0 || done != part->plain || !unzstd_whole(unzstd) || !same(found, part->sha256)))
        fault = FAULT_NO_LAYER;
    if (unzstd != NULL)
        unzstd_end(unzstd);
    single->done += done;
    return fault;
}

/* Makes place, also where a damaged layer lies, and puts the finished one there. */
static Fault put_in_place(const Part *part, const char *fresh)
{
    const char *old = joined(part->folder, ".old");
    Fault fault = cache_remove(old);
    if (fault == 0 && files_look(part->folder).kind != NOTHING)
        fault = files_move(part->folder, old);
    if (fault == 0)
        fault = files_move(fresh, part->folder);
    /* what another start still has open goes the next time */
    cache_remove(old);
    return fault;
}

static void unpack(Single *single, const Part *part)
{
    const char *fresh = joined(part->folder, ".new");
    Layer layer = {.folder = fresh, .failed = fresh};
    Fault fault = cache_remove(fresh);
    if (fault == 0)
        fault = files_make_folder(fresh);
    if (fault == 0)
        fault = unpack_files(single, part, &layer);
    if (fault == 0)
        fault = sealed_write(fresh, part->digest, &layer.seal);
    if (fault == 0) {
        files_settle(fresh);
        layer.failed = part->folder;
        fault = put_in_place(part, fresh);
    }
    if (fault == 0)
        return;
    /* room that was taken in vain is given back */
    cache_remove(fresh);
    progress_end();
    if (fault == FAULT_NO_LAYER)
        damaged(single->name);
    not_unpacked(single, layer.failed, fault);
}

/* The layers that aren't there, or that somebody may be throwing away; another first start may be at the same work. */
static void unpack_missing(Single *single)
{
    Fault fault = files_make_folder(single->cache);
    Lock lock;
    if (fault == 0)
        fault = files_lock(joined(single->cache, SEPARATOR, "lock"), &lock);
    if (fault != 0)
        not_unpacked(single, single->cache, fault);
    bool missing[MOST_LAYERS];
    single->all = 0;
    for (size_t i = 0; i < single->count; i++) {
        missing[i] = !sealed_is(single->parts[i].folder, single->parts[i].digest);
        single->all += missing[i] ? single->parts[i].plain : 0;
    }
    progress_begin(single->name, phrase(WORD_SINGLE_UNPACKING, single->name, ""));
    for (size_t i = 0; i < single->count; i++) {
        if (missing[i])
            unpack(single, &single->parts[i]);
        prune_keep(single->parts[i].folder);
    }
    progress_end();
    if (single->all > 0)
        prune(single->cache);
    files_unlock(&lock);
}

const char *app_root(const char *self)
{
    Where where = {.self = self, .root = ""};
    Single single = {.name = launch_file_name(&where)};
    const char *home = cache_home();
    if (*home == '\0')
        give_up(single.name, phrase(WORD_NO_DATA_HOME, single.name, ""));
    single.cache = joined(home, SEPARATOR, "pip.app");
    Fault fault = stream_read_from(self, &single.file);
    if (fault != 0)
        give_up(single.name, phrase(WORD_NOT_STARTED, single.name, fault_words(fault)));
    read_index(&single);
    bool whole = true;
    for (size_t i = 0; i < single.count; i++) {
        single.all += single.parts[i].plain;
        whole = whole && sealed_is(single.parts[i].folder, single.parts[i].digest) && prune_note_use(single.parts[i].folder);
    }
    if (!whole)
        unpack_missing(&single);
    stream_close(&single.file);
    return single.parts[single.count - 1].folder;
}
