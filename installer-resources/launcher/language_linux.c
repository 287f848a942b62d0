/* The user's languages on Linux: the locale's, and before it GNU's LANGUAGE unless the locale is that of programs. */
#include <stdlib.h>
#include <string.h>

#include "launcher.h"
#include "words.h"

const char *language_names(void)
{
    const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = "";
    for (size_t i = 0; i < 3 && *locale == '\0'; i++) {
        const char *value = getenv(names[i]);
        locale = value == NULL ? "" : value;
    }
    if (*locale == '\0' || same(locale, "POSIX") || same(locale, "C") || begins(locale, "C."))
        return "en";
    const char *more = getenv("LANGUAGE");
    return more == NULL || *more == '\0' ? locale : joined(more, ":", locale);
}
