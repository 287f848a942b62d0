/* Reads support/launch.ini: UTF-8, lines key=value, # comments, unknown keys ignored. */
#include <string.h>

#include "launcher.h"
#include "words.h"

#define LONGEST_VALUE 4096

enum Key {
    FORMAT, NAME, ID, VERSION, DIGEST, MODE, PLACE, SCRIPT, EXECUTABLE,
    LIBRARY, ICON, SHARED, PACKAGES, FLOOR, SYSTEM, OWN_WORDS, RUNNER, SPLASH, KEYS
};

static const char *const keys[KEYS] = {
    "format",  "name", "id",     "version",  "digest", "mode",   "place", "script", "executable",
    "library", "icon", "shared", "packages", "floor",  "system", "words",
    "runner",  "splash",
};

static int key_of(const char *name)
{
    for (int key = 0; key < KEYS; key++)
        if (same(keys[key], name))
            return key;
    return -1;
}

/* One line without its end. Answers "" or what is wrong. */
static const char *take_line(char *line, const char *values[KEYS])
{
    if (*line == '\0' || *line == '#')
        return "";
    char *equals = strchr(line, '=');
    if (equals == NULL || equals == line)
        return phrase(WORD_INI_LINE, line, "");
    *equals = '\0';
    if (strlen(equals + 1) > LONGEST_VALUE)
        return phrase(WORD_INI_VALUE_TOO_LONG, line, "");
    int key = key_of(line);
    if (key < 0)
        return "";
    if (values[key] != NULL)
        return phrase(WORD_INI_TWICE, line, "");
    values[key] = equals + 1;
    return "";
}

static const char *take_lines(char *text, const char *values[KEYS])
{
    while (text != NULL) {
        char *line = text;
        char *end = strchr(line, '\n');
        text = end == NULL ? NULL : end + 1;
        if (end == NULL)
            end = line + strlen(line);
        if (end > line && end[-1] == '\r')
            end--;
        *end = '\0';
        const char *wrong = take_line(line, values);
        if (*wrong != '\0')
            return wrong;
    }
    return "";
}

/* A relative path that stays inside: no drive, no leading separator, no part that is empty, "." or "..". */
static bool inside(const char *path)
{
    for (;;) {
        size_t part = strcspn(path, "/\\");
        if (part == 0 || (part == 1 && path[0] == '.') || (part == 2 && path[0] == '.' && path[1] == '.'))
            return false;
        if (memchr(path, ':', part) != NULL)
            return false;
        if (path[part] == '\0')
            return true;
        path += part + 1;
    }
}

static bool only(const char *text, const char *allowed)
{
    return *text != '\0' && text[strspn(text, allowed)] == '\0';
}

/* An id names folders and files on every system, hence the few characters. */
static bool good_id(const char *id)
{
    return id[0] != '.' && strlen(id) <= 200
        && only(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");
}

/* Words with one blank between them. */
static bool good_runner(const char *value)
{
    int words = 1;
    for (const char *at = value; *at != '\0'; at++)
        if (*at == ' ' && (words++, at == value || at[1] == ' ' || at[1] == '\0'))
            return false;
    return *value != '\0' && words <= MOST_RUNNER_WORDS;
}

static bool good_value(enum Key key, const char *value)
{
    switch (key) {
    case FORMAT:
        return same(value, "1");
    case NAME:
        return *value != '\0';
    case ID:
        return good_id(value);
    case DIGEST:
        return strlen(value) == 64 && only(value, "0123456789abcdef");
    case MODE:
        return same(value, "console") || same(value, "window") || same(value, "web");
    case PLACE:
        return same(value, "portable") || same(value, "data");
    case SCRIPT:
    case EXECUTABLE:
    case LIBRARY:
    case ICON:
    case SPLASH:
    case PACKAGES:
        return inside(value);
    case SHARED:
        return strlen(value) == 1 && only(value, "123456789");
    case FLOOR:
        return only(value, "0123456789.");
    case OWN_WORDS:
        return same(value, "program");
    case RUNNER:
        return good_runner(value);
    case VERSION:
    case SYSTEM:
    case KEYS:
        return true;
    }
    return true;
}

static const char *check(const char *values[KEYS], bool needs_library)
{
    for (int key = 0; key < KEYS; key++) {
        bool required = key < LIBRARY || (key == LIBRARY && needs_library);
        if (values[key] == NULL && required)
            return phrase(WORD_INI_MISSING, keys[key], "");
        if (values[key] != NULL && !good_value((enum Key)key, values[key]))
            return phrase(WORD_INI_VALUE, keys[key], values[key]);
    }
    return "";
}

/* launch.ini has forward slashes on every system; on Windows the paths we hand on have the native ones. */
static const char *native(const char *path)
{
    if (path == NULL)
        return "";
    char *own = copied(path, strlen(path));
#ifdef _WIN32
    for (char *at = own; *at != '\0'; at++)
        if (*at == '/')
            *at = '\\';
#endif
    return own;
}

const char *ini_parse(char *text, size_t length, bool needs_library, Launch *launch)
{
    if (memchr(text, '\0', length) != NULL)
        return phrase(WORD_INI_NOT_TEXT, "", "");
    if (begins(text, "\xEF\xBB\xBF"))
        text += 3;
    const char *values[KEYS] = {NULL};
    const char *wrong = take_lines(text, values);
    if (*wrong == '\0')
        wrong = check(values, needs_library);
    if (*wrong != '\0')
        return wrong;
    *launch = (Launch){
        .name = values[NAME],
        .id = values[ID],
        .version = values[VERSION],
        .digest = values[DIGEST],
        .script = native(values[SCRIPT]),
        .executable = native(values[EXECUTABLE]),
        .library = native(values[LIBRARY]),
        .icon = native(values[ICON]),
        .splash = native(values[SPLASH]),
        .packages = native(values[PACKAGES]),
        .runner = values[RUNNER] == NULL ? "" : values[RUNNER],
        .levels = values[SHARED] == NULL ? 0 : values[SHARED][0] - '0',
        .floor = values[FLOOR] == NULL ? "" : values[FLOOR],
        .system = values[SYSTEM] == NULL ? "" : values[SYSTEM],
        .words_are_the_programs = values[OWN_WORDS] != NULL,
        .window = !same(values[MODE], "console"),
        .web = same(values[MODE], "web"),
        .in_data_folder = same(values[PLACE], "data"),
    };
    return "";
}
