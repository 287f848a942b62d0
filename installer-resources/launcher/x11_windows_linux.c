/* Whose windows are on the screen, and a window of our own. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"
#include "x11_requests.h"

/* core requests, by their numbers */
enum {
    CREATE_WINDOW = 1, GET_WINDOW_ATTRIBUTES = 3, MAP_WINDOW = 8, QUERY_TREE = 15, INTERN_ATOM = 16, CHANGE_PROPERTY = 18,
    GET_PROPERTY = 20, CREATE_PIXMAP = 53, CREATE_GC = 55, PUT_IMAGE = 72, QUERY_EXTENSION = 98
};
/* of the extension X-Resource */
enum { QUERY_VERSION = 0, QUERY_CLIENT_IDS = 4 };
#define LOCAL_PROCESS 2
/* atoms that every server has */
enum { ATOM = 4, CARDINAL = 6, STRING = 31, WM_NAME = 39, WM_NORMAL_HINTS = 40, WM_SIZE_HINTS = 41, WM_CLASS = 67 };
#define VIEWABLE 2
#define INPUT_ONLY 2
#define MOST_WINDOWS 4096

static uint32_t at(const unsigned char *bytes, size_t place)
{
    uint32_t sum;
    memcpy(&sum, bytes + place, sizeof sum);
    return sum;
}

static uint32_t atom(X11 *x11, const char *name)
{
    uint32_t length = (uint32_t)strlen(name);
    x11_request(x11, INTERN_ATOM, 0, &length, 4, name, length);
    unsigned char *answer = x11_answer(x11);
    uint32_t found = answer == NULL ? 0 : at(answer, 8);
    free(answer);
    return found;
}

/* --- whose windows ------------------------------------------------------------------------------------------------ */

/* The extension's answer: for each client its first number, what is told, how many bytes, and its process. */
static unsigned char *processes(X11 *x11, size_t *length)
{
    uint32_t asked[] = {1, 0, LOCAL_PROCESS};
    x11_request(x11, x11->resources, QUERY_CLIENT_IDS, asked, sizeof asked, NULL, 0);
    unsigned char *answer = x11_answer(x11);
    *length = answer == NULL ? 0 : 32 + (size_t)at(answer, 4) * 4;
    return answer;
}

static bool is_own(pid_t process, const void *context)
{
    (void)context;
    return process == getpid();
}

/* The first numbers of the wanted processes' clients; how many. */
static size_t clients(X11 *x11, bool (*is_wanted)(pid_t, const void *), const void *context, uint32_t *bases, size_t most)
{
    size_t length;
    unsigned char *answer = processes(x11, &length);
    size_t found = 0;
    for (size_t place = 32; answer != NULL && place + 16 <= length && found < most; place += 12 + at(answer, place + 8))
        if (at(answer, place + 4) == LOCAL_PROCESS && at(answer, place + 8) == 4
            && is_wanted((pid_t)at(answer, place + 12), context))
            bases[found++] = at(answer, place) & ~x11->mask;
    free(answer);
    return found;
}

bool x11_find_resources(X11 *x11)
{
    const char *name = "X-Resource";
    uint32_t length = (uint32_t)strlen(name);
    x11_request(x11, QUERY_EXTENSION, 0, &length, 4, name, length);
    unsigned char *answer = x11_answer(x11);
    bool there = answer != NULL && answer[8] == 1;
    x11->resources = there ? answer[9] : 0;
    free(answer);
    if (!there)
        return false;
    uint32_t version = 1 | 2 << 8;
    x11_request(x11, x11->resources, QUERY_VERSION, &version, 4, NULL, 0);
    answer = x11_answer(x11);
    there = answer != NULL && (answer[8] > 1 || answer[10] >= 2);
    free(answer);
    /* in a container the server may know us by another number than we do, and so the program */
    uint32_t own;
    return there && clients(x11, is_own, NULL, &own, 1) == 1;
}

static bool is_on_screen(X11 *x11, uint32_t window)
{
    x11_request(x11, GET_WINDOW_ATTRIBUTES, 0, &window, 4, NULL, 0);
    unsigned char *answer = x11_answer(x11);
    bool shown = answer != NULL && answer[26] == VIEWABLE && (at(answer, 12) & 0xffff) != INPUT_ONLY;
    free(answer);
    return shown;
}

/* The windows are what an answer has behind its first 32 bytes. Gives the answer back. */
static bool shows_one_of(X11 *x11, unsigned char *answer, size_t count, const uint32_t *bases, size_t clients_found)
{
    bool shown = false;
    for (size_t i = 0; i < count && i < at(answer, 4) && !shown; i++)
        for (size_t j = 0; j < clients_found && !shown; j++) {
            uint32_t window = at(answer, 32 + 4 * i);
            shown = (window & ~x11->mask) == bases[j] && is_on_screen(x11, window);
        }
    free(answer);
    return shown;
}

