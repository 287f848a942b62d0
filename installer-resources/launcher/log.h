/* Where a window app writes what nobody would see: print, warnings, tracebacks. */
#ifndef PIPAPP_LOG_H
#define PIPAPP_LOG_H

#include "launcher.h"

/*
 * For a window app that the desktop started: standard output and error go to <data>/<id>/log.txt (and what was there before
 * to log.old.txt once it is long), and the startup hook in the app's Python learns by PIPAPP_LOG and PIPAPP_WINDOW ("LANGUAGE:ROOT") that there
 * is nobody at a terminal. Does nothing for others, nor where no log can be had.
 */
void log_open(const Where *where, const Launch *launch);

/* The longest log that is written to once more. */
#define LOG_LENGTH (1024 * 1024)

#endif
