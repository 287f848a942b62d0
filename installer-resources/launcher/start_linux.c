/* Starts Python on Linux: the launcher becomes the bundled interpreter. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "start.h"
#include "words.h"

extern char **environ;

static const char *why(const char *executable, int error)
{
    if (error == EACCES)
        return phrase(WORD_NOT_EXECUTABLE, "", "");
    /* the file is there, so what is not found is the loader named in it */
    if (error == ENOENT && files_look(executable).kind == A_FILE)
        return phrase(WORD_NO_LOADER, "", "");
    if (error == ENOEXEC)
        return phrase(WORD_OTHER_PROCESSOR, "", "");
    return joined(executable, ": ", strerror(error));
}

int start_python(const Where *where, const Launch *launch, const char *folder, int count, char **arguments)
{
    char **command = start_command(where, launch, folder, count, arguments);
    execve(command[0], command, environ);
    give_up(launch->name, phrase(WORD_NOT_STARTED, launch->name, why(command[0], errno)));
}
