/*
 * The splash on Windows. In the program's process only a thread waits; the window is shown by another process, the launcher
 * started once more: a window here would settle for the program what it may want to choose itself (its dots per inch, and
 * which of its windows comes first).
 */
#include "splash.h"

#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include <tlhelp32.h>

#include "wide.h"
#include "words.h"

#define STEP 200
#define STACK (64 * 1024)
#define MOST_PROCESSES 64
/* in 96ths of an inch */
#define WIDTH 420
#define HEIGHT 108
#define MARGIN 24
#define ICON 48
#define BAR 4
/* of the bar's width, how much runs along it, in how many steps from one end to the other */
#define RUNNER 4
#define ROUND 12

/* --- has the program shown a window? ------------------------------------------------------------------------------ */

/* The program's process and those that it has started. */
typedef struct {
    DWORD processes[MOST_PROCESSES];
    size_t count;
    bool shown;
} Family;

static bool is_in(const Family *family, DWORD process)
{
    for (size_t i = 0; i < family->count; i++)
        if (family->processes[i] == process)
            return true;
    return false;
}

static BOOL CALLBACK look(HWND window, LPARAM context)
{
    Family *family = (Family *)context;
    DWORD process = 0;
    RECT place;
    GetWindowThreadProcessId(window, &process);
    family->shown = IsWindowVisible(window) && is_in(family, process) && GetWindowRect(window, &place)
        && place.right > place.left && place.bottom > place.top;
    return !family->shown;
}

/* Once through the list is enough for children, which come behind their parents. */
static Family family_of(DWORD process)
{
    Family family = {.processes = {process}, .count = 1};
    HANDLE list = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    if (list == INVALID_HANDLE_VALUE)
        return family;
    for (BOOL more = Process32FirstW(list, &entry); more && family.count < MOST_PROCESSES; more = Process32NextW(list, &entry))
        if (entry.th32ProcessID != GetCurrentProcessId() && is_in(&family, entry.th32ParentProcessID)
            && !is_in(&family, entry.th32ProcessID))
            family.processes[family.count++] = entry.th32ProcessID;
    CloseHandle(list);
    return family;
}

static bool has_shown(DWORD process)
{
    Family family = family_of(process);
    EnumWindows(look, (LPARAM)&family);
    return family.shown;
}

/* --- beside the program ------------------------------------------------------------------------------------------- */

static struct {
    const wchar_t *launcher;
    wchar_t *command;
    int after;
} watch;

static DWORD WINAPI wait_for_window(void *nothing)
{
    (void)nothing;
    for (int waited = 0; waited < watch.after; waited += STEP)
        Sleep(STEP);
    if (has_shown(GetCurrentProcessId()))
        return 0;
    STARTUPINFOW startup = {.cb = sizeof startup};
    PROCESS_INFORMATION child;
    if (CreateProcessW(watch.launcher, watch.command, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &child)) {
        CloseHandle(child.hProcess);
        CloseHandle(child.hThread);
    }
    return 0;
}

