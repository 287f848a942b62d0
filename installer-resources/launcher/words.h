/*
 * Every sentence that the launcher says. They and their translations are in words.txt among the resources, of which
 * build.py makes words_table.h; {0} and {1} are filled in by phrase().
 */
#ifndef PIPAPP_WORDS_H
#define PIPAPP_WORDS_H

#include <stdbool.h>

#include "words_table.h"

enum Word {
#define AS_NAME(name, ...) WORD_##name,
    WORDS(AS_NAME)
#ifdef PIPAPP_SINGLE
    SINGLE_WORDS(AS_NAME)
#endif
#undef AS_NAME
};

/* In the system's language, with {0} and {1} replaced. Never NULL arguments; "" for an unused one. */
char *phrase(enum Word word, const char *first, const char *second);
/* Its name: "en", "de". */
const char *phrase_language(void);
/* Whether that language is written from right to left. */
bool phrase_right_to_left(void);

/* language_*.c: the names of the user's languages, best first, with colons between them: "de_AT.UTF-8:en". */
const char *language_names(void);

#endif
