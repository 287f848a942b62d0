/* The environment of the program on Linux and macOS. */
#include <stdlib.h>
#include <string.h>

#include "launcher.h"

extern char **environ;

static const char *const cleared[] = {"PYTHON", "__PYVENV_LAUNCHER__="};

static bool is_cleared(const char *entry)
{
    for (size_t i = 0; i < sizeof cleared / sizeof *cleared; i++)
        if (begins(entry, cleared[i]))
            return true;
    return false;
}

void environment_clean(void)
{
    char **keep = environ;
    for (char **entry = environ; *entry != NULL; entry++)
        if (!is_cleared(*entry))
            *keep++ = *entry;
    *keep = NULL;
    if (setenv("PYTHONUTF8", "1", 1) != 0 || setenv("PYTHONNOUSERSITE", "1", 1) != 0
        || setenv("PYTHONDONTWRITEBYTECODE", "1", 1) != 0)
        _Exit(EXIT_NOT_STARTED);
}

void environment_packages(const char *folder)
{
    if ((*folder == '\0' ? unsetenv(PACKAGES_VARIABLE) : setenv(PACKAGES_VARIABLE, folder, 1)) != 0)
        _Exit(EXIT_NOT_STARTED);
}
