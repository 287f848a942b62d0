/* The launcher on Linux. */
#include "floor.h"
#include "launcher.h"
#include "log.h"
#include "menu.h"
#include "own.h"
#include "splash.h"
#include "start.h"
#include "terminal.h"

int main(int argc, char **argv)
{
    Where where = launch_find();
    Launch launch = launch_read(&where);
    if (argc == 2 && same(argv[1], "--menu"))
        return menu_add(&where, &launch);
    if (argc == 2 && same(argv[1], "--menu-remove"))
        return menu_remove(&launch);
    int code;
    if (argc == 2 && own_word(&where, &launch, argv[1], &code))
        return code;
    floor_check(&launch);
    /* a program may be started without even its own name */
    int count = argc > 0 ? argc - 1 : 0;
    /* the terminal first: it is the user's program and gets the user's environment */
    terminal_provide(&where, &launch, count, argv + 1);
    environment_clean();
    environment_packages(launch_packages(&where, &launch));
    const char *folder = place_program(&where, &launch);
    splash_watch(&where, &launch);
    log_open(&where, &launch);
    return start_python(&where, &launch, folder, count, argv + 1);
}
