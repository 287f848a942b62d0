/*
 * The record of what was placed in a user's data folder:
 *
 *     pipapp-placed 1 <digest of the program's files>
 *     <size> <time of change> <path, relative, with / and %-escapes for % and line ends>
 *
 * While placing goes on, the same lines are kept in a journal, so that a start that was killed is understood later.
 */
#ifndef PIPAPP_PLACED_H
#define PIPAPP_PLACED_H

#include "files.h"
#include "launcher.h"

typedef struct {
    const char *path;
    long long size;
    long long time;
    bool superseded;
} Placed;

typedef struct {
    Placed *files;
    size_t count;
} Record;

/* One small read: is the record whole and of this digest? */
bool placed_is(const char *record_file, const char *digest);
/*
 * Adds the lines of a record or journal; they stay sorted by path. What isn't there or can't be understood counts as not placed,
 * what is there and can't be read is a fault: without it every file would count as the user's own, for ever.
 */
Fault placed_read(const char *file, Record *record);
/* Is the file as it was when it was placed? Then it is ours and may be replaced. */
bool placed_unchanged(const Record *record, const char *path, const Look *now);
/* A newer line takes the place of this path's lines. */
void placed_supersede(Record *record, const char *path);
/* The lines that nothing took the place of: a file that a version lacks may come again with a later one. */
void placed_add_remaining(Text *text, const Record *record);

void placed_add_first_line(Text *record, const char *digest);
void placed_add_line(Text *record, const char *path, const Look *look);

#endif
