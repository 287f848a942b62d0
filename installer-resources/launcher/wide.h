/* The border between our UTF-8 and the UTF-16 of Windows. A lone surrogate, which a file name there may hold, survives. */
#ifndef PIPAPP_WIDE_H
#define PIPAPP_WIDE_H

#include <wchar.h>

wchar_t *wide(const char *text);
char *narrow(const wchar_t *text);
/* An absolute path for the file functions: back slashes, and \\?\ in front so that any length is allowed. */
wchar_t *wide_path(const char *path);
/* A path as Windows gave it, without \\?\, which Python programs don't expect in __file__. */
char *narrow_path(const wchar_t *path);

#endif