bool x11_shows(X11 *x11, bool (*is_wanted)(pid_t, const void *), const void *context)
{
    uint32_t bases[64];
    size_t found = clients(x11, is_wanted, context, bases, sizeof bases / sizeof *bases);
    if (found == 0)
        return false;
    /* without a window manager windows lie on the root themselves, as menus do anyway */
    x11_request(x11, QUERY_TREE, 0, &x11->root, 4, NULL, 0);
    unsigned char *answer = x11_answer(x11);
    if (answer != NULL && shows_one_of(x11, answer, at(answer, 16) & 0xffff, bases, found))
        return true;
    uint32_t asked[] = {x11->root, atom(x11, "_NET_CLIENT_LIST"), 0, 0, MOST_WINDOWS};
    x11_request(x11, GET_PROPERTY, 0, asked, sizeof asked, NULL, 0);
    answer = x11_answer(x11);
    return answer != NULL && shows_one_of(x11, answer, answer[1] == 32 ? at(answer, 16) : 0, bases, found);
}

/* --- a window of our own ------------------------------------------------------------------------------------------ */

static uint32_t new_number(X11 *x11)
{
    return x11->base | (++x11->next & x11->mask);
}

static void property(X11 *x11, uint32_t window, uint32_t name, uint32_t type, uint32_t bits, const void *data, uint32_t count)
{
    uint32_t body[] = {window, name, type, bits, count};
    x11_request(x11, CHANGE_PROPERTY, 0, body, sizeof body, data, (size_t)count * bits / 8);
}

/* The server keeps the picture as the window's background, and draws it whenever it has to. */
static uint32_t background(X11 *x11, const Picture *picture, uint8_t depth)
{
    uint32_t pixmap = new_number(x11);
    uint32_t pixmap_body[] = {pixmap, x11->root, (uint32_t)picture->width | (uint32_t)picture->height << 16};
    x11_request(x11, CREATE_PIXMAP, depth, pixmap_body, sizeof pixmap_body, NULL, 0);
    uint32_t context = new_number(x11);
    uint32_t context_body[] = {context, pixmap, 0};
    x11_request(x11, CREATE_GC, 0, context_body, sizeof context_body, NULL, 0);
    size_t row = (size_t)picture->width * 4;
    uint32_t rows = (uint32_t)((x11->largest_request - 64) / row);
    for (uint32_t y = 0; y < picture->height; y += rows) {
        uint32_t now = picture->height - y < rows ? picture->height - y : rows;
        uint32_t body[] = {pixmap, context, (uint32_t)picture->width | now << 16, y << 16, (uint32_t)depth << 8};
        /* 2: whole pixels */
        x11_request(x11, PUT_IMAGE, 2, body, sizeof body, picture->pixels + y * row, now * row);
    }
    return pixmap;
}

static void describe(X11 *x11, uint32_t window, const Picture *picture, const char *title, uint32_t left, uint32_t top)
{
    uint32_t length = (uint32_t)strlen(title);
    property(x11, window, WM_NAME, STRING, 8, title, length);
    property(x11, window, atom(x11, "_NET_WM_NAME"), atom(x11, "UTF8_STRING"), 8, title, length);
    property(x11, window, WM_CLASS, STRING, 8, "pipapp\0Pipapp", 14);
    uint32_t kind = atom(x11, "_NET_WM_WINDOW_TYPE_SPLASH");
    property(x11, window, atom(x11, "_NET_WM_WINDOW_TYPE"), ATOM, 32, &kind, 1);
    /* the program's own windows are to get what is typed */
    uint32_t never = 0;
    property(x11, window, atom(x11, "_NET_WM_USER_TIME"), CARDINAL, 32, &never, 1);
    /* the program's place, and this size only (ICCCM 4.1.2.3) */
    uint32_t hints[18] = {1 << 2 | 1 << 3 | 1 << 4 | 1 << 5, left, top, picture->width, picture->height,
                          picture->width, picture->height, picture->width, picture->height};
    property(x11, window, WM_NORMAL_HINTS, WM_SIZE_HINTS, 32, hints, 18);
}

bool x11_show_picture(X11 *x11, const Picture *picture, const char *title)
{
    if (!x11->usual_pixels || picture->width > x11->width || picture->height > x11->height
        || x11->largest_request < 64 + (uint32_t)picture->width * 4)
        return false;
    uint32_t left = (uint32_t)(x11->width - picture->width) / 2;
    uint32_t top = (uint32_t)(x11->height - picture->height) / 2;
    uint32_t pixmap = background(x11, picture, x11->depth);
    uint32_t window = new_number(x11);
    /* values: background, and that presses of a button are told */
    uint32_t body[] = {window, x11->root, left | top << 16, (uint32_t)picture->width | (uint32_t)picture->height << 16,
                       1 << 16, 0, 1 << 0 | 1 << 11, pixmap, 1 << 2};
    x11_request(x11, CREATE_WINDOW, 0, body, sizeof body, NULL, 0);
    describe(x11, window, picture, title, left, top);
    x11_request(x11, MAP_WINDOW, 0, &window, 4, NULL, 0);
    return !x11->broken;
}
