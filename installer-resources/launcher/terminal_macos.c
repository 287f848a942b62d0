/* A terminal for console programs that were double-clicked on macOS: by LaunchServices, never by AppleScript. */
#include "terminal.h"

#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desktop.h"

extern char **environ;

static bool wants_terminal(const Launch *launch)
{
    const char *choice = getenv("PIPAPP_TERMINAL");
    if (launch->window || (choice != NULL && same(choice, "never")))
        return false;
    /* the parent of what Finder and Dock start is launchd */
    return desktop_started();
}

void terminal_provide(const Where *where, const Launch *launch, int count, char **arguments)
{
    /* Finder passes no arguments, and `open` could not hand them on to a program in Terminal */
    (void)count;
    (void)arguments;
    if (!wants_terminal(launch))
        return;
    char *command[] = {joined("/usr/bin/open"), joined("-a"), joined("Terminal"), joined(where->self), NULL};
    pid_t child;
    int status = 0;
    if (posix_spawn(&child, command[0], NULL, NULL, command, environ) != 0)
        return;
    if (waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        _Exit(0);
    /* no Terminal: the program runs all the same, as it would without this rule */
}
