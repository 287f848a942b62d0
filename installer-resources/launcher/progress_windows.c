/* Progress on Windows: a line in the console, or a small window with a bar, which lives in a thread of its own. */
#include "progress.h"

#include <stdbool.h>
#include <windows.h>

#include <commctrl.h>

#include "desktop.h"
#include "launcher.h"
#include "wide.h"
#include "words.h"

#define PATIENCE 1000
/* in 96ths of an inch */
#define WIDTH 440
#define MARGIN 16
#define TEXT_HEIGHT 44
#define BAR_HEIGHT 18

static struct {
    const wchar_t *title;
    const char *words;
    ULONGLONG start;
    int percent;
    bool shown;
    HANDLE thread;
    HANDLE ready;
    HWND window;
    HWND bar;
} now;

static bool in_console(void)
{
    DWORD mode;
    return GetConsoleMode(GetStdHandle(STD_ERROR_HANDLE), &mode) != 0;
}

static void put(const char *text)
{
    const wchar_t *units = wide(text);
    DWORD done;
    WriteConsoleW(GetStdHandle(STD_ERROR_HANDLE), units, (DWORD)wcslen(units), &done, NULL);
}

static LRESULT CALLBACK answer(HWND window, UINT message, WPARAM word, LPARAM more)
{
    if (message == WM_DESTROY)
        PostQuitMessage(0);
    return DefWindowProcW(window, message, word, more);
}

static int scaled(int length, int dots)
{
    return MulDiv(length, dots, 96);
}

static HWND child(const wchar_t *class, const wchar_t *text, DWORD style, RECT place)
{
    return CreateWindowExW(0, class, text, WS_CHILD | WS_VISIBLE | style, place.left, place.top, place.right, place.bottom,
                           now.window, NULL, GetModuleHandleW(NULL), NULL);
}

static void fill(int dots)
{
    int inside = scaled(WIDTH - 2 * MARGIN, dots);
    RECT text_place = {scaled(MARGIN, dots), scaled(MARGIN, dots), inside, scaled(TEXT_HEIGHT, dots)};
    RECT bar_place = {scaled(MARGIN, dots), scaled(MARGIN + TEXT_HEIGHT, dots), inside, scaled(BAR_HEIGHT, dots)};
    HWND text = child(L"STATIC", wide(now.words), SS_LEFT | SS_NOPREFIX, text_place);
    now.bar = child(PROGRESS_CLASSW, L"", 0, bar_place);
    NONCLIENTMETRICSW metrics = {.cbSize = sizeof metrics};
    if (SystemParametersInfoW(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0))
        SendMessageW(text, WM_SETFONT, (WPARAM)CreateFontIndirectW(&metrics.lfMessageFont), TRUE);
}

static DWORD WINAPI live(void *nothing)
{
    (void)nothing;
    INITCOMMONCONTROLSEX wanted = {sizeof wanted, ICC_PROGRESS_CLASS};
    InitCommonControlsEx(&wanted);
    HINSTANCE module = GetModuleHandleW(NULL);
    WNDCLASSW class = {.lpfnWndProc = answer, .hInstance = module, .lpszClassName = L"pip.app progress",
                       .hCursor = LoadCursorW(NULL, IDC_ARROW), .hbrBackground = (HBRUSH)(COLOR_BTNFACE + 1),
                       .hIcon = LoadIconW(module, MAKEINTRESOURCEW(1))};
    RegisterClassW(&class);
    HDC screen = GetDC(NULL);
    int dots = GetDeviceCaps(screen, LOGPIXELSX);
    ReleaseDC(NULL, screen);
    RECT size = {0, 0, scaled(WIDTH, dots), scaled(2 * MARGIN + TEXT_HEIGHT + BAR_HEIGHT, dots)};
    AdjustWindowRect(&size, WS_CAPTION, FALSE);
    int width = size.right - size.left;
    int height = size.bottom - size.top;
    DWORD reading = phrase_right_to_left() ? WS_EX_LAYOUTRTL : 0;
    now.window = CreateWindowExW(reading, class.lpszClassName, now.title, WS_CAPTION, (GetSystemMetrics(SM_CXSCREEN) - width) / 2,
                                 (GetSystemMetrics(SM_CYSCREEN) - height) / 2, width, height, NULL, NULL, module, NULL);
    if (now.window != NULL) {
        fill(dots);
        ShowWindow(now.window, SW_SHOWNORMAL);
        UpdateWindow(now.window);
    }
    SetEvent(now.ready);
    MSG message;
    while (now.window != NULL && GetMessageW(&message, NULL, 0, 0) > 0) {
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
    return 0;
}

void progress_begin(const char *title, const char *words)
{
    now.title = wide(title);
    now.words = words;
    now.start = GetTickCount64();
    now.percent = -1;
    now.shown = false;
    now.thread = NULL;
    now.window = NULL;
}

static void open_window(void)
{
    now.ready = CreateEventW(NULL, TRUE, FALSE, NULL);
    now.thread = CreateThread(NULL, 0, live, NULL, 0, NULL);
    if (now.thread != NULL)
        WaitForSingleObject(now.ready, INFINITE);
}

void progress_at(unsigned long long done, unsigned long long all)
{
    int percent = all == 0 ? 100 : (int)(done * 100 / all);
    if (percent == now.percent || (!now.shown && GetTickCount64() - now.start < PATIENCE))
        return;
    if (!now.shown && !in_console() && desktop_started())
        open_window();
    now.shown = true;
    now.percent = percent;
    if (in_console())
        put(joined("\r", now.words, " ", digits(percent), " %"));
    else if (now.window != NULL)
        PostMessageW(now.bar, PBM_SETPOS, (WPARAM)percent, 0);
}

void progress_end(void)
{
    if (now.shown && in_console())
        put("\r\n");
    if (now.thread == NULL)
        return;
    if (now.window != NULL)
        PostMessageW(now.window, WM_CLOSE, 0, 0);
    WaitForSingleObject(now.thread, INFINITE);
    CloseHandle(now.thread);
    CloseHandle(now.ready);
    now.thread = NULL;
}
