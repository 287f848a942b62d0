/* The desktop on Windows. */
#include "desktop.h"

#include <windows.h>

#include <shellapi.h>
#include <string.h>

#include "console.h"
#include "launcher.h"
#include "wide.h"
#include "words.h"

static bool is_read(DWORD stream)
{
    HANDLE handle = GetStdHandle(stream);
    if (handle == NULL || handle == INVALID_HANDLE_VALUE)
        return false;
    DWORD type = GetFileType(handle);
    return type == FILE_TYPE_DISK || type == FILE_TYPE_PIPE;
}

bool desktop_started(void)
{
    if (is_read(STD_OUTPUT_HANDLE) || is_read(STD_ERROR_HANDLE))
        return false;
    DWORD mode;
    return !GetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), &mode) || console_is_own();
}

static int box(const char *title, const char *words, UINT kind)
{
    UINT reading = phrase_right_to_left() ? MB_RTLREADING | MB_RIGHT : 0;
    return MessageBoxW(NULL, wide(words), wide(title), kind | reading | MB_SETFOREGROUND);
}

bool desktop_tell(const char *title, const char *words)
{
    /* fails where there is no desktop, as in a service */
    return box(title, words, MB_OK | MB_ICONERROR) != 0;
}

bool desktop_ask(const char *title, const char *question)
{
    if (desktop_started())
        return box(title, question, MB_YESNO | MB_ICONQUESTION | MB_DEFBUTTON2) == IDYES;
    say_line(joined(question, " [y/N]"));
    char answer = 0;
    DWORD count = 0;
    return ReadFile(GetStdHandle(STD_INPUT_HANDLE), &answer, 1, &count, NULL) && count == 1 && answer != '\0'
        && strchr("yYjJoOsSeE", answer) != NULL;
}

void desktop_open(const char *folder)
{
    ShellExecuteW(NULL, L"open", wide(folder), NULL, NULL, SW_SHOWNORMAL);
}
