/* The desktop on macOS. Boxes by the system's own service for them, loaded when one is shown: nothing is linked for it. */
#include "desktop.h"

#include <dlfcn.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher.h"

#define FOUNDATION "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
#define UTF8 0x08000100
#define DEFAULT_BUTTON 0

extern char **environ;

/* https://developer.apple.com/documentation/corefoundation/cfusernotificationdisplayalert */
typedef int32_t DisplayAlert(double timeout, unsigned long flags, const void *icon, const void *sound, const void *language,
                             const void *title, const void *words, const void *yes, const void *no, const void *other,
                             unsigned long *answer);
typedef const void *CreateString(const void *allocator, const char *text, uint32_t encoding);

bool desktop_started(void)
{
    return getppid() == 1 && !isatty(STDIN_FILENO) && !isatty(STDOUT_FILENO) && !isatty(STDERR_FILENO);
}

/* The button that was pressed; -1 where there is no box. */
static long box(const char *title, const char *words, const char *yes, const char *no)
{
    void *library = dlopen(FOUNDATION, RTLD_NOW);
    if (library == NULL)
        return -1;
    DisplayAlert *display = (DisplayAlert *)dlsym(library, "CFUserNotificationDisplayAlert");
    CreateString *text = (CreateString *)dlsym(library, "CFStringCreateWithCString");
    if (display == NULL || text == NULL)
        return -1;
    unsigned long answer = 0;
    const void *second = *no == '\0' ? NULL : text(NULL, no, UTF8);
    if (display(0, 0, NULL, NULL, NULL, text(NULL, title, UTF8), text(NULL, words, UTF8), text(NULL, yes, UTF8), second, NULL,
                &answer)
        != 0)
        return -1;
    return (long)(answer & 3);
}

bool desktop_tell(const char *title, const char *words)
{
    return desktop_started() && box(title, words, "OK", "") >= 0;
}

bool desktop_ask(const char *title, const char *question)
{
    if (desktop_started())
        return box(title, question, "OK", "\xE2\x9C\x95") == DEFAULT_BUTTON;
    say_line(joined(question, " [y/N]"));
    char answer = 0;
    return read(STDIN_FILENO, &answer, 1) == 1 && answer != '\0' && strchr("yYjJoOsSeE", answer) != NULL;
}

void desktop_open(const char *folder)
{
    char *command[] = {"/usr/bin/open", copied(folder, strlen(folder)), NULL};
    pid_t child;
    if (posix_spawn(&child, command[0], NULL, NULL, command, environ) == 0)
        waitpid(child, NULL, 0);
}
