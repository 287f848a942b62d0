/* A terminal for console programs that were double-clicked; terminal_linux.c and terminal_macos.c. */
#ifndef PIPAPP_TERMINAL_H
#define PIPAPP_TERMINAL_H

#include "launcher.h"

/*
 * Opens a terminal if the app needs one and the rule of the README says so; then this doesn't come back.
 * Inside a terminal that it opened on Linux, it comes back in the process that is to become the program,
 * while its parent stays to keep the window open at the end.
 */
void terminal_provide(const Where *where, const Launch *launch, int count, char **arguments);

#endif
