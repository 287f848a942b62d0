/*
 * A layer of an app, as it comes out of the decompressor: one entry after the other,
 *
 *     - SIZE PATH\n   a file and its bytes
 *     x SIZE PATH\n   one that may be started
 *     d PATH\n        an empty folder
 *
 * with / between the parts of a path, in the order of the paths.
 */
#ifndef PIPAPP_LAYER_H
#define PIPAPP_LAYER_H

#include "cache.h"
#include "launcher.h"

/* Not a fault of the system: the bytes aren't a layer. */
extern const Fault FAULT_NO_LAYER;

/* A layer on its way into a folder. Begin with everything 0 but `folder`. */
typedef struct {
    const char *folder;
    Text head;            /* of the entry that begins */
    const char *path;     /* of the file that is open, within the folder; NULL if none is */
    const char *parent;   /* the last folder that was made */
    Stream file;
    long long left;       /* bytes of the open file that are still to come */
    Text seal;            /* a line for each finished file: SIZE TIME PATH */
    const char *failed;   /* the path that a fault is about */
} Layer;

/* The next bytes. */
Fault layer_add(Layer *layer, const char *bytes, size_t length);
/* No more bytes: is the layer whole? Closes what is open. */
Fault layer_end(Layer *layer);

#endif
