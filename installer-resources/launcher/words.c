/* Turns a line of the table of words into a sentence of the language that is spoken. */
#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "launcher.h"

#define AS_STRING(language) #language,
static const char *const languages[] = {LANGUAGES(AS_STRING)};
#undef AS_STRING

#define LANGUAGE_COUNT (sizeof languages / sizeof *languages)

static const char *const table[][LANGUAGE_COUNT] = {
#define AS_TEXTS(name, ...) {__VA_ARGS__},
    WORDS(AS_TEXTS)
#ifdef PIPAPP_SINGLE
    SINGLE_WORDS(AS_TEXTS)
#endif
#undef AS_TEXTS
};

/* Does a name such as "de", "de-AT" or "de_AT.UTF-8" mean this language? */
static bool means(const char *name, const char *language)
{
    size_t length = strlen(language);
    return strncmp(name, language, length) == 0 && (name[length] == '\0' || strchr("-_.@:", name[length]) != NULL);
}

static size_t spoken(void)
{
    static size_t found = LANGUAGE_COUNT;
    if (found < LANGUAGE_COUNT)
        return found;
    const char *name = getenv("PIPAPP_LANGUAGE");
    if (name == NULL || *name == '\0')
        name = language_names();
    found = 0;
    for (;;) {
        for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
            if (means(name, languages[i])) {
                found = i;
                return found;
            }
        }
        name = strchr(name, ':');
        if (name == NULL)
            return found;
        name++;
    }
}

const char *phrase_language(void)
{
    return languages[spoken()];
}

bool phrase_right_to_left(void)
{
    return same(phrase_language(), "ar");
}

char *phrase(enum Word word, const char *first, const char *second)
{
    const char *text = table[word][spoken()];
    if (*text == '\0')
        text = table[word][0];
    Text sentence = {0};
    for (const char *at = text; *at != '\0'; at++) {
        if (begins(at, "{0}") || begins(at, "{1}")) {
            text_add(&sentence, at[1] == '0' ? first : second);
            at += 2;
        } else {
            text_add_bytes(&sentence, at, 1);
        }
    }
    return sentence.bytes;
}
