/* The version of macOS. */
#include <sys/sysctl.h>

#include "floor.h"

const char *floor_version(void)
{
    static char version[64];
    size_t length = sizeof version - 1;
    return sysctlbyname("kern.osproductversion", version, &length, NULL, 0) == 0 ? version : "";
}

const char *floor_name(const char *version)
{
    return joined("macOS ", version);
}
