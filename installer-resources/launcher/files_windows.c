/* The file system on Windows. */
#include "files.h"

#include <string.h>
#include <windows.h>

#include "launcher.h"
#include "wide.h"
#include "words.h"

#define BLOCK 65536
/* For so long a virus scanner's or indexer's hold on a fresh file is waited for. */
#define PATIENCE_TRIES 50
#define PATIENCE_MS 100

const Fault FAULT_TOO_DEEP = ERROR_CANT_RESOLVE_FILENAME;

static Fault last_fault(void)
{
    Fault fault = GetLastError();
    return fault == 0 ? ERROR_GEN_FAILURE : fault;
}

Look files_look(const char *path)
{
    WIN32_FILE_ATTRIBUTE_DATA found;
    if (!GetFileAttributesExW(wide_path(path), GetFileExInfoStandard, &found)) {
        Fault fault = last_fault();
        bool nothing = fault == ERROR_FILE_NOT_FOUND || fault == ERROR_PATH_NOT_FOUND;
        return (Look){.kind = nothing ? NOTHING : SOMETHING_ELSE};
    }
    bool folder = (found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    return (Look){
        .kind = folder ? A_FOLDER : A_FILE,
        .size = ((long long)found.nFileSizeHigh << 32) | found.nFileSizeLow,
        .time = ((long long)found.ftLastWriteTime.dwHighDateTime << 32) | found.ftLastWriteTime.dwLowDateTime,
    };
}

bool files_can_write(const char *folder)
{
    const char *name = joined(folder, "\\pipapp-", digits(GetCurrentProcessId()), ".tmp");
    HANDLE file = CreateFileW(wide_path(name), GENERIC_WRITE | DELETE, 0, NULL, CREATE_ALWAYS,
                              FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    CloseHandle(file);
    return true;
}

/* Whether to try once more, after a while: somebody else has the file open and doesn't share it. */
static bool is_held(Fault fault, int tries)
{
    if (fault != ERROR_SHARING_VIOLATION || tries == PATIENCE_TRIES)
        return false;
    Sleep(PATIENCE_MS);
    return true;
}

static HANDLE open_to_read(const char *path)
{
    for (int tries = 1;; tries++) {
        HANDLE file = CreateFileW(wide_path(path), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                  NULL, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN, NULL);
        if (file != INVALID_HANDLE_VALUE)
            return file;
        Fault fault = last_fault();
        if (!is_held(fault, tries)) {
            SetLastError(fault);
            return file;
        }
    }
}

/* Reads until `most` bytes are there or the file ends. */
static Fault read_fully(HANDLE file, char *bytes, size_t most, size_t *length)
{
    *length = 0;
    while (*length < most) {
        size_t left = most - *length;
        DWORD more = 0;
        if (!ReadFile(file, bytes + *length, left > BLOCK ? BLOCK : (DWORD)left, &more, NULL))
            return last_fault();
        if (more == 0)
            break;
        *length += more;
    }
    return 0;
}

static Fault write_fully(HANDLE file, const char *bytes, size_t length)
{
    while (length > 0) {
        DWORD done = 0;
        if (!WriteFile(file, bytes, length > BLOCK ? BLOCK : (DWORD)length, &done, NULL))
            return last_fault();
        bytes += done;
        length -= done;
    }
    return 0;
}

Fault files_read(const char *path, size_t most, char **bytes, size_t *length)
{
    *length = 0;
    HANDLE file = open_to_read(path);
    if (file == INVALID_HANDLE_VALUE)
        return last_fault();
    LARGE_INTEGER size;
    if (GetFileSizeEx(file, &size) && (unsigned long long)size.QuadPart < most)
        most = (size_t)size.QuadPart;
    *bytes = memory(most + 1);
    Fault fault = read_fully(file, *bytes, most, length);
    CloseHandle(file);
    (*bytes)[*length] = '\0';
    return fault;
}

/* Only Windows heeds a file's own mark "read-only" when it is replaced or taken away. Was it that? Then it is no longer there. */
static bool unprotect(const char *path, Fault fault)
{
    if (fault != ERROR_ACCESS_DENIED || files_look(path).kind != A_FILE)
        return false;
    DWORD marks = GetFileAttributesW(wide_path(path));
    return marks != INVALID_FILE_ATTRIBUTES && (marks & FILE_ATTRIBUTE_READONLY) != 0
        && SetFileAttributesW(wide_path(path), marks & ~(DWORD)FILE_ATTRIBUTE_READONLY);
}

static HANDLE open_to_write(const char *path, DWORD access, DWORD share, DWORD how)
{
    for (int tries = 1;; tries++) {
        HANDLE file = CreateFileW(wide_path(path), access, share, NULL, how, FILE_ATTRIBUTE_NORMAL, NULL);
        if (file != INVALID_HANDLE_VALUE)
            return file;
        Fault fault = last_fault();
        if (!unprotect(path, fault) && !is_held(fault, tries)) {
            SetLastError(fault);
            return file;
        }
    }
}

static Fault put(const char *path, const char *bytes, size_t length, DWORD access, DWORD how)
{
    HANDLE file = open_to_write(path, access, FILE_SHARE_READ, how);
    if (file == INVALID_HANDLE_VALUE)
        return last_fault();
    Fault fault = write_fully(file, bytes, length);
    if (!CloseHandle(file) && fault == 0)
        fault = last_fault();
    return fault;
}

Fault files_write(const char *path, const char *bytes, size_t length)
{
    return put(path, bytes, length, GENERIC_WRITE, CREATE_ALWAYS);
}

Fault files_append(const char *path, const char *bytes, size_t length)
{
    return put(path, bytes, length, FILE_APPEND_DATA, OPEN_ALWAYS);
}

static Fault copy_open(HANDLE source, HANDLE target)
{
    static char block[BLOCK];
    for (;;) {
        size_t got;
        Fault fault = read_fully(source, block, BLOCK, &got);
        if (fault != 0 || got == 0)
            return fault;
        fault = write_fully(target, block, got);
        if (fault != 0)
            return fault;
    }
}

/* Not CopyFileW: that brings the write protection of a CD and the mark of the web along. */
Fault files_copy(const char *from, const char *to)
{
    HANDLE source = open_to_read(from);
    if (source == INVALID_HANDLE_VALUE)
        return last_fault();
    HANDLE target = open_to_write(to, GENERIC_WRITE, 0, CREATE_ALWAYS);
    Fault fault = target == INVALID_HANDLE_VALUE ? last_fault() : copy_open(source, target);
    if (target != INVALID_HANDLE_VALUE && !CloseHandle(target) && fault == 0)
        fault = last_fault();
    CloseHandle(source);
    return fault;
}

static bool same_open(HANDLE a, HANDLE b)
{
    static char blocks[2][BLOCK];
    for (;;) {
        size_t first;
        size_t second;
        if (read_fully(a, blocks[0], BLOCK, &first) != 0 || read_fully(b, blocks[1], BLOCK, &second) != 0)
            return false;
        if (first != second || memcmp(blocks[0], blocks[1], first) != 0)
            return false;
        if (first < BLOCK)
            return true;
    }
}

bool files_same(const char *a, const char *b)
{
    HANDLE first = open_to_read(a);
    HANDLE second = open_to_read(b);
    bool equal = first != INVALID_HANDLE_VALUE && second != INVALID_HANDLE_VALUE && same_open(first, second);
    if (first != INVALID_HANDLE_VALUE)
        CloseHandle(first);
    if (second != INVALID_HANDLE_VALUE)
        CloseHandle(second);
    return equal;
}

Fault files_move(const char *from, const char *to)
{
    for (int tries = 1;; tries++) {
        if (MoveFileExW(wide_path(from), wide_path(to), MOVEFILE_REPLACE_EXISTING))
            return 0;
        Fault fault = last_fault();
        /* what would be replaced and isn't shared is denied */
        if (!unprotect(to, fault) && !is_held(fault == ERROR_ACCESS_DENIED ? ERROR_SHARING_VIOLATION : fault, tries))
            return fault;
    }
}

Fault files_remove(const char *path)
{
    for (int tries = 1;; tries++) {
        if (DeleteFileW(wide_path(path)))
            return 0;
        Fault fault = last_fault();
        if (!unprotect(path, fault) && !is_held(fault, tries))
            return fault;
    }
}

Fault files_make_folder(const char *path)
{
    if (files_look(path).kind == A_FOLDER)
        return 0;
    size_t end = strlen(path);
    while (end > 0 && path[end - 1] != '\\' && path[end - 1] != '/')
        end--;
    /* "C:" and "\\server\share" are there or can't be made */
    if (end > 3) {
        Fault fault = files_make_folder(copied(path, end - 1));
        if (fault != 0)
            return fault;
    }
    if (CreateDirectoryW(wide_path(path), NULL))
        return 0;
    Fault fault = last_fault();
    return fault == ERROR_ALREADY_EXISTS ? 0 : fault;
}

Fault files_each(const char *folder, Visit *visit, void *context)
{
    WIN32_FIND_DATAW entry;
    HANDLE search = FindFirstFileW(wide_path(joined(folder, "\\*")), &entry);
    if (search == INVALID_HANDLE_VALUE)
        return last_fault();
    Fault fault = 0;
    do {
        const char *name = narrow(entry.cFileName);
        if (!same(name, ".") && !same(name, ".."))
            fault = visit(context, name);
    } while (fault == 0 && FindNextFileW(search, &entry));
    if (fault == 0 && GetLastError() != ERROR_NO_MORE_FILES)
        fault = last_fault();
    FindClose(search);
    return fault;
}

Fault files_lock(const char *path, Lock *lock)
{
    HANDLE file = open_to_write(path, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                OPEN_ALWAYS);
    if (file == INVALID_HANDLE_VALUE)
        return last_fault();
    OVERLAPPED from_the_start = {0};
    if (!LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &from_the_start)) {
        Fault fault = last_fault();
        CloseHandle(file);
        return fault;
    }
    lock->held = file;
    return 0;
}

void files_unlock(Lock *lock)
{
    CloseHandle(lock->held);
}

void files_settle(const char *folder)
{
    /* Windows flushes a whole volume for administrators only; NTFS keeps its own order of metadata */
    (void)folder;
}

const char *fault_words(Fault fault)
{
    if (fault == ERROR_DISK_FULL || fault == ERROR_HANDLE_DISK_FULL)
        return phrase(WORD_DISK_FULL, "", "");
    if (fault == FAULT_TOO_DEEP)
        return phrase(WORD_TOO_DEEP, "", "");
    wchar_t words[512];
    DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS
                                      | FORMAT_MESSAGE_MAX_WIDTH_MASK,
                                  NULL, fault, 0, words, 512, NULL);
    while (length > 0 && (words[length - 1] == L' ' || words[length - 1] == L'.'))
        length--;
    words[length] = 0;
    return joined(narrow(words), " (Windows ", digits((long long)fault), ")");
}
