/* Progress on Linux: a line on standard error, or zenity's bar, or at least a box that says what is going on. */
#define _GNU_SOURCE 1
#include "progress.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "desktop.h"
#include "launcher.h"

#define MOST_WORDS 12
#define PATIENCE 1000

static struct {
    const char *title;
    const char *words;
    long long start;
    int percent;
    bool shown;
    bool on_terminal;
    pid_t box;
    int bar;
    void (*on_broken_pipe)(int);
} now = {.bar = -1};

static long long milliseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* What can't be shown isn't worth a word: the work itself goes on. */
static void put(int where, const char *text)
{
    ssize_t done = write(where, text, strlen(text));
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

/* False if the program isn't there. `input` is what it reads, or -1. */
static bool open_box(const char *const words[MOST_WORDS], int input)
{
    const char *program = desktop_program(words[0]);
    if (*program == '\0')
        return false;
    now.box = fork();
    if (now.box == 0) {
        char *command[MOST_WORDS + 1] = {NULL};
        for (size_t i = 0; i < MOST_WORDS && words[i] != NULL; i++)
            command[i] = copied(words[i], strlen(words[i]));
        if (input >= 0)
            dup2(input, STDIN_FILENO);
        signal(SIGPIPE, SIG_DFL);
        execv(program, command);
        _exit(127);
    }
    return now.box > 0;
}

static void open_window(void)
{
    const char *zenity[MOST_WORDS] = {"zenity",  "--progress", "--no-cancel", "--auto-close", "--width=420",
                                      "--title", now.title,    "--text",      now.words};
    const char *kdialog[MOST_WORDS] = {"kdialog", "--title", now.title, "--msgbox", now.words};
    const char *xmessage[MOST_WORDS] = {"xmessage", "-center", "-title", now.title, "-buttons", "", now.words};
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) == 0) {
        if (open_box(zenity, ends[0])) {
            /* somebody may close the window: that ends nothing here */
            now.on_broken_pipe = signal(SIGPIPE, SIG_IGN);
            now.bar = ends[1];
        } else {
            close(ends[1]);
        }
        close(ends[0]);
    }
    if (now.box <= 0 && !open_box(kdialog, -1))
        open_box(xmessage, -1);
}

void progress_at(unsigned long long done, unsigned long long all)
{
    int percent = all == 0 ? 100 : (int)(done * 100 / all);
    if (percent == now.percent || (!now.shown && milliseconds() - now.start < PATIENCE))
        return;
    if (!now.shown && !now.on_terminal && desktop_started())
        open_window();
    now.shown = true;
    now.percent = percent;
    if (now.on_terminal)
        put(STDERR_FILENO, joined("\r", now.words, " ", digits(percent), " %"));
    else if (now.bar >= 0)
        put(now.bar, joined(digits(percent), "\n"));
}

void progress_end(void)
{
    if (now.shown && now.on_terminal)
        put(STDERR_FILENO, "\r\033[K");
    if (now.bar >= 0) {
        close(now.bar);
        signal(SIGPIPE, now.on_broken_pipe);
        now.bar = -1;
    }
    if (now.box > 0) {
        kill(now.box, SIGTERM);
        while (waitpid(now.box, NULL, 0) < 0 && kill(now.box, 0) == 0)
            continue;
        now.box = 0;
    }
}
