/* A window on Linux that says that something is going on, by what the desktop has: zenity, kdialog or xmessage. */
#ifndef PIPAPP_BOX_LINUX_H
#define PIPAPP_BOX_LINUX_H

#include <stdbool.h>
#include <sys/types.h>

/* Begin with {0}. */
typedef struct {
    const char *title;
    const char *words;
    /* a bar that only says that time goes by */
    bool pulsates;
    bool in_any_alphabet;
    pid_t child;
    int bar;
    bool has_bar;
    void (*on_broken_pipe)(int);
} Box;

/* Nothing is shown where the desktop has none of them. */
void box_open(Box *box, const char *title, const char *words, bool pulsates);
void box_percent(Box *box, int percent);
/* To be called now and then: zenity gives up at once on words that it can't read, and is then asked in another way. */
void box_attend(Box *box);
void box_close(Box *box);

#endif
