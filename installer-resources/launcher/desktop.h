/* The desktop around the launcher: boxes, folders that open, and whether it was the desktop that started the app. */
#ifndef PIPAPP_DESKTOP_H
#define PIPAPP_DESKTOP_H

#include <stdbool.h>

/* Nobody reads what is written to standard output and error, and there is a screen. */
bool desktop_started(void);
/* A box with one button. False where none can be had. */
bool desktop_tell(const char *title, const char *words);
/* A question with yes and no: in a box if the desktop started the app, otherwise on the terminal. False is also "can't ask". */
bool desktop_ask(const char *title, const char *question);
/* Shows a folder in the system's file manager. */
void desktop_open(const char *folder);

#ifdef __linux__
/* It takes words for Latin-1 otherwise. */
#define DESKTOP_XMESSAGE "-xrm", "*international: true"
/* The full path of a program as execvp would find it; "" if there is none. */
const char *desktop_program(const char *name);
/*
 * Whether a program that ended like this is zenity, which couldn't read its words: it doesn't where the system has not
 * the locale that the user's variables name. The second is for such a child: from now on it reads any alphabet, and
 * speaks English itself.
 */
bool desktop_refused(int status);
void desktop_read_any_alphabet(void);
#endif

#endif
