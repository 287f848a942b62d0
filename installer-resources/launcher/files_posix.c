/* The file system on Linux and macOS. */
#define _GNU_SOURCE 1
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "launcher.h"
#include "words.h"

#define BLOCK 65536

const Fault FAULT_TOO_DEEP = ELOOP;

static Fault last_fault(void)
{
    return errno == 0 ? (Fault)EIO : (Fault)errno;
}

Look files_look(const char *path)
{
    struct stat found;
    if (stat(path, &found) != 0) {
        /* a link to nowhere is still something that must not be replaced */
        if (lstat(path, &found) == 0)
            return (Look){.kind = SOMETHING_ELSE};
        return (Look){.kind = errno == ENOENT || errno == ENOTDIR ? NOTHING : SOMETHING_ELSE};
    }
#ifdef __APPLE__
    struct timespec time = found.st_mtimespec;
#else
    struct timespec time = found.st_mtim;
#endif
    return (Look){
        .kind = S_ISREG(found.st_mode) ? A_FILE : S_ISDIR(found.st_mode) ? A_FOLDER : SOMETHING_ELSE,
        .size = (long long)found.st_size,
        .time = (long long)time.tv_sec * 1000000000LL + time.tv_nsec,
    };
}

bool files_can_write(const char *folder)
{
    struct statvfs system;
    /* access() may grant root what a read-only mount then refuses */
    return access(folder, W_OK | X_OK) == 0 && statvfs(folder, &system) == 0 && (system.f_flag & ST_RDONLY) == 0;
}

/* Reads until `most` bytes are there or the file ends. -1 on a fault. */
static ssize_t read_fully(int file, char *bytes, size_t most)
{
    size_t length = 0;
    while (length < most) {
        ssize_t more = read(file, bytes + length, most - length);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return -1;
        if (more == 0)
            break;
        length += (size_t)more;
    }
    return (ssize_t)length;
}

static Fault write_fully(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t done = write(file, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return last_fault();
        bytes += done;
        length -= (size_t)done;
    }
    return 0;
}

Fault files_read(const char *path, size_t most, char **bytes, size_t *length)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return last_fault();
    struct stat found;
    /* what the kernel makes up while it is read, below /proc, says that it has no size */
    if (fstat(file, &found) == 0 && found.st_size > 0 && (size_t)found.st_size < most)
        most = (size_t)found.st_size;
    *bytes = memory(most + 1);
    ssize_t got = read_fully(file, *bytes, most);
    Fault fault = got < 0 ? last_fault() : 0;
    close(file);
    *length = got < 0 ? 0 : (size_t)got;
    (*bytes)[*length] = '\0';
    return fault;
}

static Fault put(const char *path, const char *bytes, size_t length, int how)
{
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | how, 0644);
    if (file < 0)
        return last_fault();
    Fault fault = write_fully(file, bytes, length);
    /* a network file system tells of a full disk only now */
    if (close(file) != 0 && fault == 0)
        fault = last_fault();
    return fault;
}

Fault files_write(const char *path, const char *bytes, size_t length)
{
    return put(path, bytes, length, O_TRUNC);
}

Fault files_append(const char *path, const char *bytes, size_t length)
{
    return put(path, bytes, length, O_APPEND);
}

static Fault copy_open(int source, int target)
{
    static char block[BLOCK];
    for (;;) {
        ssize_t got = read_fully(source, block, BLOCK);
        if (got < 0)
            return last_fault();
        if (got == 0)
            return 0;
        Fault fault = write_fully(target, block, (size_t)got);
        if (fault != 0)
            return fault;
    }
}

Fault files_copy(const char *from, const char *to)
{
    int source = open(from, O_RDONLY | O_CLOEXEC);
    struct stat found;
    if (source < 0)
        return last_fault();
    if (fstat(source, &found) != 0 || (unlink(to) != 0 && errno != ENOENT)) {
        Fault fault = last_fault();
        close(source);
        return fault;
    }
    mode_t mode = (found.st_mode & S_IXUSR) != 0 ? 0755 : 0644;
    int target = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    Fault fault = target < 0 ? last_fault() : copy_open(source, target);
    if (target >= 0 && close(target) != 0 && fault == 0)
        fault = last_fault();
    close(source);
    return fault;
}

static bool same_open(int a, int b)
{
    static char blocks[2][BLOCK];
    for (;;) {
        ssize_t got = read_fully(a, blocks[0], BLOCK);
        if (got < 0 || got != read_fully(b, blocks[1], BLOCK))
            return false;
        if (memcmp(blocks[0], blocks[1], (size_t)got) != 0)
            return false;
        if (got < BLOCK)
            return true;
    }
}

bool files_same(const char *a, const char *b)
{
    int first = open(a, O_RDONLY | O_CLOEXEC);
    int second = open(b, O_RDONLY | O_CLOEXEC);
    bool equal = first >= 0 && second >= 0 && same_open(first, second);
    if (first >= 0)
        close(first);
    if (second >= 0)
        close(second);
    return equal;
}

Fault files_move(const char *from, const char *to)
{
    return rename(from, to) == 0 ? 0 : last_fault();
}

Fault files_remove(const char *path)
{
    return unlink(path) == 0 ? 0 : last_fault();
}

Fault files_make_folder(const char *path)
{
    if (files_look(path).kind == A_FOLDER)
        return 0;
    const char *end = strrchr(path, '/');
    if (end != NULL && end != path) {
        Fault fault = files_make_folder(copied(path, (size_t)(end - path)));
        if (fault != 0)
            return fault;
    }
    /* 0700, as the XDG base directory specification asks for folders that programs make in a home */
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return 0;
    return last_fault();
}

Fault files_each(const char *folder, Visit *visit, void *context)
{
    DIR *open_folder = opendir(folder);
    if (open_folder == NULL)
        return last_fault();
    Fault fault = 0;
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(open_folder);
        if (entry == NULL) {
            fault = errno == 0 ? 0 : last_fault();
            break;
        }
        if (same(entry->d_name, ".") || same(entry->d_name, ".."))
            continue;
        fault = visit(context, entry->d_name);
        if (fault != 0)
            break;
    }
    closedir(open_folder);
    return fault;
}

Fault files_lock(const char *path, Lock *lock)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return last_fault();
    while (flock(file, LOCK_EX) != 0) {
        if (errno == EINTR)
            continue;
        Fault fault = last_fault();
        close(file);
        return fault;
    }
    lock->held = (void *)(intptr_t)file;
    return 0;
}

void files_unlock(Lock *lock)
{
    close((int)(intptr_t)lock->held);
}

void files_settle(const char *folder)
{
#ifdef __linux__
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        syncfs(file);
        close(file);
    }
#else
    (void)folder;
    sync();
#endif
}

const char *fault_words(Fault fault)
{
    if (fault == ENOSPC || fault == EDQUOT)
        return phrase(WORD_DISK_FULL, "", "");
    if (fault == FAULT_TOO_DEEP)
        return phrase(WORD_TOO_DEEP, "", "");
    return strerror((int)fault);
}
