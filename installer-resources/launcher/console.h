/* The console on Windows: UTF-8 in and out, colours, and a window that stays open at the end. */
#ifndef PIPAPP_CONSOLE_H
#define PIPAPP_CONSOLE_H

#include <stdbool.h>

#include "launcher.h"

/* Is this process the only one on its console, so that the window closes with it? */
bool console_is_own(void);
void console_prepare(void);
/* Waits for Enter where the README's rule says so, and puts the console back as it was. */
void console_finish(const Launch *launch, int code);

#endif
