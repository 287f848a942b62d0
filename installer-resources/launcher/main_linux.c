/* The launcher on Linux. */
#include "launcher.h"
#include "menu.h"
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
    /* a program may be started without even its own name */
    int count = argc > 0 ? argc - 1 : 0;
    /* the terminal first: it is the user's program and gets the user's environment */
    terminal_provide(&where, &launch, count, argv + 1);
    environment_clean();
    environment_packages(launch_packages(&where, &launch));
    return start_python(&where, &launch, place_program(&where, &launch), count, argv + 1);
}
