/* The console on Windows: UTF-8 in and out, colours, and a window that stays open at the end. */
#ifndef PIPAPP_CONSOLE_H
#define PIPAPP_CONSOLE_H

#include <stdbool.h>

#include "launcher.h"

/* Is this process the only one on its console, so that the window closes with it? */
bool console_is_own(void);
/*
 * Where the README's rule asks for a window that stays open: the launcher starts itself once more in the same console,
 * waits for its end and then for Enter, and doesn't come back. So the wait comes after sys.exit, os._exit and a hard
 * crash as well: Py_Main returns from none of them.
 */
void console_keep_open(const Where *where, const Launch *launch);
/* UTF-8 and colours, until the process exits. */
void console_prepare(void);

#endif
