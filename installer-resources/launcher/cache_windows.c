/* The cache on Windows. */
#include "cache.h"

#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "launcher.h"
#include "wide.h"

#define BLOCK 65536

static Fault last_fault(void)
{
    Fault fault = GetLastError();
    return fault == 0 ? ERROR_GEN_FAILURE : fault;
}

/* Local data are what stays on this computer: Windows has no other place for caches. */
char *cache_home(void)
{
    return where_data_home();
}

static Fault hold(HANDLE file, Stream *stream)
{
    stream->held = file;
    return file == INVALID_HANDLE_VALUE ? last_fault() : 0;
}

Fault stream_read_from(const char *path, Stream *stream)
{
    DWORD shared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    return hold(CreateFileW(wide_path(path), GENERIC_READ, shared, NULL, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN, NULL),
                stream);
}

Fault stream_read(const Stream *stream, unsigned long long offset, char *bytes, size_t most, size_t *got)
{
    *got = 0;
    while (*got < most) {
        unsigned long long at = offset + *got;
        OVERLAPPED place = {.Offset = (DWORD)at, .OffsetHigh = (DWORD)(at >> 32)};
        size_t left = most - *got;
        DWORD more = 0;
        if (!ReadFile(stream->held, bytes + *got, left > BLOCK ? BLOCK : (DWORD)left, &more, &place))
            return GetLastError() == ERROR_HANDLE_EOF ? 0 : last_fault();
        if (more == 0)
            break;
        *got += more;
    }
    return 0;
}

Fault stream_write_to(const char *path, bool executable, Stream *stream)
{
    (void)executable;
    return hold(CreateFileW(wide_path(path), GENERIC_WRITE, 0, NULL, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, NULL), stream);
}

Fault stream_write(const Stream *stream, const char *bytes, size_t length)
{
    while (length > 0) {
        DWORD done = 0;
        if (!WriteFile(stream->held, bytes, length > BLOCK ? BLOCK : (DWORD)length, &done, NULL))
            return last_fault();
        bytes += done;
        length -= done;
    }
    return 0;
}

Fault stream_close(Stream *stream)
{
    return CloseHandle(stream->held) ? 0 : last_fault();
}

/* One question for each folder is quicker here than one for each file. */
struct Looking {
    const char *folder;
    wchar_t *parent;       /* the folder whose entries are known; NULL before the first */
    WIN32_FIND_DATAW *entries;
    size_t count;
    size_t room;
    size_t next;           /* most likely the one that is asked for */
};

Looking *looking_below(const char *folder)
{
    Looking *looking = memory(sizeof *looking);
    *looking = (Looking){.folder = folder};
    return looking;
}

static void read_folder(Looking *looking, wchar_t *parent)
{
    free(looking->parent);
    looking->parent = parent;
    looking->count = 0;
    looking->next = 0;
    const char *pattern = joined(looking->folder, "\\", narrow(parent), *parent == 0 ? "*" : "\\*");
    WIN32_FIND_DATAW entry;
    HANDLE search = FindFirstFileExW(wide_path(pattern), FindExInfoBasic, &entry, FindExSearchNameMatch, NULL,
                                     FIND_FIRST_EX_LARGE_FETCH);
    if (search == INVALID_HANDLE_VALUE)
        return;
    do {
        if (looking->count == looking->room) {
            looking->room = 2 * looking->room + 64;
            WIN32_FIND_DATAW *more = memory(looking->room * sizeof *more);
            if (looking->count > 0)
                memcpy(more, looking->entries, looking->count * sizeof *more);
            free(looking->entries);
            looking->entries = more;
        }
        looking->entries[looking->count++] = entry;
    } while (FindNextFileW(search, &entry));
    FindClose(search);
}

static Look look_of(const WIN32_FIND_DATAW *entry)
{
    if ((entry->dwFileAttributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT)) != 0)
        return (Look){.kind = SOMETHING_ELSE};
    return (Look){
        .kind = A_FILE,
        .size = ((long long)entry->nFileSizeHigh << 32) | entry->nFileSizeLow,
        .time = ((long long)entry->ftLastWriteTime.dwHighDateTime << 32) | entry->ftLastWriteTime.dwLowDateTime,
    };
}

Look looking_at(Looking *looking, const char *path)
{
    wchar_t *parent = wide(path);
    wchar_t *name = parent;
    for (wchar_t *at = parent; *at != 0; at++)
        if (*at == L'/') {
            *at = L'\\';
            name = at + 1;
        }
    name = _wcsdup(name);
    parent[wcslen(parent) - wcslen(name)] = 0;
    if (*parent != 0)
        parent[wcslen(parent) - 1] = 0;
    if (looking->parent == NULL || wcscmp(parent, looking->parent) != 0)
        read_folder(looking, parent);
    else
        free(parent);
    Look look = {.kind = NOTHING};
    for (size_t i = 0; i < looking->count && look.kind == NOTHING; i++) {
        size_t at = (looking->next + i) % looking->count;
        if (wcscmp(looking->entries[at].cFileName, name) == 0) {
            look = look_of(&looking->entries[at]);
            looking->next = at + 1;
        }
    }
    free(name);
    return look;
}

void looking_end(Looking *looking)
{
    free(looking->entries);
    free(looking->parent);
    free(looking);
}

static Fault remove_one(void *context, const char *name)
{
    return cache_remove(joined(context, "\\", name));
}

Fault cache_remove(const char *folder)
{
    wchar_t *path = wide_path(folder);
    DWORD found = GetFileAttributesW(path);
    if (found == INVALID_FILE_ATTRIBUTES) {
        Fault fault = last_fault();
        return fault == ERROR_FILE_NOT_FOUND || fault == ERROR_PATH_NOT_FOUND ? 0 : fault;
    }
    if ((found & FILE_ATTRIBUTE_READONLY) != 0)
        SetFileAttributesW(path, found & ~(DWORD)FILE_ATTRIBUTE_READONLY);
    if ((found & FILE_ATTRIBUTE_DIRECTORY) == 0)
        return DeleteFileW(path) ? 0 : last_fault();
    Fault fault = (found & FILE_ATTRIBUTE_REPARSE_POINT) != 0 ? 0 : files_each(folder, remove_one, (void *)joined(folder));
    if (fault != 0)
        return fault;
    return RemoveDirectoryW(path) ? 0 : last_fault();
}

#define TICKS_OF_A_DAY (24ULL * 60 * 60 * 10 * 1000 * 1000)

static unsigned long long ticks(FILETIME time)
{
    return (unsigned long long)time.dwHighDateTime << 32 | time.dwLowDateTime;
}

long cache_days(const char *file)
{
    WIN32_FILE_ATTRIBUTE_DATA found;
    if (!GetFileAttributesExW(wide_path(file), GetFileExInfoStandard, &found))
        return -1;
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    return ticks(now) < ticks(found.ftLastWriteTime) ? 0
                                                      : (long)((ticks(now) - ticks(found.ftLastWriteTime)) / TICKS_OF_A_DAY);
}

void cache_touch(const char *file)
{
    DWORD shared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    HANDLE touched = CreateFileW(wide_path(file), FILE_WRITE_ATTRIBUTES, shared, NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (touched == INVALID_HANDLE_VALUE)
        return;
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    SetFileTime(touched, NULL, NULL, &now);
    CloseHandle(touched);
}

/* Windows itself lets no folder be moved in which a running program has files open. */
bool cache_runs(const char *folder, long days)
{
    (void)folder, (void)days;
    return false;
}
