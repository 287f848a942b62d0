/* Progress on Linux: a line on standard error, or zenity's bar, or at least a box that says what is going on. */
#define _GNU_SOURCE 1
#include "progress.h"

#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "box_linux.h"
#include "desktop.h"
#include "launcher.h"

#define PATIENCE 1000

static struct {
    const char *title;
    const char *words;
    long long start;
    int percent;
    bool shown;
    bool on_terminal;
    Box box;
} now;

static long long milliseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* What can't be shown isn't worth a word: the work itself goes on. */
static void put(const char *text)
{
    ssize_t done = write(STDERR_FILENO, text, strlen(text));
    (void)done;
}

void progress_begin(const char *title, const char *words)
{
    now.title = title;
    now.words = words;
    now.start = milliseconds();
    now.percent = -1;
    now.on_terminal = isatty(STDERR_FILENO);
    now.shown = false;
}

void progress_at(unsigned long long done, unsigned long long all)
{
    int percent = all == 0 ? 100 : (int)(done * 100 / all);
    if (percent == now.percent || (!now.shown && milliseconds() - now.start < PATIENCE))
        return;
    if (!now.shown && !now.on_terminal && desktop_started())
        box_open(&now.box, now.title, now.words, false);
    now.shown = true;
    now.percent = percent;
    if (now.on_terminal)
        put(joined("\r", now.words, " ", digits(percent), " %"));
    else
        box_percent(&now.box, percent);
}

void progress_end(void)
{
    if (now.shown && now.on_terminal)
        put("\r\033[K");
    box_close(&now.box);
}
