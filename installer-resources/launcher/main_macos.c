/* The launcher on macOS. */
#include "launcher.h"
#include "start.h"
#include "terminal.h"

int main(int argc, char **argv)
{
    Where where = launch_find();
    Launch launch = launch_read(&where);
    int count = argc > 0 ? argc - 1 : 0;
    terminal_provide(&where, &launch, count, argv + 1);
    environment_clean();
    environment_packages(launch_packages(&where, &launch));
    return start_python(&where, &launch, place_program(&where, &launch), count, argv + 1);
}
