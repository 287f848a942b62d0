/* The launcher on Windows; console.exe and window.exe differ in their subsystem only. */
#include <windows.h>

#include "console.h"
#include "launcher.h"
#include "start.h"
#include "wide.h"

/* A long root leaves the files in it no room below the 260 that Python's own file calls may be held to. */
#define LONG_ROOT 140

/* The C library of this tool chain asks: arguments are never expanded as file patterns. */
int _dowildcard = 0;

/* By the short names (8.3) where the drive keeps them; otherwise as it was. */
static const char *shortened(const char *root)
{
    wchar_t *path = wide_path(root);
    if (wcslen(path) < LONG_ROOT)
        return root;
    DWORD room = GetShortPathNameW(path, NULL, 0);
    wchar_t *shorter = memory((room + 1) * sizeof *shorter);
    DWORD length = room == 0 ? 0 : GetShortPathNameW(path, shorter, room);
    return length == 0 || length >= room ? root : narrow_path(shorter);
}

int wmain(int argc, wchar_t **argv)
{
    Where where = launch_find();
    Launch launch = launch_read(&where);
    where.root = shortened(where.root);
    environment_clean();
    const char *folder = place_program(&where, &launch);
    console_prepare();
    int count = argc > 0 ? argc - 1 : 0;
    int code = start_python(&where, &launch, folder, count, argv + 1);
    console_finish(&launch, code);
    return code;
}
