/* The launcher on Windows; console.exe and window.exe differ in their subsystem only. */
#include <windows.h>

#include <shobjidl.h>

#include "console.h"
#include "floor.h"
#include "launcher.h"
#include "log.h"
#include "own.h"
#include "splash.h"
#include "start.h"
#include "wide.h"
#include "words.h"

/* A long root leaves the files in it no room below the 260 that Python's own file calls may be held to. */
#define LONG_ROOT 140

/* The C library of this tool chain asks: arguments are never expanded as file patterns. */
int _dowildcard = 0;

/* Python finds itself by the path of the running program, and gives up on a longer one without words. */
#define LONGEST_SELF 259

/* By the short names (8.3) where the drive keeps them; otherwise as it was. */
static const char *shortened(const Where *where, const Launch *launch)
{
    const char *root = where->root;
    if (wcslen(wide(where->self)) > LONGEST_SELF) {
        const char *reason = phrase(WORD_REASON, phrase(WORD_PATH_TOO_LONG, "", ""), "");
        give_up(launch->name, joined(phrase(WORD_FOLDER_REFUSED, launch->name, root), reason));
    }
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
    int code;
    if (argc == 2 && own_word(&where, &launch, narrow(argv[1]), &code))
        return code;
    if (argc == 3 && same(narrow(argv[1]), SPLASH_WORD)) {
        splash_show(&where, &launch, narrow(argv[2]));
        return 0;
    }
    floor_check(&launch);
    console_keep_open(&where, &launch);
    where.root = shortened(&where, &launch);
    /* the task bar joins its windows, also those that a menu entry with this id has started; without it nothing breaks */
    SetCurrentProcessExplicitAppUserModelID(wide(launch.id));
    environment_clean();
    environment_packages(launch_packages(&where, &launch));
    const char *folder = place_program(&where, &launch);
    console_prepare();
    splash_watch(&where, &launch);
    log_open(&where, &launch);
    int count = argc > 0 ? argc - 1 : 0;
    return start_python(&where, &launch, folder, count, argv + 1);
}
