/* Strings: joining, comparing, growing. No printf, which would be most of the launcher's size. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "launcher.h"

void *memory(size_t bytes)
{
    void *found = malloc(bytes == 0 ? 1 : bytes);
    if (found == NULL)
        _Exit(EXIT_NOT_STARTED);
    return found;
}

char *copied(const char *from, size_t length)
{
    char *copy = memory(length + 1);
    memcpy(copy, from, length);
    copy[length] = '\0';
    return copy;
}

char *joined_(const char *first, ...)
{
    Text text = {0};
    va_list parts;
    va_start(parts, first);
    for (const char *part = first; part != NULL; part = va_arg(parts, const char *))
        text_add(&text, part);
    va_end(parts);
    return text.bytes;
}

bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

char *digits(long long number)
{
    char reversed[24];
    size_t count = 0;
    unsigned long long rest = number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
    do {
        reversed[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0)
        reversed[count++] = '-';
    char *text = memory(count + 1);
    for (size_t i = 0; i < count; i++)
        text[i] = reversed[count - 1 - i];
    text[count] = '\0';
    return text;
}

void text_add_bytes(Text *text, const char *more, size_t length)
{
    if (text->length + length + 1 > text->room) {
        size_t room = 2 * (text->length + length + 1);
        char *bytes = realloc(text->bytes, room);
        if (bytes == NULL)
            _Exit(EXIT_NOT_STARTED);
        text->bytes = bytes;
        text->room = room;
    }
    memcpy(text->bytes + text->length, more, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(Text *text, const char *more)
{
    text_add_bytes(text, more, strlen(more));
}
