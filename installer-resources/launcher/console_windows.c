/* The console on Windows. Without one, and so in window apps, nothing here does anything. */
#include "console.h"

#include <string.h>
#include <windows.h>

#include "wide.h"
#include "words.h"

static struct {
    bool prepared;
    bool waits;
    UINT input_page;
    UINT output_page;
    DWORD output_mode;
} console;

static bool is_console(DWORD stream)
{
    DWORD mode;
    return GetConsoleMode(GetStdHandle(stream), &mode) != 0;
}

bool console_is_own(void)
{
    DWORD processes[2];
    return GetConsoleProcessList(processes, 2) == 1;
}

static bool switched_off(void)
{
    wchar_t choice[8];
    DWORD length = GetEnvironmentVariableW(L"PIPAPP_TERMINAL", choice, 8);
    return length > 0 && length < 8 && wcscmp(choice, L"never") == 0;
}

void console_prepare(void)
{
    console.input_page = GetConsoleCP();
    console.output_page = GetConsoleOutputCP();
    if (console.input_page == 0)
        return;
    console.prepared = true;
    console.waits = is_console(STD_INPUT_HANDLE) && is_console(STD_OUTPUT_HANDLE) && console_is_own() && !switched_off();
    SetConsoleCP(CP_UTF8);
    SetConsoleOutputCP(CP_UTF8);
    HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    if (GetConsoleMode(output, &console.output_mode))
        SetConsoleMode(output, console.output_mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

static HANDLE open_device(const wchar_t *name)
{
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0,
                       NULL);
}

/* By devices opened afresh: the program may have closed or redirected its own streams. */
static void wait_for_enter(const char *line)
{
    HANDLE input = open_device(L"CONIN$");
    HANDLE output = open_device(L"CONOUT$");
    if (input != INVALID_HANDLE_VALUE && output != INVALID_HANDLE_VALUE) {
        wchar_t *words = wide(joined("\n", line, "\n"));
        DWORD count;
        /* keys of a game that ended in the middle don't count as the Enter, and its raw mode is over */
        FlushConsoleInputBuffer(input);
        SetConsoleMode(input, ENABLE_PROCESSED_INPUT | ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT);
        WriteConsoleW(output, words, (DWORD)wcslen(words), &count, NULL);
        wchar_t got[64];
        do {
            if (!ReadConsoleW(input, got, 64, &count, NULL))
                break;
        } while (count > 0 && got[count - 1] != L'\n');
    }
    if (input != INVALID_HANDLE_VALUE)
        CloseHandle(input);
    if (output != INVALID_HANDLE_VALUE)
        CloseHandle(output);
}

void console_finish(const Launch *launch, int code)
{
    if (!console.prepared)
        return;
    if (console.waits)
        wait_for_enter(code == 0 ? phrase(WORD_ENDED, launch->name, "")
                                 : phrase(WORD_ENDED_WITH, launch->name, digits(code)));
    if (console.output_mode != 0)
        SetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), console.output_mode);
    SetConsoleCP(console.input_page);
    SetConsoleOutputCP(console.output_page);
}
