/* Compares this system with the one that the app needs. */
#include "floor.h"

#include <stdlib.h>

#include "words.h"

/* "2.9" is older than "2.10", and "2" is "2.0". */
static bool is_older(const char *version, const char *needed)
{
    char *rest;
    char *other;
    unsigned long major = strtoul(version, &rest, 10);
    unsigned long wanted = strtoul(needed, &other, 10);
    if (major != wanted)
        return major < wanted;
    unsigned long minor = *rest == '.' ? strtoul(rest + 1, NULL, 10) : 0;
    return minor < (*other == '.' ? strtoul(other + 1, NULL, 10) : 0);
}

void floor_check(const Launch *launch)
{
    if (*launch->floor == '\0')
        return;
    const char *version = floor_version();
    if (*version == '\0' || !is_older(version, launch->floor))
        return;
    const char *needed = *launch->system == '\0' ? launch->floor : launch->system;
    give_up(launch->name, joined(phrase(WORD_SYSTEM_TOO_OLD, launch->name, needed),
                                 phrase(WORD_SYSTEM_FOUND, floor_name(version), "")));
}
