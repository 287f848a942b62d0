/* The user's languages on Windows. */
#include <windows.h>

#include "launcher.h"
#include "wide.h"
#include "words.h"

const char *language_names(void)
{
    ULONG count = 0;
    ULONG room = 0;
    if (!GetUserPreferredUILanguages(MUI_LANGUAGE_NAME, &count, NULL, &room) || room == 0)
        return "en";
    wchar_t *list = memory(room * sizeof *list);
    if (!GetUserPreferredUILanguages(MUI_LANGUAGE_NAME, &count, list, &room))
        return "en";
    Text names = {0};
    /* one name after the other, each with its end, and an empty one last */
    for (const wchar_t *name = list; *name != 0; name += wcslen(name) + 1) {
        text_add(&names, narrow(name));
        text_add(&names, ":");
    }
    text_add(&names, "en");
    return names.bytes;
}
