/*
 * Layers that no app has used for a long time go from the user's cache, when a new one comes. Each has a file `used`, which
 * every start touches, once a day at most.
 */
#ifndef PIPAPP_PRUNE_H
#define PIPAPP_PRUNE_H

#include "launcher.h"

/*
 * Notes that the layer in this folder is used now. False if that must be done under the cache's lock: it has not been used
 * for so long that another start may just be throwing it away.
 */
bool prune_note_use(const char *layer);
/* The same under the lock. */
void prune_keep(const char *layer);
/* Throws away what nobody has used. Under the lock, and after prune_keep for every layer that is wanted now. */
void prune(const char *cache);

#endif
