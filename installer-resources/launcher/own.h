/* The launcher's own words on its command line: --where and --reset. */
#ifndef PIPAPP_OWN_H
#define PIPAPP_OWN_H

#include "launcher.h"

/* Does what the only argument says, and the exit code is at *code; false if that is a word of the program's. */
bool own_word(const Where *where, const Launch *launch, const char *word, int *code);

#endif
