/* Turns a line of the table of words into a sentence. */
#include "words.h"

#include <string.h>

#include "launcher.h"

static const char *const table[] = {
#define AS_TEXT(name, text) text,
    WORDS(AS_TEXT)
#undef AS_TEXT
};

char *phrase(enum Word word, const char *first, const char *second)
{
    Text sentence = {0};
    for (const char *at = table[word]; *at != '\0'; at++) {
        if (begins(at, "{0}") || begins(at, "{1}")) {
            text_add(&sentence, at[1] == '0' ? first : second);
            at += 2;
        } else {
            text_add_bytes(&sentence, at, 1);
        }
    }
    return sentence.bytes;
}
