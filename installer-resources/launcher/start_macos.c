/* Starts Python on macOS in this very process, so that Dock and menu bar show the app and not "Python". */
#include <dlfcn.h>

#include "start.h"
#include "words.h"

/* https://docs.python.org/3/c-api/interp-lifecycle.html#c.Py_BytesMain, part of the stable ABI */
typedef int PyBytesMain(int argc, char **argv);

int start_python(const Where *where, const Launch *launch, const char *folder, int count, char **arguments)
{
    char **command = start_command(where, launch, folder, count, arguments);
    const char *path = joined(launch_shared(where, launch), "/", launch->library);
    void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (library == NULL)
        give_up(launch->name, phrase(WORD_NOT_STARTED, launch->name, dlerror()));
    PyBytesMain *python = (PyBytesMain *)dlsym(library, "Py_BytesMain");
    if (python == NULL) {
        const char *reason = phrase(WORD_LIBRARY_WITHOUT_MAIN, path, "");
        give_up(launch->name, phrase(WORD_NOT_STARTED, launch->name, reason));
    }
    int length = 0;
    while (command[length] != NULL)
        length++;
    return python(length, command);
}
