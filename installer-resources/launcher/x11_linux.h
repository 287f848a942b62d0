/*
 * What the splash asks of an X server, in the server's own protocol over its socket: a launcher that is linked to no
 * library can't load Xlib. https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html, and for clients' processes
 * https://www.x.org/releases/X11R7.7/doc/resourceproto/resproto.txt
 */
#ifndef PIPAPP_X11_LINUX_H
#define PIPAPP_X11_LINUX_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "picture_linux.h"

typedef struct {
    int socket;
    /* the server is gone, or says what nobody understands */
    bool broken;
    uint16_t sequence;
    uint32_t base;
    uint32_t mask;
    uint32_t next;
    uint32_t root;
    uint16_t width;
    uint16_t height;
    /* pixels are four bytes: blue, green, red, nothing */
    bool usual_pixels;
    uint8_t depth;
    uint32_t largest_request;
    uint8_t resources;
    bool clicked;
} X11;

/* The server on this machine that DISPLAY names; false if there is none, or none that tells its clients' processes. */
bool x11_connect(X11 *x11);
/* Whether a process for which `is_wanted` holds has a window on the screen. */
bool x11_shows(X11 *x11, bool (*is_wanted)(pid_t process, const void *context), const void *context);
/* A picture in the middle of the screen, without a frame, as splashes have it. False if this server can't have it. */
bool x11_show_picture(X11 *x11, const Picture *picture, const char *title);
/* Takes in what the server says of its own accord; `clicked` is set by it. */
void x11_attend(X11 *x11);

#endif
