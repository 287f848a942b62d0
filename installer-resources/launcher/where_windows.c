/* Where the launcher and the user's data lie on Windows. */
#define INITGUID
#include <windows.h>

#include <knownfolders.h>
#include <shlobj.h>
#include <string.h>

#include "files.h"
#include "launcher.h"
#include "wide.h"
#include "words.h"

/* Longer than any path that Windows knows. */
#define LONGEST 32768

char *where_self(void)
{
    wchar_t *path = memory((LONGEST + 1) * sizeof *path);
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST + 1);
    if (length == 0 || length > LONGEST)
        give_up("", phrase(WORD_NOT_STARTED, "", fault_words(GetLastError())));
    return narrow_path(path);
}

const char *where_root(const char *self)
{
    const char *end = strrchr(self, '\\');
    return copied(self, end == NULL ? 0 : (size_t)(end - self));
}

/* Asked only when nothing lies beside the launcher: resolving would also turn a drive letter into a server's name. */
char *where_self_resolved(const char *self)
{
    HANDLE file = CreateFileW(wide_path(self), 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return "";
    wchar_t *path = memory((LONGEST + 1) * sizeof *path);
    DWORD length = GetFinalPathNameByHandleW(file, path, LONGEST, FILE_NAME_NORMALIZED);
    CloseHandle(file);
    return length == 0 || length > LONGEST ? "" : narrow_path(path);
}

char *where_data_home(void)
{
    wchar_t *path = NULL;
    if (SHGetKnownFolderPath(&FOLDERID_LocalAppData, 0, NULL, &path) != S_OK)
        return "";
    char *home = narrow(path);
    CoTaskMemFree(path);
    return home;
}
