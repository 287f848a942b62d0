/* The oldest system that an app runs on, as its launch.ini says. */
#ifndef PIPAPP_FLOOR_H
#define PIPAPP_FLOOR_H

#include "launcher.h"

/* Gives up in words if this system is older. */
void floor_check(const Launch *launch);

/* floor_*.c: the version of this system, such as "2.36" (Linux: of the C library), "10.0" or "14.5"; "" if it can't be told. */
const char *floor_version(void);
/* The system's name for people, with that version. */
const char *floor_name(const char *version);

#endif
