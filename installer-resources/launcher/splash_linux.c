/*
 * The splash on Linux: a process beside the program's, which watches the X server (Wayland's windows by way of XWayland; where
 * the program draws on Wayland itself, nobody can be asked, and nothing is shown).
 */
#define _GNU_SOURCE 1
#include "splash.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "box_linux.h"
#include "files.h"
#include "picture_linux.h"
#include "words.h"
#include "x11_linux.h"

#define STEP 200
#define DEEPEST_FAMILY 32
#define LONGEST_STATE 4096
#define LONGEST_MAP ((size_t)16 * 1024 * 1024)

typedef struct {
    pid_t process;
    /* in the system's own measure; another process with the same number has another one */
    const char *begun;
} Program;

static long long milliseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void pause_for(int step)
{
    nanosleep(&(struct timespec){.tv_sec = step / 1000, .tv_nsec = step % 1000 * 1000000L}, NULL);
}

/* The field of a process's state with this number (proc_pid_stat(5)), from 3 on; "" if there is no such process. */
static char *state(pid_t process, int field)
{
    char *path = joined("/proc/", digits(process), "/stat");
    char *text = "";
    size_t length;
    Fault fault = files_read(path, LONGEST_STATE, &text, &length);
    free(path);
    /* the second field is a name in brackets, which may hold anything */
    const char *at = fault == 0 ? strrchr(text, ')') : NULL;
    for (int number = 2; at != NULL && number < field; number++) {
        at = strchr(at, ' ');
        at = at == NULL ? NULL : at + 1;
    }
    char *found = at == NULL ? copied("", 0) : copied(at, strcspn(at, " \n"));
    if (fault == 0)
        free(text);
    return found;
}

static bool has_ended(const Program *program)
{
    char *now = state(program->process, 22);
    char *letter = state(program->process, 3);
    bool ended = !same(now, program->begun) || same(letter, "Z") || same(letter, "X");
    free(now);
    free(letter);
    return ended;
}

static bool is_of_program(pid_t process, const void *context)
{
    const Program *program = context;
    for (int i = 0; i < DEEPEST_FAMILY && process > 1; i++) {
        if (process == program->process)
            return true;
        char *parent = state(process, 4);
        process = atoi(parent);
        free(parent);
    }
    return false;
}

/* Has the program loaded what draws on Wayland? Its windows are then none of the X server's. */
static bool draws_on_wayland(const Program *program)
{
    const char *display = getenv("WAYLAND_DISPLAY");
    if (display == NULL || *display == '\0')
        return false;
    char *path = joined("/proc/", digits(program->process), "/maps");
    char *text;
    size_t length;
    bool found = false;
    if (files_read(path, LONGEST_MAP, &text, &length) == 0) {
        found = strstr(text, "/libwayland-client") != NULL;
        free(text);
    }
    free(path);
    return found;
}

static void show(X11 *x11, Box *box, const Where *where, const Launch *launch)
{
    const char *words = phrase(WORD_SPLASH, launch->name, "");
    Picture picture;
    bool has_picture = *launch->splash != '\0' && picture_read(joined(where->root, "/", launch->splash), &picture);
    if (!has_picture || !x11_show_picture(x11, &picture, words))
        box_open(box, launch->name, words, true);
}

static void accompany(const Program *program, const Where *where, const Launch *launch, int after)
{
    X11 x11;
    if (!x11_connect(&x11))
        return;
    Box box = {0};
    bool shown = false;
    bool boxed = false;
    for (long long begun = milliseconds(), now = begun; now - begun < SPLASH_LONGEST; now = milliseconds()) {
        if (has_ended(program) || x11_shows(&x11, is_of_program, program) || draws_on_wayland(program) || x11.broken)
            break;
        if (!shown && now - begun >= after) {
            show(&x11, &box, where, launch);
            shown = true;
            boxed = box.child > 0;
        }
        x11_attend(&x11);
        box_attend(&box);
        if (x11.clicked || (boxed && box.child == 0))
            break;
        pause_for(STEP);
    }
    box_close(&box);
}

static void leave_the_programs_streams(void)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int stream = STDIN_FILENO; nothing >= 0 && stream <= STDERR_FILENO; stream++)
        dup2(nothing, stream);
}

void splash_watch(const Where *where, const Launch *launch)
{
    const char *choice = getenv("PIPAPP_SPLASH");
    int after = splash_after(launch, choice == NULL ? "" : choice);
    if (after == 0)
        return;
    Program program = {.process = getpid(), .begun = state(getpid(), 22)};
    pid_t child = fork();
    if (child == 0) {
        /* once more: a program that waits for its children must not find one that it hasn't started */
        setsid();
        if (fork() != 0)
            _exit(0);
        leave_the_programs_streams();
        signal(SIGCHLD, SIG_DFL);
        if (chdir("/") == 0)
            accompany(&program, where, launch, after);
        _exit(0);
    }
    if (child > 0)
        waitpid(child, NULL, 0);
}
