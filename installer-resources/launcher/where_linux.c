/* Where the launcher and the user's data lie on Linux. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"
#include "words.h"

/* The kernel's own answer, links resolved; argv[0] and PATH can say anything. */
char *where_self(void)
{
    for (size_t room = 256;; room *= 2) {
        char *path = memory(room);
        ssize_t length = readlink("/proc/self/exe", path, room);
        if (length < 0)
            give_up("", phrase(WORD_NOT_STARTED, "/proc/self/exe", strerror(errno)));
        if ((size_t)length < room) {
            path[length] = '\0';
            return path;
        }
    }
}

const char *where_root(const char *self)
{
    const char *end = strrchr(self, '/');
    return copied(self, end == NULL ? 0 : (size_t)(end - self));
}

char *where_self_resolved(const char *self)
{
    (void)self;
    return "";
}

/* https://specifications.freedesktop.org/basedir-spec: relative values must be ignored. */
char *where_data_home(void)
{
    const char *data = getenv("XDG_DATA_HOME");
    if (data != NULL && data[0] == '/')
        return joined(data);
    const char *home = getenv("HOME");
    if (home == NULL || home[0] != '/') {
        const struct passwd *user = getpwuid(getuid());
        home = user == NULL ? NULL : user->pw_dir;
    }
    return home == NULL || home[0] != '/' ? "" : joined(home, "/.local/share");
}
