/* Boxes of the desktop's own programs that stay while work goes on. */
#define _GNU_SOURCE 1
#include "box_linux.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desktop.h"
#include "launcher.h"

#define MOST_WORDS 12

/* False if the program isn't there. `input` is what it reads, or -1. */
static bool begin(Box *box, const char *const words[MOST_WORDS], int input)
{
    const char *program = desktop_program(words[0]);
    if (*program == '\0')
        return false;
    box->child = fork();
    if (box->child == 0) {
        char *command[MOST_WORDS + 1] = {NULL};
        for (size_t i = 0; i < MOST_WORDS && words[i] != NULL; i++)
            command[i] = copied(words[i], strlen(words[i]));
        if (input >= 0)
            dup2(input, STDIN_FILENO);
        signal(SIGPIPE, SIG_DFL);
        if (box->in_any_alphabet)
            desktop_read_any_alphabet();
        execv(program, command);
        _exit(127);
    }
    return box->child > 0;
}

/* zenity takes the words beside its bar as markup, and \ as the beginning of a character's number. */
static const char *as_markup(const char *words)
{
    Text text = {0};
    text_add(&text, "");
    for (; *words != '\0'; words++) {
        if (*words == '&')
            text_add(&text, "&amp;");
        else if (*words == '<')
            text_add(&text, "&lt;");
        else if (*words == '\\')
            text_add(&text, "\\\\");
        else
            text_add_bytes(&text, words, 1);
    }
    return text.bytes;
}

static bool begin_with_bar(Box *box)
{
    const char *zenity[MOST_WORDS] = {"zenity", "--progress", "--no-cancel", "--auto-close", "--width=420",
                                      "--title", box->title, "--text", as_markup(box->words),
                                      box->pulsates ? "--pulsate" : NULL};
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    bool begun = begin(box, zenity, ends[0]);
    close(ends[0]);
    if (!begun) {
        close(ends[1]);
        return false;
    }
    /* somebody may close the window: that ends nothing here */
    box->on_broken_pipe = signal(SIGPIPE, SIG_IGN);
    box->bar = ends[1];
    box->has_bar = true;
    return true;
}

void box_open(Box *box, const char *title, const char *words, bool pulsates)
{
    box->title = title;
    box->words = words;
    box->pulsates = pulsates;
    const char *kdialog[MOST_WORDS] = {"kdialog", "--title", title, "--msgbox", words};
    const char *xmessage[MOST_WORDS] = {"xmessage", DESKTOP_XMESSAGE, "-center", "-title", title, "-buttons", "", words};
    if (!begin_with_bar(box) && !begin(box, kdialog, -1))
        begin(box, xmessage, -1);
}

static void close_bar(Box *box)
{
    if (!box->has_bar)
        return;
    close(box->bar);
    signal(SIGPIPE, box->on_broken_pipe);
    box->has_bar = false;
}

void box_attend(Box *box)
{
    int status;
    if (box->child <= 0 || waitpid(box->child, &status, WNOHANG) != box->child)
        return;
    box->child = 0;
    if (!box->has_bar)
        return;
    close_bar(box);
    if (desktop_refused(status) && !box->in_any_alphabet) {
        box->in_any_alphabet = true;
        begin_with_bar(box);
    }
}

void box_percent(Box *box, int percent)
{
    box_attend(box);
    if (!box->has_bar)
        return;
    const char *line = joined(digits(percent), "\n");
    /* what can't be shown isn't worth a word: the work itself goes on */
    ssize_t done = write(box->bar, line, strlen(line));
    (void)done;
}

void box_close(Box *box)
{
    close_bar(box);
    if (box->child <= 0)
        return;
    kill(box->child, SIGTERM);
    while (waitpid(box->child, NULL, 0) < 0 && kill(box->child, 0) == 0)
        continue;
    box->child = 0;
}
