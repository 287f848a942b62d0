/*
 * The launcher of an app: it finds itself, finds a folder to work in, and starts the app's own Python there.
 * README.md beside this file is the contract. Paths are UTF-8 everywhere inside (on Windows made wide, with \\?\,
 * in files_windows.c only). The process is short-lived or becomes Python: small strings are never given back.
 */
#ifndef PIPAPP_LAUNCHER_H
#define PIPAPP_LAUNCHER_H

#include <stdbool.h>
#include <stddef.h>

/* What the launcher itself answers when it can't start the app. */
#define EXIT_NOT_STARTED 120

/* Tells the startup hook of a window app that its windows are pages in the browser. */
#define WEB_VARIABLE "PIPAPP_WEB"

/* Read by the line of code in the shared Python that puts the packages in place. */
#define PACKAGES_VARIABLE "PIPAPP_PACKAGES"

#ifdef _WIN32
#define SEPARATOR "\\"
#else
#define SEPARATOR "/"
#endif

/* Where the launcher lies, and the folder with python, program and support in it. Absolute, links resolved. */
typedef struct {
    const char *self;
    const char *root;
} Where;

/* support/launch.ini, checked: relative paths stay inside, required keys are there. "" stands for "not given". */
typedef struct {
    const char *name;
    const char *id;
    const char *version;
    const char *digest;
    const char *script;
    const char *executable;
    const char *library;
    const char *icon;
    const char *splash;
    const char *packages;
    const char *runner;
    int levels;
    const char *floor;
    const char *system;
    /* nobody sees its standard streams: it has windows, or pages in the browser */
    bool window;
    bool web;
    bool in_data_folder;
    bool words_are_the_programs;
} Launch;

/* ini.c: fills launch from the file's text (changed by this); answers "", or what is wrong with it, in words. */
const char *ini_parse(char *text, size_t length, bool needs_library, Launch *launch);

/* launch.c: finds the app around the launcher and reads its launch.ini; gives up in words where there is none. */
Where launch_find(void);
Launch launch_read(const Where *where);
/* The folder that executable, library and packages lie in: the root, or one above it that several apps share. */
const char *launch_shared(const Where *where, const Launch *launch);
/* The packages folder of an app that shares it; "" if it has its packages in its own Python. */
const char *launch_packages(const Where *where, const Launch *launch);
/* What stands between Python's own flags and the script, such as "-m streamlit run": the words, and how many there are. */
#define MOST_RUNNER_WORDS 16
int launch_runner(const Launch *launch, const char *words[MOST_RUNNER_WORDS]);
/* The program's name for people when launch.ini can't be asked: the launcher's own file name without ".exe". */
const char *launch_file_name(const Where *where);

/* The folder with what belongs to this launcher: its own, or what single.c unpacks, which gives up in words. */
#ifdef PIPAPP_SINGLE
const char *app_root(const char *self);
#else
#define app_root where_root
#endif

/* where_*.c */
char *where_self(void);
const char *where_root(const char *self);
/* The launcher with links resolved when root_of(self) holds no app; "" where that is done already. */
char *where_self_resolved(const char *self);
/* The folder in which apps keep a user's data; "" where the system names none. */
char *where_data_home(void);

/* place.c: the folder that holds the program and can be written to; gives up in words where there is none. */
const char *place_program(const Where *where, const Launch *launch);

/* environment_*.c: no PYTHON* of the user's own gets through; children of the program get three of ours, and on Linux and
   macOS the system's certificates are named, because a Python that wasn't built for this very system looks elsewhere. */
void environment_clean(void);
/* Tells Python, and its children, the absolute path of the packages folder that an app shares; "" for none. */
void environment_packages(const char *folder);

/* say_*.c: where the words go is decided there. */
void say_line(const char *line);
_Noreturn void give_up(const char *title, const char *words);

/* text.c */
char *joined_(const char *first, ...) __attribute__((sentinel));
#define joined(...) joined_(__VA_ARGS__, (const char *)NULL)
char *copied(const char *from, size_t length);
bool same(const char *a, const char *b);
bool begins(const char *text, const char *with);
/* Decimal digits of a number. */
char *digits(long long number);
/* Memory, or the end of the process: there is nothing sensible to do for so small a program without memory. */
void *memory(size_t bytes);

/* A text that grows. Always ends with a NUL that length does not count. Begin with {0}. */
typedef struct {
    char *bytes;
    size_t length;
    size_t room;
} Text;
void text_add(Text *text, const char *more);
void text_add_bytes(Text *text, const char *more, size_t length);

#endif
