/* The launcher's words on Linux and macOS: standard error for trouble, standard output for answers. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desktop.h"
#include "launcher.h"

/* Nobody is left to be told when telling itself fails. */
static void put(int where, const char *words)
{
    const char *line = joined(words, "\n");
    size_t length = strlen(line);
    while (length > 0) {
        ssize_t done = write(where, line, length);
        if (done <= 0)
            return;
        line += done;
        length -= (size_t)done;
    }
}

void say_line(const char *line)
{
    put(STDOUT_FILENO, line);
}

void give_up(const char *title, const char *words)
{
    /* after a double-click nobody would see it; in the log of the desktop it may still help */
    put(STDERR_FILENO, words);
    desktop_tell(title, words);
    _Exit(EXIT_NOT_STARTED);
}
