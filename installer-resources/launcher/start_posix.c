/* The command line of Python on Linux and macOS, and the step into the program's folder. */
#include "start.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "words.h"

char **start_command(const Where *where, const Launch *launch, const char *folder, int count, char **arguments)
{
    const char *const flags[PYTHON_FLAG_COUNT] = {PYTHON_FLAGS};
    if (chdir(folder) != 0) {
        const char *what = phrase(WORD_FOLDER_REFUSED, launch->name, folder);
        give_up(launch->name, joined(what, phrase(WORD_REASON, strerror(errno), "")));
    }
    const char *runner[MOST_RUNNER_WORDS];
    int words = launch_runner(launch, runner);
    char **command = memory((size_t)(PYTHON_FLAG_COUNT + words + count + 3) * sizeof *command);
    int at = 0;
    command[at++] = joined(launch_shared(where, launch), "/", launch->executable);
    for (int i = 0; i < PYTHON_FLAG_COUNT; i++)
        command[at++] = joined(flags[i]);
    for (int i = 0; i < words; i++)
        command[at++] = joined(runner[i]);
    command[at++] = joined(folder, "/", launch->script);
    for (int i = 0; i < count; i++)
        command[at++] = arguments[i];
    command[at] = NULL;
    return command;
}
