/* Starting Python; start_linux.c, start_macos.c and start_windows.c. */
#ifndef PIPAPP_START_H
#define PIPAPP_START_H

#include "launcher.h"

/* What comes between the interpreter and the script. Not -I: it would hide modules beside the script. */
#define PYTHON_FLAGS "-E", "-s", "-B", "-X", "utf8"
#define PYTHON_FLAG_COUNT 5

#ifdef _WIN32
#include <wchar.h>
/* Runs the script in `folder` with the arguments given (without the program's own name); answers its exit code. */
int start_python(const Where *where, const Launch *launch, const char *folder, int count, wchar_t **arguments);
#else
int start_python(const Where *where, const Launch *launch, const char *folder, int count, char **arguments);
/* The whole command, ending with NULL; the arguments are passed on as they are. */
char **start_command(const Where *where, const Launch *launch, const char *folder, int count, char **arguments);
#endif

#endif
