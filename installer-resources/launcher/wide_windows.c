/* UTF-8 to UTF-16 and back, generalised so that lone surrogates go both ways (https://simonsapin.github.io/wtf-8/). */
#include "wide.h"

#include <string.h>

#include "launcher.h"

/* Our texts come from narrow() or from files; what is no UTF-8 there becomes U+FFFD. */
static unsigned decode(const unsigned char **at)
{
    unsigned lead = *(*at)++;
    if (lead < 0x80)
        return lead;
    int more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (more == 0)
        return 0xFFFD;
    unsigned point = lead & (0x3Fu >> more);
    for (int i = 0; i < more; i++) {
        if ((**at & 0xC0) != 0x80)
            return 0xFFFD;
        point = (point << 6) | (*(*at)++ & 0x3Fu);
    }
    return point > 0x10FFFF ? 0xFFFD : point;
}

wchar_t *wide(const char *text)
{
    wchar_t *units = memory((strlen(text) + 1) * sizeof *units);
    wchar_t *to = units;
    for (const unsigned char *at = (const unsigned char *)text; *at != 0;) {
        unsigned point = decode(&at);
        if (point >= 0x10000) {
            *to++ = (wchar_t)(0xD800 + ((point - 0x10000) >> 10));
            *to++ = (wchar_t)(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else {
            *to++ = (wchar_t)point;
        }
    }
    *to = 0;
    return units;
}

static void add_point(Text *text, unsigned point)
{
    char bytes[4];
    size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--, point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3F));
    bytes[0] = (char)(leads[length] | point);
    text_add_bytes(text, bytes, length);
}

char *narrow(const wchar_t *units)
{
    Text text = {0};
    text_add(&text, "");
    for (const wchar_t *at = units; *at != 0; at++) {
        unsigned point = *at;
        if (point >= 0xD800 && point < 0xDC00 && at[1] >= 0xDC00 && at[1] < 0xE000) {
            point = 0x10000 + ((point - 0xD800) << 10) + (at[1] - 0xDC00u);
            at++;
        }
        add_point(&text, point);
    }
    return text.bytes;
}

/* https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation */
wchar_t *wide_path(const char *path)
{
    const char *full;
    if (begins(path, "\\\\?\\"))
        full = path;
    else if (begins(path, "\\\\"))
        full = joined("\\\\?\\UNC\\", path + 2);
    else
        full = joined("\\\\?\\", path);
    wchar_t *units = wide(full);
    for (wchar_t *at = units; *at != 0; at++)
        if (*at == L'/')
            *at = L'\\';
    return units;
}

char *narrow_path(const wchar_t *path)
{
    char *text = narrow(path);
    if (begins(text, "\\\\?\\UNC\\"))
        return joined("\\\\", text + 8);
    return begins(text, "\\\\?\\") ? text + 4 : text;
}
