/* Starts Python on Windows in this very process, so that the task bar shows the app and not "Python". */
#include "start.h"

#include <string.h>
#include <windows.h>

#include "files.h"
#include "wide.h"
#include "words.h"

/* SetCurrentDirectory refuses longer ones, whatever the manifest says. */
#define LONGEST_FOLDER 258

/* ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION, which this tool chain's headers lack: Smart App Control and its like */
#define INTEGRITY_VIOLATION 4551

/* https://docs.python.org/3/c-api/interp-lifecycle.html#c.Py_Main, part of the stable ABI */
typedef int PyMain(int argc, wchar_t **argv);

static void enter(const Launch *launch, const char *folder)
{
    wchar_t *path = wide(folder);
    if (SetCurrentDirectoryW(path))
        return;
    DWORD fault = GetLastError();
    const char *reason = wcslen(path) >= LONGEST_FOLDER ? phrase(WORD_PATH_TOO_LONG, "", "") : fault_words(fault);
    give_up(launch->name,
            joined(phrase(WORD_FOLDER_REFUSED, launch->name, folder), phrase(WORD_REASON, reason, "")));
}

static wchar_t **command_line(const Where *where, const Launch *launch, const char *folder, int *count,
                              wchar_t **arguments)
{
    const char *const flags[PYTHON_FLAG_COUNT] = {PYTHON_FLAGS};
    const char *runner[MOST_RUNNER_WORDS];
    int words = launch_runner(launch, runner);
    wchar_t **command = memory((size_t)(PYTHON_FLAG_COUNT + words + *count + 3) * sizeof *command);
    int at = 0;
    command[at++] = wide(joined(launch_shared(where, launch), "\\", launch->executable));
    for (int i = 0; i < PYTHON_FLAG_COUNT; i++)
        command[at++] = wide(flags[i]);
    for (int i = 0; i < words; i++)
        command[at++] = wide(runner[i]);
    command[at++] = wide(joined(folder, "\\", launch->script));
    for (int i = 0; i < *count; i++)
        command[at++] = arguments[i];
    command[at] = NULL;
    *count = at;
    return command;
}

static const char *why(const char *path, DWORD fault)
{
    switch (fault) {
    case ERROR_BAD_EXE_FORMAT:
        return phrase(WORD_OTHER_PROCESSOR, "", "");
    case ERROR_ACCESS_DISABLED_BY_POLICY:
    case ERROR_VIRUS_INFECTED:
    case INTEGRITY_VIOLATION:
        return phrase(WORD_BLOCKED, "", "");
    default:
        return joined(path, ": ", fault_words(fault));
    }
}

/* Only the system's folders, ours and those that the program adds: never the current folder or PATH. */
static HMODULE load(const Where *where, const Launch *launch)
{
    const char *path = joined(launch_shared(where, launch), "\\", launch->library);
    const char *folder = where_root(path);
    HMODULE library = NULL;
    if (SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS) && AddDllDirectory(wide(folder)) != NULL)
        library = LoadLibraryExW(wide(path), NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (library == NULL) {
        const char *reason = why(path, GetLastError());
        give_up(launch->name, phrase(WORD_NOT_STARTED, launch->name, reason));
    }
    return library;
}

int start_python(const Where *where, const Launch *launch, const char *folder, int count, wchar_t **arguments)
{
    enter(launch, folder);
    HMODULE library = load(where, launch);
    PyMain *python = (PyMain *)(void *)GetProcAddress(library, "Py_Main");
    if (python == NULL) {
        const char *reason = phrase(WORD_LIBRARY_WITHOUT_MAIN, launch->library, "");
        give_up(launch->name, phrase(WORD_NOT_STARTED, launch->name, reason));
    }
    wchar_t **command = command_line(where, launch, folder, &count, arguments);
    return python(count, command);
}
