/* Finds the app around the launcher and reads its launch.ini. */
#include <string.h>

#include "files.h"
#include "launcher.h"
#include "words.h"

#define LONGEST_INI ((size_t)64 * 1024)

#ifdef __linux__
#define NEEDS_LIBRARY false
#else
#define NEEDS_LIBRARY true
#endif

static const char *ini_of(const char *root)
{
    return joined(root, SEPARATOR, "support", SEPARATOR, "launch.ini");
}

/* The first thing that should lie beside the launcher and doesn't; "" if all is there. */
static const char *missing(const char *root)
{
    const char *program = joined(root, SEPARATOR, "program");
    if (files_look(program).kind != A_FOLDER)
        return program;
    const char *ini = ini_of(root);
    return files_look(ini).kind == A_FILE ? "" : ini;
}

const char *launch_file_name(const Where *where)
{
    const char *end = where->self;
    for (const char *at = where->self; *at != '\0'; at++)
        if (*at == SEPARATOR[0])
            end = at + 1;
    size_t length = strlen(end);
    if (length > 4 && same(end + length - 4, ".exe"))
        length -= 4;
    return copied(end, length);
}

static _Noreturn void alone(const Where *where, const char *not_there)
{
    const char *name = launch_file_name(where);
#ifdef _WIN32
    give_up(name, phrase(WORD_ALONE_IN_ZIP, name, not_there));
#else
    give_up(name, phrase(WORD_ALONE, name, not_there));
#endif
}

Where launch_find(void)
{
    Where where = {.self = where_self()};
    where.root = app_root(where.self);
    const char *not_there = missing(where.root);
    if (*not_there == '\0')
        return where;
    const char *resolved = where_self_resolved(where.self);
    if (*resolved != '\0') {
        Where other = {.self = resolved, .root = app_root(resolved)};
        if (*missing(other.root) == '\0')
            return other;
    }
    alone(&where, not_there);
}

const char *launch_shared(const Where *where, const Launch *launch)
{
    size_t length = strlen(where->root);
    for (int level = 0; level < launch->levels; level++)
        while (length > 0 && where->root[--length] != SEPARATOR[0])
            continue;
    return copied(where->root, length);
}

const char *launch_packages(const Where *where, const Launch *launch)
{
    return *launch->packages == '\0' ? "" : joined(launch_shared(where, launch), SEPARATOR, launch->packages);
}

int launch_runner(const Launch *launch, const char *words[MOST_RUNNER_WORDS])
{
    int count = 0;
    for (const char *at = launch->runner; *at != '\0';) {
        size_t length = strcspn(at, " ");
        words[count++] = copied(at, length);
        at += at[length] == ' ' ? length + 1 : length;
    }
    return count;
}

/* The folder of the interpreter: here, or where several apps share it. */
static void require_python(const Where *where, const Launch *launch)
{
    size_t first = strcspn(launch->executable, SEPARATOR);
    const char *python = joined(launch_shared(where, launch), SEPARATOR, copied(launch->executable, first));
    if (files_look(python).kind != A_FOLDER)
        alone(where, python);
}

Launch launch_read(const Where *where)
{
    const char *name = launch_file_name(where);
    char *text;
    size_t length;
    Fault fault = files_read(ini_of(where->root), LONGEST_INI + 1, &text, &length);
    if (fault != 0)
        give_up(name, phrase(WORD_INI_UNREADABLE, name, fault_words(fault)));
    Launch launch;
    const char *wrong = length > LONGEST_INI ? phrase(WORD_INI_TOO_LONG, "", "")
                                             : ini_parse(text, length, NEEDS_LIBRARY, &launch);
    if (*wrong != '\0')
        give_up(name, phrase(WORD_INI_BROKEN, name, wrong));
    require_python(where, &launch);
    return launch;
}
