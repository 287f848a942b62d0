/* The console on Windows. Without one, and so in window apps, nothing here does anything. */
#include "console.h"

#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "wide.h"
#include "words.h"

/* How the console was before us. */
static struct {
    UINT input_page;
    UINT output_page;
    bool has_mode;
    DWORD output_mode;
} before;

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

static HANDLE open_device(const wchar_t *name)
{
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0,
                       NULL);
}

/* By devices opened afresh, in modes of our own: the program may have left anything behind. */
static void wait_for_enter(const char *line)
{
    HANDLE input = open_device(L"CONIN$");
    HANDLE output = open_device(L"CONOUT$");
    if (input != INVALID_HANDLE_VALUE && output != INVALID_HANDLE_VALUE) {
        wchar_t *words = wide(joined(line, "\r\n"));
        DWORD count;
        /* keys of a game that ended in the middle don't count as the Enter */
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

/* Ctrl+C and Ctrl+Break are for the program; when the window is closed, both processes end. */
static BOOL WINAPI leave_it_to_the_program(DWORD event)
{
    return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

void console_keep_open(const Where *where, const Launch *launch)
{
    if (!is_console(STD_INPUT_HANDLE) || !is_console(STD_OUTPUT_HANDLE) || !console_is_own() || switched_off())
        return;
    STARTUPINFOW startup = {.cb = sizeof startup};
    PROCESS_INFORMATION child;
    /* our own command line as it came: nothing is quoted anew. The child isn't alone on the console, so it goes on */
    if (!CreateProcessW(wide(where->self), _wcsdup(GetCommandLineW()), NULL, NULL, TRUE, 0, NULL, NULL, &startup,
                        &child))
        return;
    SetConsoleCtrlHandler(leave_it_to_the_program, TRUE);
    DWORD code = EXIT_NOT_STARTED;
    WaitForSingleObject(child.hProcess, INFINITE);
    GetExitCodeProcess(child.hProcess, &code);
    SetConsoleCtrlHandler(leave_it_to_the_program, FALSE);
    wait_for_enter(code == 0 ? phrase(WORD_ENDED, launch->name, "")
                             : phrase(WORD_ENDED_WITH, launch->name, digits((long long)code)));
    ExitProcess(code);
}

static void restore(void)
{
    if (before.has_mode)
        SetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), before.output_mode);
    SetConsoleCP(before.input_page);
    SetConsoleOutputCP(before.output_page);
}

void console_prepare(void)
{
    before.input_page = GetConsoleCP();
    before.output_page = GetConsoleOutputCP();
    /* by atexit: after sys.exit, Python ends the process itself */
    if (before.input_page == 0 || before.output_page == 0 || atexit(restore) != 0)
        return;
    SetConsoleCP(CP_UTF8);
    SetConsoleOutputCP(CP_UTF8);
    HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    before.has_mode = GetConsoleMode(output, &before.output_mode) != 0;
    if (before.has_mode)
        SetConsoleMode(output, before.output_mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}
