/* The author's picture: support/splash.bmp, 24 bits for each pixel, not compressed, rows from below, as the packager writes it. */
#ifndef PIPAPP_PICTURE_LINUX_H
#define PIPAPP_PICTURE_LINUX_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint16_t width;
    uint16_t height;
    /* rows from above, each pixel blue, green, red, nothing */
    const unsigned char *pixels;
} Picture;

/* False if there is none, or something else. */
bool picture_read(const char *path, Picture *picture);

#endif