void splash_watch(const Where *where, const Launch *launch)
{
    char choice[16] = "";
    DWORD length = GetEnvironmentVariableA("PIPAPP_SPLASH", choice, sizeof choice);
    watch.after = splash_after(launch, length < sizeof choice ? choice : "");
    if (watch.after == 0)
        return;
    watch.launcher = wide(where->self);
    watch.command = wide(joined("\"", where->self, "\" " SPLASH_WORD " ", digits(GetCurrentProcessId())));
    HANDLE thread = CreateThread(NULL, STACK, wait_for_window, NULL, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
    if (thread != NULL)
        CloseHandle(thread);
}

/* --- the window --------------------------------------------------------------------------------------------------- */

static struct {
    DWORD process;
    HANDLE program;
    ULONGLONG begun;
    const wchar_t *words;
    HBITMAP picture;
    SIZE size;
    SIZE picture_size;
    HICON icon;
    HFONT font;
    int dots;
    int step;
} now;

static int scaled(int length)
{
    return MulDiv(length, now.dots, 96);
}

static void draw_picture(HDC screen)
{
    HDC memory_screen = CreateCompatibleDC(screen);
    HGDIOBJ before = SelectObject(memory_screen, now.picture);
    SetStretchBltMode(screen, HALFTONE);
    SetBrushOrgEx(screen, 0, 0, NULL);
    StretchBlt(screen, 0, 0, now.size.cx, now.size.cy, memory_screen, 0, 0, now.picture_size.cx, now.picture_size.cy, SRCCOPY);
    SelectObject(memory_screen, before);
    DeleteDC(memory_screen);
}

/* Where it would be for somebody who reads the other way. */
static RECT turned(RECT place)
{
    if (phrase_right_to_left()) {
        LONG left = now.size.cx - place.right;
        place.right = now.size.cx - place.left;
        place.left = left;
    }
    return place;
}

static RECT bar_place(void)
{
    int top = now.size.cy - scaled(MARGIN);
    return (RECT){scaled(2 * MARGIN + ICON), top, now.size.cx - scaled(MARGIN), top + scaled(BAR)};
}

static void draw_bar(HDC screen)
{
    RECT whole = bar_place();
    LONG width = (whole.right - whole.left) / RUNNER;
    int way = now.step % (2 * ROUND);
    way = way > ROUND ? 2 * ROUND - way : way;
    RECT runner = whole;
    runner.left += (whole.right - whole.left - width) * way / ROUND;
    runner.right = runner.left + width;
    whole = turned(whole);
    runner = turned(runner);
    FillRect(screen, &whole, GetSysColorBrush(COLOR_BTNFACE));
    FillRect(screen, &runner, GetSysColorBrush(COLOR_HIGHLIGHT));
}

static void draw_words(HDC screen)
{
    RECT whole = {0, 0, now.size.cx, now.size.cy};
    FillRect(screen, &whole, GetSysColorBrush(COLOR_WINDOW));
    FrameRect(screen, &whole, GetSysColorBrush(COLOR_BTNSHADOW));
    RECT icon = turned((RECT){scaled(MARGIN), (now.size.cy - scaled(ICON)) / 2, scaled(MARGIN + ICON), 0});
    DrawIconEx(screen, icon.left, icon.top, now.icon, scaled(ICON), scaled(ICON), 0, NULL, DI_NORMAL);
    SetBkMode(screen, TRANSPARENT);
    SetTextColor(screen, GetSysColor(COLOR_WINDOWTEXT));
    HGDIOBJ before = SelectObject(screen, now.font);
    UINT way = DT_WORDBREAK | DT_NOPREFIX | (phrase_right_to_left() ? DT_RTLREADING | DT_RIGHT : DT_LEFT);
    RECT words = turned((RECT){scaled(2 * MARGIN + ICON), 0, now.size.cx - scaled(MARGIN), now.size.cy - scaled(MARGIN)});
    RECT needed = words;
    int height = DrawTextW(screen, now.words, -1, &needed, way | DT_CALCRECT);
    words.top = height < words.bottom ? (words.bottom - height) / 2 : 0;
    DrawTextW(screen, now.words, -1, &words, way | DT_END_ELLIPSIS);
    SelectObject(screen, before);
    draw_bar(screen);
}

static void draw(HWND window)
{
    PAINTSTRUCT painting;
    HDC screen = BeginPaint(window, &painting);
    if (now.picture != NULL)
        draw_picture(screen);
    else
        draw_words(screen);
    EndPaint(window, &painting);
}

static void tick(HWND window)
{
    if (WaitForSingleObject(now.program, 0) != WAIT_TIMEOUT || has_shown(now.process)
        || GetTickCount64() - now.begun > SPLASH_LONGEST) {
        DestroyWindow(window);
    } else if (now.picture == NULL) {
        now.step++;
        RECT bar = turned(bar_place());
        InvalidateRect(window, &bar, FALSE);
    }
}

static LRESULT CALLBACK answer(HWND window, UINT message, WPARAM word, LPARAM more)
{
    switch (message) {
    case WM_PAINT:
        draw(window);
        return 0;
    case WM_ERASEBKGND:
        return 1;
    case WM_TIMER:
        tick(window);
        return 0;
    case WM_LBUTTONUP:
        DestroyWindow(window);
        return 0;
    case WM_DESTROY:
        PostQuitMessage(0);
        return 0;
    default:
        return DefWindowProcW(window, message, word, more);
    }
}

static void prepare(const Where *where, const Launch *launch)
{
    HDC screen = GetDC(NULL);
    now.dots = GetDeviceCaps(screen, LOGPIXELSX);
    ReleaseDC(NULL, screen);
    now.begun = GetTickCount64();
    now.words = wide(phrase(WORD_SPLASH, launch->name, ""));
    now.size = (SIZE){scaled(WIDTH), scaled(HEIGHT)};
    if (*launch->splash != '\0')
        now.picture = LoadImageW(NULL, wide(joined(where->root, "\\", launch->splash)), IMAGE_BITMAP, 0, 0,
                                 LR_LOADFROMFILE | LR_CREATEDIBSECTION);
    BITMAP found;
    if (now.picture != NULL && GetObjectW(now.picture, sizeof found, &found) != 0) {
        now.picture_size = (SIZE){found.bmWidth, found.bmHeight};
        now.size = (SIZE){scaled(found.bmWidth), scaled(found.bmHeight)};
    }
    now.icon = LoadImageW(GetModuleHandleW(NULL), MAKEINTRESOURCEW(1), IMAGE_ICON, scaled(ICON), scaled(ICON), 0);
    if (now.icon == NULL)
        now.icon = LoadIconW(NULL, MAKEINTRESOURCEW(32512)); /* IDI_APPLICATION */
    NONCLIENTMETRICSW metrics = {.cbSize = sizeof metrics};
    if (SystemParametersInfoW(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0)) {
        metrics.lfMessageFont.lfHeight = -scaled(16);
        now.font = CreateFontIndirectW(&metrics.lfMessageFont);
    }
}

void splash_show(const Where *where, const Launch *launch, const char *process)
{
    now.process = strtoul(process, NULL, 10);
    now.program = OpenProcess(SYNCHRONIZE, FALSE, now.process);
    if (now.program == NULL)
        return;
    prepare(where, launch);
    HINSTANCE module = GetModuleHandleW(NULL);
    WNDCLASSW class = {.lpfnWndProc = answer, .hInstance = module, .lpszClassName = L"pip.app splash",
                       .hCursor = LoadCursorW(NULL, MAKEINTRESOURCEW(32650))}; /* IDC_APPSTARTING */
    RegisterClassW(&class);
    /* shown, but not made the active window: what is typed meanwhile isn't for it */
    HWND window = CreateWindowExW(WS_EX_TOOLWINDOW | WS_EX_NOACTIVATE, class.lpszClassName, wide(launch->name), WS_POPUP,
                                  (GetSystemMetrics(SM_CXSCREEN) - now.size.cx) / 2,
                                  (GetSystemMetrics(SM_CYSCREEN) - now.size.cy) / 2, now.size.cx, now.size.cy, NULL, NULL, module,
                                  NULL);
    if (window == NULL)
        return;
    ShowWindow(window, SW_SHOWNOACTIVATE);
    SetTimer(window, 1, STEP, NULL);
    MSG message;
    while (GetMessageW(&message, NULL, 0, 0) > 0)
        DispatchMessageW(&message);
}
