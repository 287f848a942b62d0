/* What the parts of the X client know of each other. */
#ifndef PIPAPP_X11_REQUESTS_H
#define PIPAPP_X11_REQUESTS_H

#include <stddef.h>

#include "x11_linux.h"

#define BUTTON_PRESS 4

/* A request: the part behind its first four bytes comes in two pieces; NULL and 0 for none. */
void x11_request(X11 *x11, uint8_t opcode, uint8_t detail, const void *body, size_t length, const void *more, size_t more_length);
/* The answer to the last request; NULL if it was refused or the server is gone. */
unsigned char *x11_answer(X11 *x11);
/* False if the server doesn't tell its clients' processes, or has other numbers for them than we have. */
bool x11_find_resources(X11 *x11);

#endif
