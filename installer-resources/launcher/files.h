/* What the launcher asks of the file system; files_posix.c and files_windows.c answer. Paths are absolute. */
#ifndef PIPAPP_FILES_H
#define PIPAPP_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* 0 = done, otherwise the system's own error number. */
typedef unsigned long Fault;

enum Kind { NOTHING, A_FILE, A_FOLDER, SOMETHING_ELSE };

/* A file's kind, size in bytes and time of change in the system's own finest unit. */
typedef struct {
    enum Kind kind;
    long long size;
    long long time;
} Look;

Look files_look(const char *path);
/* Really asked of the system, not guessed from mode bits. */
bool files_can_write(const char *folder);
/* At most `most` bytes from the beginning, a NUL after them. */
Fault files_read(const char *path, size_t most, char **bytes, size_t *length);
Fault files_write(const char *path, const char *bytes, size_t length);
Fault files_append(const char *path, const char *bytes, size_t length);
/* The contents, and on POSIX whether it may be run; never owner, times or a write protection. Replaces `to`. */
Fault files_copy(const char *from, const char *to);
bool files_same(const char *a, const char *b);
/* Atomically, also over an existing file. */
Fault files_move(const char *from, const char *to);
Fault files_remove(const char *path);
/* With all its parents; no fault if it is there already. */
Fault files_make_folder(const char *path);

/* Called with the bare name of each thing in a folder, in the system's order, without "." and "..". */
typedef Fault Visit(void *context, const char *name);
Fault files_each(const char *folder, Visit *visit, void *context);

/* Waits until nobody else holds it. It ends with files_unlock or with the process, even a killed one. */
typedef struct {
    void *held;
} Lock;
Fault files_lock(const char *path, Lock *lock);
void files_unlock(Lock *lock);
/* What was written so far outlives a power cut, as far as the system offers that for a whole file system. */
void files_settle(const char *folder);

/* In words; the system's own ones where we have none. */
const char *fault_words(Fault fault);
extern const Fault FAULT_TOO_DEEP;

#endif
