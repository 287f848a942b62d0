/* The user's languages on macOS: what a double-clicked app gets has no locale in its environment, so the system is asked. */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "launcher.h"
#include "words.h"

#define FOUNDATION "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
#define UTF8 0x08000100
#define LONGEST_NAME 64

/* https://developer.apple.com/documentation/corefoundation/cflocalecopypreferredlanguages */
typedef const void *CopyLanguages(void);
typedef long CountOf(const void *array);
typedef const void *ValueAt(const void *array, long index);
typedef unsigned char GetText(const void *string, char *text, long size, uint32_t encoding);

const char *language_names(void)
{
    void *library = dlopen(FOUNDATION, RTLD_NOW);
    if (library == NULL)
        return "en";
    CopyLanguages *languages = (CopyLanguages *)dlsym(library, "CFLocaleCopyPreferredLanguages");
    CountOf *count = (CountOf *)dlsym(library, "CFArrayGetCount");
    ValueAt *at = (ValueAt *)dlsym(library, "CFArrayGetValueAtIndex");
    GetText *text = (GetText *)dlsym(library, "CFStringGetCString");
    const void *array = languages == NULL ? NULL : languages();
    if (array == NULL || count == NULL || at == NULL || text == NULL)
        return "en";
    Text names = {0};
    text_add(&names, "");
    for (long i = 0; i < count(array); i++) {
        char name[LONGEST_NAME];
        if (text(at(array, i), name, LONGEST_NAME, UTF8)) {
            text_add(&names, name);
            text_add(&names, ":");
        }
    }
    text_add(&names, "en");
    return names.bytes;
}
