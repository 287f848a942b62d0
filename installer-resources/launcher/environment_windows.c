/* The environment of the program on Windows, where the names of variables have no case. */
#include <stdlib.h>
#include <windows.h>

#include "launcher.h"
#include "wide.h"

static bool is_cleared(const wchar_t *entry)
{
    /* the second one makes Python take another file for its own, whatever the flags say; the last two are for another Tk */
    return _wcsnicmp(entry, L"PYTHON", 6) == 0 || _wcsnicmp(entry, L"__PYVENV_LAUNCHER__=", 20) == 0
        || _wcsnicmp(entry, L"TCL_LIBRARY=", 12) == 0 || _wcsnicmp(entry, L"TK_LIBRARY=", 11) == 0;
}

/* Both the system's block and the C library's copy of it, which Python's os.environ is made of. */
static void set(const wchar_t *name, const wchar_t *value)
{
    SetEnvironmentVariableW(name, *value == 0 ? NULL : value);
    if (_wputenv_s(name, value) != 0)
        _exit(EXIT_NOT_STARTED);
}

void environment_clean(void)
{
    /* a snapshot: the block doesn't change under the loop */
    wchar_t *block = GetEnvironmentStringsW();
    if (block == NULL)
        _exit(EXIT_NOT_STARTED);
    for (wchar_t *entry = block; *entry != 0;) {
        size_t length = wcslen(entry);
        if (is_cleared(entry)) {
            entry[wcscspn(entry, L"=")] = 0;
            set(entry, L"");
        }
        entry += length + 1;
    }
    FreeEnvironmentStringsW(block);
    set(L"PYTHONUTF8", L"1");
    set(L"PYTHONNOUSERSITE", L"1");
    set(L"PYTHONDONTWRITEBYTECODE", L"1");
}

void environment_packages(const char *folder)
{
    set(wide(PACKAGES_VARIABLE), wide(folder));
}
