/* Shows where the user's files are, and lets the app start afresh; nothing that the user saved is thrown away by that. */
#include "own.h"

#include "desktop.h"
#include "files.h"
#include "words.h"

/* Nobody starts that often afresh without clearing away. */
#define MOST_KEPT 1000

static int show(const Where *where, const Launch *launch)
{
    const char *folder = place_program(where, launch);
    if (desktop_started())
        desktop_open(folder);
    else
        say_line(folder);
    return 0;
}

static void tell(const Launch *launch, const char *words)
{
    if (!desktop_started() || !desktop_tell(launch->name, words))
        say_line(words);
}

/* A name that isn't taken, for what was saved before. */
static const char *kept_folder(const char *own)
{
    for (int number = 1; number <= MOST_KEPT; number++) {
        const char *folder = joined(own, SEPARATOR, "before-", digits(number));
        if (files_look(folder).kind == NOTHING)
            return folder;
    }
    return "";
}

/* The folder as a whole is moved aside, then the records of it are forgotten: the next start places everything anew. */
static Fault set_aside(const char *own, const char *program, const char *kept)
{
    Lock lock;
    Fault fault = files_lock(joined(own, SEPARATOR, "lock"), &lock);
    if (fault != 0)
        return fault;
    fault = files_move(program, kept);
    if (fault == 0) {
        (void)files_remove(joined(own, SEPARATOR, "placed.txt"));
        (void)files_remove(joined(own, SEPARATOR, "placing.txt"));
    }
    files_unlock(&lock);
    return fault;
}

static int reset(const Where *where, const Launch *launch)
{
    const char *home = where_data_home();
    const char *own = joined(home, SEPARATOR, launch->id);
    const char *program = joined(own, SEPARATOR, "program");
    const char *kept = kept_folder(own);
    if (*home == '\0' || *kept == '\0' || files_look(program).kind != A_FOLDER) {
        const char *portable = joined(where->root, SEPARATOR, "program");
        tell(launch, phrase(WORD_RESET_NOTHING, launch->name, portable));
        return 0;
    }
    if (!desktop_ask(launch->name, phrase(WORD_RESET_ASK, launch->name, kept))) {
        say_line(phrase(WORD_RESET_NOT_DONE, launch->name, ""));
        return 1;
    }
    Fault fault = set_aside(own, program, kept);
    if (fault != 0) {
        const char *what = phrase(WORD_RESET_NOT_DONE, launch->name, "");
        give_up(launch->name, joined(what, phrase(WORD_REASON, fault_words(fault), "")));
    }
    tell(launch, phrase(WORD_RESET_DONE, launch->name, kept));
    return 0;
}

bool own_word(const Where *where, const Launch *launch, const char *word, int *code)
{
    if (launch->words_are_the_programs)
        return false;
    if (same(word, "--where"))
        *code = show(where, launch);
    else if (same(word, "--reset"))
        *code = reset(where, launch);
    else
        return false;
    return true;
}
