/* The cache on Linux. */
#define _GNU_SOURCE 1
#include "cache.h"

#include <errno.h>
#include <fcntl.h>
#include <dirent.h>
#include <ftw.h>
#include <pwd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "launcher.h"

#define OPEN_FOLDERS 32
#define DAY (24L * 60 * 60)

static Fault last_fault(void)
{
    return errno == 0 ? (Fault)EIO : (Fault)errno;
}

/* https://specifications.freedesktop.org/basedir-spec: relative values must be ignored. */
char *cache_home(void)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    if (cache != NULL && cache[0] == '/')
        return joined(cache);
    const char *home = getenv("HOME");
    if (home == NULL || home[0] != '/') {
        const struct passwd *user = getpwuid(getuid());
        home = user == NULL ? NULL : user->pw_dir;
    }
    return home == NULL || home[0] != '/' ? "" : joined(home, "/.cache");
}

static Fault hold(int file, Stream *stream)
{
    stream->held = (void *)(intptr_t)file;
    return file < 0 ? last_fault() : 0;
}

static int held(const Stream *stream)
{
    return (int)(intptr_t)stream->held;
}

Fault stream_read_from(const char *path, Stream *stream)
{
    return hold(open(path, O_RDONLY | O_CLOEXEC), stream);
}

Fault stream_read(const Stream *stream, unsigned long long offset, char *bytes, size_t most, size_t *got)
{
    *got = 0;
    while (*got < most) {
        ssize_t more = pread(held(stream), bytes + *got, most - *got, (off_t)(offset + *got));
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return last_fault();
        if (more == 0)
            break;
        *got += (size_t)more;
    }
    return 0;
}

Fault stream_write_to(const char *path, bool executable, Stream *stream)
{
    return hold(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, executable ? 0755 : 0644), stream);
}

Fault stream_write(const Stream *stream, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t done = write(held(stream), bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return last_fault();
        bytes += done;
        length -= (size_t)done;
    }
    return 0;
}

Fault stream_close(Stream *stream)
{
    return close(held(stream)) == 0 ? 0 : last_fault();
}

/* Files are looked at from their own folder, which spares the kernel most of the way to each. */
struct Looking {
    int folder;
    int inside;
    char *parent; /* the folder that `inside` is, with its / at the end; NULL before the first */
    size_t length;
};

Looking *looking_below(const char *folder)
{
    Looking *looking = memory(sizeof *looking);
    *looking = (Looking){.folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC), .inside = -1};
    return looking;
}

static void leave(Looking *looking)
{
    if (looking->inside >= 0)
        close(looking->inside);
    free(looking->parent);
}

static void enter(Looking *looking, const char *path, size_t length)
{
    leave(looking);
    looking->parent = copied(path, length);
    looking->length = length;
    const char *relative = length == 0 ? "." : copied(path, length - 1);
    looking->inside = looking->folder < 0 ? -1 : openat(looking->folder, relative, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

Look looking_at(Looking *looking, const char *path)
{
    const char *end = strrchr(path, '/');
    size_t length = end == NULL ? 0 : (size_t)(end + 1 - path);
    if (looking->parent == NULL || looking->length != length || memcmp(looking->parent, path, length) != 0)
        enter(looking, path, length);
    struct stat found;
    /* a link isn't what was unpacked, whatever it leads to */
    if (looking->inside < 0 || fstatat(looking->inside, path + length, &found, AT_SYMLINK_NOFOLLOW) != 0)
        return (Look){.kind = NOTHING};
    return (Look){
        .kind = S_ISREG(found.st_mode) ? A_FILE : S_ISDIR(found.st_mode) ? A_FOLDER : SOMETHING_ELSE,
        .size = (long long)found.st_size,
        .time = (long long)found.st_mtim.tv_sec * 1000000000LL + found.st_mtim.tv_nsec,
    };
}

void looking_end(Looking *looking)
{
    leave(looking);
    if (looking->folder >= 0)
        close(looking->folder);
    free(looking);
}

static int take_away(const char *path, const struct stat *found, int kind, struct FTW *where)
{
    (void)found, (void)kind, (void)where;
    return remove(path) == 0 || errno == ENOENT ? 0 : errno;
}

Fault cache_remove(const char *folder)
{
    int fault = nftw(folder, take_away, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    if (fault < 0)
        return errno == ENOENT ? 0 : last_fault();
    return (Fault)fault;
}

static long days_since(time_t when)
{
    return (long)(time(NULL) - when) / DAY;
}

long cache_days(const char *file)
{
    struct stat found;
    if (stat(file, &found) != 0)
        return -1;
    return days_since(found.st_mtim.tv_sec);
}

void cache_touch(const char *file)
{
    int touched = open(file, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (touched < 0)
        return;
    (void)futimens(touched, NULL);
    close(touched);
}

/* A process is as old as its folder below /proc. */
bool cache_runs(const char *folder, long days)
{
    const char *inside = joined(folder, "/");
    DIR *processes = opendir("/proc");
    if (processes == NULL)
        return true;
    bool found = false;
    for (struct dirent *entry; !found && (entry = readdir(processes)) != NULL;) {
        char program[4096];
        const char *process = joined("/proc/", entry->d_name);
        ssize_t length = readlink(joined(process, "/exe"), program, sizeof program - 1);
        if (length <= 0)
            continue;
        program[length] = '\0';
        struct stat place;
        found = begins(program, inside) && (stat(process, &place) != 0 || days_since(place.st_mtim.tv_sec) > days);
    }
    closedir(processes);
    return found;
}
