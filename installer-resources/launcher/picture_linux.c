/* Reads bitmaps: BITMAPFILEHEADER and BITMAPINFOHEADER. https://learn.microsoft.com/windows/win32/gdi/bitmap-storage */
#include "picture_linux.h"

#include <string.h>

#include "files.h"
#include "launcher.h"

#define HEADERS ((size_t)54)
#define LARGEST_SIDE 2048
#define LARGEST_FILE ((size_t)16 * 1024 * 1024)

static uint32_t number(const unsigned char *at, int bytes)
{
    uint32_t sum = 0;
    for (int i = 0; i < bytes; i++)
        sum |= (uint32_t)at[i] << (8 * i);
    return sum;
}

bool picture_read(const char *path, Picture *picture)
{
    char *text;
    size_t length;
    if (files_read(path, LARGEST_FILE, &text, &length) != 0 || length < HEADERS)
        return false;
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t from = number(bytes + 10, 4);
    uint32_t width = number(bytes + 18, 4);
    uint32_t height = number(bytes + 22, 4);
    if (!begins(text, "BM") || number(bytes + 28, 2) != 24 || number(bytes + 30, 4) != 0 || width == 0 || height == 0
        || width > LARGEST_SIDE || height > LARGEST_SIDE)
        return false;
    size_t row = ((size_t)width * 3 + 3) / 4 * 4;
    if (from > length || row * height > length - from)
        return false;
    unsigned char *pixels = memory((size_t)width * height * 4);
    for (size_t y = 0; y < height; y++) {
        const unsigned char *source = bytes + from + (height - 1 - y) * row;
        unsigned char *target = pixels + y * width * 4;
        for (size_t x = 0; x < width; x++) {
            memcpy(target + 4 * x, source + 3 * x, 3);
            target[4 * x + 3] = 0;
        }
    }
    *picture = (Picture){.width = (uint16_t)width, .height = (uint16_t)height, .pixels = pixels};
    return true;
}
