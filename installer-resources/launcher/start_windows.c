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

/* As much of a program as is mapped of its head at least, and more than comes before what is looked for there. */
#define HEAD 4096

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

/* For which processor a program or library is made; 0 if its head is none. */
static WORD machine_in(const char *head, size_t length)
{
    const IMAGE_DOS_HEADER *first = (const IMAGE_DOS_HEADER *)(const void *)head;
    if (length < sizeof *first || first->e_magic != IMAGE_DOS_SIGNATURE || first->e_lfanew < 0)
        return 0;
    size_t at = (size_t)first->e_lfanew;
    DWORD signature;
    IMAGE_FILE_HEADER found;
    if (at > length || length - at < sizeof signature + sizeof found)
        return 0;
    memcpy(&signature, head + at, sizeof signature);
    memcpy(&found, head + at + sizeof signature, sizeof found);
    return signature == IMAGE_NT_SIGNATURE ? found.Machine : 0;
}

/* Windows says the same of a library for another processor as of one that is cut: only its head tells them apart. */
static bool is_for_another(const char *path)
{
    char *head;
    size_t length;
    if (files_read(path, HEAD, &head, &length) != 0)
        return false;
    WORD machine = machine_in(head, length);
    return machine != 0 && machine != machine_in((const char *)GetModuleHandleW(NULL), HEAD);
}

static const char *why(const Launch *launch, const char *path, DWORD fault)
{
    switch (fault) {
    case ERROR_BAD_EXE_FORMAT:
        return is_for_another(path) ? phrase(WORD_OTHER_PROCESSOR, "", "")
                                    : phrase(WORD_LIBRARY_WITHOUT_MAIN, launch->library, "");
    case ERROR_ACCESS_DENIED:
    case ERROR_ACCESS_DISABLED_BY_POLICY:
    case ERROR_VIRUS_INFECTED:
    case INTEGRITY_VIOLATION:
        /* whoever allows it has to know what and why */
        return joined(phrase(WORD_BLOCKED, "", ""), ": ", path, ": ", fault_words(fault));
    default:
        return joined(path, ": ", fault_words(fault));
    }
}

/*
 * What libraries of packages ask for (python3.dll, the C runtime) is looked for in the library's folder as well. Wine takes
 * no folder of a server for that; the second way takes any, but children would get it too.
 */
static bool let_find(const char *folder)
{
    return AddDllDirectory(wide(folder)) != NULL || SetDllDirectoryW(wide(folder));
}

/* Only the system's folders, ours and those that the program adds: never the current folder or PATH. */
static HMODULE load(const Where *where, const Launch *launch)
{
    const char *path = joined(launch_shared(where, launch), "\\", launch->library);
    const char *folder = where_root(path);
    HMODULE library = NULL;
    if (SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS) && let_find(folder))
        library = LoadLibraryExW(wide(path), NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (library == NULL) {
        const char *reason = why(launch, path, GetLastError());
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
