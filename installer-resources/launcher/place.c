/*
 * Finds the folder in which the program runs: its own one if that can be written to, otherwise a copy in the
 * user's data folder that is refreshed when the app brings other files, and in which nothing of the user's is touched.
 */
#include <string.h>

#include "files.h"
#include "launcher.h"
#include "placed.h"
#include "words.h"

/* Deeper than any sane program, and far from the end of the stack. */
#define DEEPEST 64
#define INCOMING "incoming.tmp"

/* One round of placing. `failed` is the path that a fault is about. */
typedef struct {
    const char *from;
    const char *to;
    const char *incoming;
    const char *journal;
    Record before;
    Text now;
    const char *failed;
} Placing;

/* The walk through one folder of the program; `below` is "" or ends with a slash. */
typedef struct {
    Placing *placing;
    const char *below;
    int depth;
} Folder;

static Fault failed(Placing *placing, const char *path, Fault fault)
{
    if (fault != 0 && placing->failed == NULL)
        placing->failed = path;
    return fault;
}

static Fault place_new(Placing *placing, const char *path, const char *source, const char *target)
{
    Fault fault = failed(placing, target, files_copy(source, placing->incoming));
    if (fault != 0)
        return fault;
    /* first the journal, then the move: whatever a kill leaves in place is known to be ours */
    Look look = files_look(placing->incoming);
    Text line = {0};
    placed_add_line(&line, path, &look);
    const char *entry = joined("\n", line.bytes); /* a line that a kill cut off can't run into this one */
    fault = failed(placing, placing->journal, files_append(placing->journal, entry, strlen(entry)));
    if (fault == 0)
        fault = failed(placing, target, files_move(placing->incoming, target));
    if (fault != 0)
        return fault;
    text_add(&placing->now, line.bytes);
    placed_supersede(&placing->before, path);
    return 0;
}

static Fault place_file(Placing *placing, const char *path)
{
    const char *source = joined(placing->from, SEPARATOR, path);
    const char *target = joined(placing->to, SEPARATOR, path);
    Look there = files_look(target);
    if (there.kind == NOTHING)
        return place_new(placing, path, source, target);
    if (there.kind != A_FILE)
        return 0;
    if (there.size == files_look(source).size && files_same(source, target)) {
        placed_add_line(&placing->now, path, &there);
        placed_supersede(&placing->before, path);
        return 0;
    }
    if (placed_unchanged(&placing->before, path, &there))
        return place_new(placing, path, source, target);
    /* changed or made by the user or the program: theirs, and stays */
    return 0;
}

static Fault place_folder(Placing *placing, const char *below, int depth);

static Fault place_one(void *context, const char *name)
{
    const Folder *folder = context;
    Placing *placing = folder->placing;
    const char *path = joined(folder->below, name);
    const char *source = joined(placing->from, SEPARATOR, path);
    switch (files_look(source).kind) {
    case A_FILE:
        return place_file(placing, path);
    case A_FOLDER:
        return place_folder(placing, joined(path, "/"), folder->depth + 1);
    case NOTHING:
    case SOMETHING_ELSE:
        break;
    }
    /* a bundle holds files and folders only; a pipe or a broken link can't be placed by copying */
    return 0;
}

static Fault place_folder(Placing *placing, const char *below, int depth)
{
    const char *source = joined(placing->from, SEPARATOR, below);
    const char *target = joined(placing->to, SEPARATOR, below);
    if (depth > DEEPEST)
        return failed(placing, target, FAULT_TOO_DEEP);
    const char *bare = copied(target, strlen(target) - 1);
    Look there = files_look(bare);
    if (there.kind == A_FILE || there.kind == SOMETHING_ELSE)
        return 0; /* the user's own file has the name of our folder: it stays */
    Fault fault = failed(placing, bare, files_make_folder(bare));
    if (fault != 0)
        return fault;
    Folder folder = {.placing = placing, .below = below, .depth = depth};
    return failed(placing, source, files_each(copied(source, strlen(source) - 1), place_one, &folder));
}

static Fault place_all(Placing *placing, const char *record_file, const char *digest)
{
    Fault fault = failed(placing, record_file, placed_read(record_file, &placing->before));
    if (fault == 0)
        fault = failed(placing, placing->journal, placed_read(placing->journal, &placing->before));
    placed_add_first_line(&placing->now, digest);
    if (fault == 0)
        fault = place_folder(placing, "", 0);
    if (fault != 0)
        return fault;
    placed_add_remaining(&placing->now, &placing->before);
    files_settle(placing->to);
    /* the record last and in one move: as long as it isn't there, the next start goes through everything again */
    fault = failed(placing, record_file, files_write(placing->incoming, placing->now.bytes, placing->now.length));
    if (fault == 0)
        fault = failed(placing, record_file, files_move(placing->incoming, record_file));
    if (fault == 0 && files_look(placing->journal).kind == A_FILE)
        fault = failed(placing, placing->journal, files_remove(placing->journal));
    return fault;
}

_Noreturn static void give_up_placing(const Launch *launch, const char *path, Fault fault)
{
    const char *what = phrase(WORD_NO_PLACE, launch->name, path);
    give_up(launch->name, joined(what, phrase(WORD_REASON, fault_words(fault), "")));
}

/*
 * True if the record is of this program, nobody threw the script away since, and no placing of another version was cut
 * short since: that one may have replaced files already, while the record is still the older version's.
 */
static bool is_placed(const char *record_file, const char *journal, const Launch *launch, const char *folder)
{
    return placed_is(record_file, launch->digest)
        && files_look(joined(folder, SEPARATOR, launch->script)).kind == A_FILE && files_look(journal).kind == NOTHING;
}

static const char *place_in(const char *home, const char *program, const Launch *launch)
{
    const char *own = joined(home, SEPARATOR, launch->id);
    const char *folder = joined(own, SEPARATOR, "program");
    const char *record_file = joined(own, SEPARATOR, "placed.txt");
    const char *journal = joined(own, SEPARATOR, "placing.txt");
    if (is_placed(record_file, journal, launch, folder))
        return folder;
    Fault fault = files_make_folder(own);
    Lock lock;
    if (fault == 0)
        fault = files_lock(joined(own, SEPARATOR, "lock"), &lock);
    if (fault != 0)
        give_up_placing(launch, own, fault);
    /* another first start may have done the work while this one waited */
    if (!is_placed(record_file, journal, launch, folder)) {
        Placing placing = {
            .from = program,
            .to = folder,
            .incoming = joined(own, SEPARATOR, INCOMING),
            .journal = journal,
        };
        fault = place_all(&placing, record_file, launch->digest);
        if (fault != 0)
            give_up_placing(launch, placing.failed, fault);
    }
    files_unlock(&lock);
    return folder;
}

const char *place_program(const Where *where, const Launch *launch)
{
    const char *program = joined(where->root, SEPARATOR, "program");
    const char *script = joined(program, SEPARATOR, launch->script);
    if (files_look(script).kind != A_FILE)
        give_up(launch->name, phrase(WORD_SCRIPT_MISSING, launch->name, script));
    if (!launch->in_data_folder && files_can_write(program))
        return program;
    const char *home = where_data_home();
    if (*home == '\0')
        give_up(launch->name, phrase(WORD_NO_DATA_HOME, launch->name, ""));
    return place_in(home, program, launch);
}
