/* What a single file asks of the system beside files.h; cache_posix.c and cache_windows.c answer. Paths are absolute. */
#ifndef PIPAPP_CACHE_H
#define PIPAPP_CACHE_H

#include "files.h"

/* The folder for what can be made again; "" where the system names none. */
char *cache_home(void);

/* A file that is read from, or a new one that is written to. */
typedef struct {
    void *held;
} Stream;
Fault stream_read_from(const char *path, Stream *stream);
/* Bytes from `offset` on; *got is less than `most` only at the file's end. */
Fault stream_read(const Stream *stream, unsigned long long offset, char *bytes, size_t most, size_t *got);
Fault stream_write_to(const char *path, bool executable, Stream *stream);
Fault stream_write(const Stream *stream, const char *bytes, size_t length);
/* A network file system tells of a full disk only now. */
Fault stream_close(Stream *stream);

/* A folder below which files are looked at, quickest in the order of their paths. */
typedef struct Looking Looking;
Looking *looking_below(const char *folder);
Look looking_at(Looking *looking, const char *path);
void looking_end(Looking *looking);

/* A folder with all that is in it; links are taken away and never followed. No fault if it isn't there. */
Fault cache_remove(const char *folder);

/* How many whole days ago a file was touched last; -1 if it isn't there. */
long cache_days(const char *file);
/* Touches a file, and makes it if need be. What can't be touched is only thrown away sooner. */
void cache_touch(const char *file);
/* Whether a program from below the folder runs for longer than these days. True where that can't be known. */
bool cache_runs(const char *folder, long days);

#endif
