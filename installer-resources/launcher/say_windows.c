/* The launcher's words on Windows: standard error if somebody can read it there, otherwise a message box. */
#include <string.h>
#include <windows.h>

#include "console.h"
#include "desktop.h"
#include "launcher.h"
#include "wide.h"

static void put(HANDLE stream, const char *words)
{
    const char *line = joined(words, "\n");
    DWORD mode;
    DWORD done;
    if (GetConsoleMode(stream, &mode)) {
        const wchar_t *units = wide(line);
        WriteConsoleW(stream, units, (DWORD)wcslen(units), &done, NULL);
    } else {
        WriteFile(stream, line, (DWORD)strlen(line), &done, NULL);
    }
}

void say_line(const char *line)
{
    put(GetStdHandle(STD_OUTPUT_HANDLE), line);
}

/* Window apps have no standard error; a console that is ours alone closes before anybody has read it. */
static bool can_be_read(HANDLE stream)
{
    DWORD mode;
    if (stream == NULL || stream == INVALID_HANDLE_VALUE || GetFileType(stream) == FILE_TYPE_UNKNOWN)
        return false;
    return !GetConsoleMode(stream, &mode) || !console_is_own();
}

void give_up(const char *title, const char *words)
{
    HANDLE error = GetStdHandle(STD_ERROR_HANDLE);
    if (can_be_read(error) || !desktop_tell(title, words))
        put(error, words);
    ExitProcess(EXIT_NOT_STARTED);
}
