/* The desktop on Linux, by the small programs that desktops bring. Their words are handed over one by one, never by a shell. */
#define _GNU_SOURCE 1
#include "desktop.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"
#include "launcher.h"

#define MOST_WORDS 12
/* zenity's answer to words that it can't read */
#define REFUSED 255

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0';
}

static bool is_kind(int stream, mode_t kind)
{
    struct stat found;
    return fstat(stream, &found) == 0 && (found.st_mode & S_IFMT) == kind;
}

bool desktop_started(void)
{
    if (isatty(STDIN_FILENO) || isatty(STDOUT_FILENO) || isatty(STDERR_FILENO))
        return false;
    if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY"))
        return false;
    /* a pipe, or input from a file, comes from another program and not from a double-click;
       output to a file may well be the desktop's own log */
    return !is_kind(STDIN_FILENO, S_IFIFO) && !is_kind(STDOUT_FILENO, S_IFIFO) && !is_kind(STDIN_FILENO, S_IFREG);
}

const char *desktop_program(const char *name)
{
    if (strchr(name, '/') != NULL)
        return access(name, X_OK) == 0 ? name : "";
    const char *path = is_set("PATH") ? getenv("PATH") : "/usr/local/bin:/usr/bin:/bin";
    for (;;) {
        size_t length = strcspn(path, ":");
        const char *full = joined(copied(path, length), "/", name);
        /* only absolute folders: the current one could hold anything */
        if (path[0] == '/' && files_look(full).kind == A_FILE && access(full, X_OK) == 0)
            return full;
        if (path[length] == '\0')
            return "";
        path += length + 1;
    }
}

bool desktop_refused(int status)
{
    return WIFEXITED(status) && WEXITSTATUS(status) == REFUSED;
}

void desktop_read_any_alphabet(void)
{
    (void)setenv("LC_ALL", "C.UTF-8", 1);
}

/* How a program ended; -1 if it couldn't be begun. */
static int status_of(const char *program, const char *const words[MOST_WORDS], bool in_any_alphabet)
{
    pid_t child = fork();
    if (child == 0) {
        char *command[MOST_WORDS + 1] = {NULL};
        for (size_t i = 0; i < MOST_WORDS && words[i] != NULL; i++)
            command[i] = copied(words[i], strlen(words[i]));
        if (in_any_alphabet)
            desktop_read_any_alphabet();
        execv(program, command);
        _exit(127);
    }
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return child < 0 ? -1 : status;
}

/* Runs a program to its end. Its exit code, or -1 if it isn't there. */
static int run(const char *const words[MOST_WORDS])
{
    const char *program = desktop_program(words[0]);
    if (*program == '\0')
        return -1;
    int status = status_of(program, words, false);
    if (status != -1 && desktop_refused(status))
        status = status_of(program, words, true);
    return status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) == 127 ? -1 : WEXITSTATUS(status);
}

bool desktop_tell(const char *title, const char *words)
{
    if (!desktop_started())
        return false;
    const char *zenity[MOST_WORDS] = {"zenity", "--error", "--no-markup", "--width=420", "--title", title, "--text", words};
    const char *kdialog[MOST_WORDS] = {"kdialog", "--title", title, "--error", words};
    const char *xmessage[MOST_WORDS] = {"xmessage", DESKTOP_XMESSAGE, "-center", "-title", title, words};
    return run(zenity) >= 0 || run(kdialog) >= 0 || run(xmessage) >= 0;
}

static bool asked_on_terminal(const char *question)
{
    say_line(joined(question, " [y/N]"));
    char answer = 0;
    /* the first letters of yes in the languages we speak */
    return read(STDIN_FILENO, &answer, 1) == 1 && answer != '\0' && strchr("yYjJoOsSeE", answer) != NULL;
}

bool desktop_ask(const char *title, const char *question)
{
    if (!desktop_started())
        return asked_on_terminal(question);
    const char *zenity[MOST_WORDS] = {"zenity",  "--question", "--no-markup", "--width=420",
                                      "--title", title,        "--text",      question};
    const char *kdialog[MOST_WORDS] = {"kdialog", "--title", title, "--yesno", question};
    const char *xmessage[MOST_WORDS] = {"xmessage", DESKTOP_XMESSAGE, "-center", "-title", title, "-buttons", "OK:0,X:1", question};
    int code = run(zenity);
    if (code < 0)
        code = run(kdialog);
    if (code < 0)
        code = run(xmessage);
    return code == 0;
}

void desktop_open(const char *folder)
{
    const char *open[MOST_WORDS] = {"xdg-open", folder};
    const char *gio[MOST_WORDS] = {"gio", "open", folder};
    if (run(open) != 0 && run(gio) != 0)
        desktop_tell(folder, folder);
}
