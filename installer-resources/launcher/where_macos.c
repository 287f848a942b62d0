/* Where the launcher and the user's data lie on macOS. */
#include <errno.h>
#include <mach-o/dyld.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"
#include "words.h"

char *where_self(void)
{
    uint32_t room = 0;
    _NSGetExecutablePath(NULL, &room);
    char *path = memory(room);
    if (_NSGetExecutablePath(path, &room) != 0)
        give_up("", phrase(WORD_NOT_STARTED, "", ""));
    char *resolved = realpath(path, NULL);
    if (resolved == NULL)
        give_up("", phrase(WORD_NOT_STARTED, path, strerror(errno)));
    return resolved;
}

/* Name.app/Contents/MacOS/Name -> Name.app/Contents/Resources */
const char *where_root(const char *self)
{
    size_t length = strlen(self);
    for (int steps = 0; steps < 2; steps++)
        while (length > 0 && self[--length] != '/')
            continue;
    return joined(copied(self, length), "/Resources");
}

char *where_self_resolved(const char *self)
{
    (void)self;
    return "";
}

char *where_data_home(void)
{
    const char *home = getenv("HOME");
    if (home == NULL || home[0] != '/') {
        const struct passwd *user = getpwuid(getuid());
        home = user == NULL ? NULL : user->pw_dir;
    }
    return home == NULL || home[0] != '/' ? "" : joined(home, "/Library/Application Support");
}
