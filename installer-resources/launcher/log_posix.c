/* The log of a window app on Linux and macOS. */
#include "log.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "desktop.h"
#include "files.h"
#include "words.h"

void log_open(const Where *where, const Launch *launch)
{
    const char *home = launch->window && desktop_started() ? where_data_home() : "";
    const char *folder = joined(home, "/", launch->id);
    if (*home == '\0' || files_make_folder(folder) != 0)
        return;
    const char *path = joined(folder, "/log.txt");
    if (files_look(path).size > LOG_LENGTH)
        (void)files_move(path, joined(folder, "/log.old.txt"));
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    if (dup2(file, STDOUT_FILENO) >= 0 && dup2(file, STDERR_FILENO) >= 0
        && (setenv("PIPAPP_LOG", path, 1) != 0 || (launch->web && setenv(WEB_VARIABLE, "1", 1) != 0)
            || setenv("PIPAPP_WINDOW", joined(phrase_language(), ":", where->root), 1) != 0))
        _Exit(EXIT_NOT_STARTED);
    close(file);
}
