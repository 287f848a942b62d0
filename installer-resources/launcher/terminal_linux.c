/* A terminal for console programs that were double-clicked on Linux. */
#define _GNU_SOURCE 1
#include "terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "desktop.h"
#include "emulators.h"
#include "files.h"
#include "words.h"

#define INSIDE "PIPAPP_INSIDE_TERMINAL"

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0';
}

static bool wants_terminal(const Launch *launch)
{
    const char *choice = getenv("PIPAPP_TERMINAL");
    if (launch->window || (choice != NULL && same(choice, "never")))
        return false;
    return desktop_started();
}

static Emulator emulator_named(const char *name)
{
    for (size_t i = 0; i < sizeof emulators / sizeof *emulators; i++)
        if (same(emulators[i].name, name))
            return emulators[i];
    return (Emulator)OTHER_EMULATOR;
}

/* How the emulator at this path takes a command; a link such as x-terminal-emulator may lead to any of them. */
static Emulator emulator_at(const char *path)
{
    char *resolved = realpath(path, NULL);
    const char *end = strrchr(resolved == NULL ? path : resolved, '/');
    Emulator found = emulator_named(end + 1);
    if (found.name != NULL)
        return found;
    end = strrchr(path, '/');
    return emulator_named(end == NULL ? path : end + 1);
}

/* Becomes the emulator with the launcher inside. Comes back only if the emulator can't be run. */
static void become(const char *path, const Where *where, int count, char **arguments)
{
    Emulator emulator = emulator_at(path);
    char **command = memory((size_t)(count + 8) * sizeof *command);
    int at = 0;
    command[at++] = joined(path);
    for (int i = 0; i < 3 && emulator.options[i] != NULL; i++)
        command[at++] = joined(emulator.options[i]);
    /* through env: several emulators run the command from a server process with an environment of its own */
    const char *env = desktop_program("env");
    if (*env != '\0') {
        command[at++] = joined(env);
        command[at++] = joined(INSIDE "=1");
    }
    command[at++] = joined(where->self);
    for (int i = 0; i < count; i++)
        command[at++] = arguments[i];
    command[at] = NULL;
    execv(path, command);
}

static void open_terminal(const Where *where, int count, char **arguments)
{
    if (setenv(INSIDE, "1", 1) != 0)
        return;
    if (is_set("TERMINAL") && *desktop_program(getenv("TERMINAL")) != '\0')
        become(desktop_program(getenv("TERMINAL")), where, count, arguments);
    for (size_t i = 0; i < sizeof emulators / sizeof *emulators; i++)
        if (*desktop_program(emulators[i].name) != '\0')
            become(desktop_program(emulators[i].name), where, count, arguments);
    unsetenv(INSIDE);
}

static int exit_code_of(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return EXIT_NOT_STARTED;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void wait_for_enter(void)
{
    char byte = 0;
    while (byte != '\n' && read(STDIN_FILENO, &byte, 1) == 1)
        continue;
}

/* The parent of the program: stays until the program and then the user are done. */
_Noreturn static void attend(const Launch *launch, pid_t child, const struct termios *before)
{
    int code = exit_code_of(child);
    /* a program that crashed in curses leaves a terminal that shows no line ends; typed-ahead Enters don't count */
    tcsetattr(STDIN_FILENO, TCSADRAIN, before);
    tcflush(STDIN_FILENO, TCIFLUSH);
    say_line(code == 0 ? phrase(WORD_ENDED, launch->name, "") : phrase(WORD_ENDED_WITH, launch->name, digits(code)));
    wait_for_enter();
    _Exit(code);
}

/* Comes back in the child only. Where no child can be had, in the one process, and the window closes at the end. */
static void divide(const Launch *launch)
{
    struct termios before;
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return;
    /* Ctrl+C is for the program; ignored before the fork, so that no moment is left open */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction interrupt;
    struct sigaction quit;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    /* a parent that inherited "ignored" here could never learn how its child ended */
    sigaction(SIGCHLD, &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
    pid_t child = fork();
    if (child > 0)
        attend(launch, child, &before);
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
}

void terminal_provide(const Where *where, const Launch *launch, int count, char **arguments)
{
    if (is_set(INSIDE)) {
        unsetenv(INSIDE);
        divide(launch);
    } else if (wants_terminal(launch)) {
        open_terminal(where, count, arguments);
    }
}
