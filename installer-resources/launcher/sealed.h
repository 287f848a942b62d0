/*
 * How an unpacked layer is known to be whole: its file sealed.txt, written last.
 *
 *     pipapp-sealed 1 <digest of the layer>
 *     <size> <time of change> <path, relative, with />
 *     end
 *
 * At every start each file's size and time are compared with it: what was cut, changed, replaced or taken away is noticed,
 * at the price of one look for each file. Bits that rot below the file system are not, as in any other installed program.
 */
#ifndef PIPAPP_SEALED_H
#define PIPAPP_SEALED_H

#include "files.h"
#include "launcher.h"

/* Is there a layer with this digest in the folder, as it was unpacked? */
bool sealed_is(const char *folder, const char *digest);
/* `lines` has one line for each file. */
Fault sealed_write(const char *folder, const char *digest, const Text *lines);

#endif
