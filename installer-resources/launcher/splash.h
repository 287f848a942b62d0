/*
 * A window that says that a window app is starting, for as long as it has shown none itself: from the tenth second on, or
 * at once with the author's picture (`splash` in launch.ini). macOS has none: there the icon bounces in the Dock until the
 * program's toolkit has come up, whoever made the app.
 */
#ifndef PIPAPP_SPLASH_H
#define PIPAPP_SPLASH_H

#include "launcher.h"

/*
 * To be called in the process that becomes Python, before log_open, which changes what tells whether the desktop started the
 * app. The app is never kept waiting.
 */
void splash_watch(const Where *where, const Launch *launch);

#ifdef _WIN32
/* In a process of its own, which splash_watch starts: shows the window until it isn't needed any more. */
#define SPLASH_WORD "--pipapp-splash-of"
void splash_show(const Where *where, const Launch *launch, const char *process);
#endif

/* In milliseconds. An app that starts as quickly as most do is to show no picture first. */
#define SPLASH_AFTER 10000
#define SPLASH_PICTURE_AFTER 500
/* Whatever is going on then, nobody needs to be told that it has only begun. */
#define SPLASH_LONGEST 120000

/* splash.c: after how many milliseconds it is to be shown; 0 for never. PIPAPP_SPLASH may say another number, or "never". */
int splash_after(const Launch *launch, const char *choice);

#endif
