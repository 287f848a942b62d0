/* Takes Zstandard frames apart (RFC 8878), by the reference implementation, which build.py fetches: none of it is kept here. */
#ifndef PIPAPP_UNZSTD_H
#define PIPAPP_UNZSTD_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Unzstd Unzstd;

/* How many bytes a step may give. */
#define UNZSTD_STEP ((size_t)128 * 1024)

/* NULL without memory. */
Unzstd *unzstd_begin(void);
/* Takes some of the *length bytes at *bytes, which both move on, and puts at most UNZSTD_STEP to `out`. False if they are damaged. */
bool unzstd_step(Unzstd *unzstd, const char **bytes, size_t *length, char *out, size_t *got);
/* Did the last frame come to its end, with the right checksum? */
bool unzstd_whole(const Unzstd *unzstd);
void unzstd_end(Unzstd *unzstd);

#endif
