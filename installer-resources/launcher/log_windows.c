/* The log of a window app on Windows, where such an app begins with no standard streams at all. */
#include "log.h"

#include <fcntl.h>
#include <io.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#include "desktop.h"
#include "files.h"
#include "wide.h"
#include "words.h"

static void set(const wchar_t *name, const char *value)
{
    const wchar_t *text = wide(value);
    SetEnvironmentVariableW(name, text);
    if (_wputenv_s(name, text) != 0)
        _exit(EXIT_NOT_STARTED);
}

/* The C library's streams, which Python takes its own from, need numbers first: a window app's have none. */
static bool numbered(void)
{
    return freopen("NUL", "r", stdin) != NULL && freopen("NUL", "w", stdout) != NULL && freopen("NUL", "w", stderr) != NULL;
}

void log_open(const Where *where, const Launch *launch)
{
    const char *home = launch->window && desktop_started() ? where_data_home() : "";
    const char *folder = joined(home, "\\", launch->id);
    if (*home == '\0' || files_make_folder(folder) != 0)
        return;
    const char *path = joined(folder, "\\log.txt");
    if (files_look(path).size > LOG_LENGTH)
        (void)files_move(path, joined(folder, "\\log.old.txt"));
    /* shared for deletion, so that the log can be moved aside while it is written to */
    SECURITY_ATTRIBUTES inherited = {.nLength = sizeof inherited, .bInheritHandle = TRUE};
    HANDLE file = CreateFileW(wide_path(path), FILE_APPEND_DATA | FILE_READ_ATTRIBUTES | SYNCHRONIZE,
                              FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, &inherited, OPEN_ALWAYS,
                              FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE || !numbered())
        return;
    int number = _open_osfhandle((intptr_t)file, _O_APPEND | _O_BINARY);
    if (number < 0 || _dup2(number, _fileno(stdout)) != 0 || _dup2(number, _fileno(stderr)) != 0)
        return;
    SetStdHandle(STD_OUTPUT_HANDLE, (HANDLE)_get_osfhandle(_fileno(stdout)));
    SetStdHandle(STD_ERROR_HANDLE, (HANDLE)_get_osfhandle(_fileno(stderr)));
    _close(number);
    if (launch->web)
        set(wide(WEB_VARIABLE), "1");
    set(L"PIPAPP_LOG", path);
    set(L"PIPAPP_WINDOW", joined(phrase_language(), ":", where->root));
}
