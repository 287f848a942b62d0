/* Menu entries by https://specifications.freedesktop.org/desktop-entry-spec/1.5/ */
#include "menu.h"

#include <string.h>

#include "files.h"
#include "words.h"

static const char *folder_of_entries(const Launch *launch)
{
    const char *home = where_data_home();
    if (*home == '\0')
        give_up(launch->name, phrase(WORD_NO_DATA_HOME, launch->name, ""));
    return joined(home, "/applications");
}

static const char *entry_file(const Launch *launch)
{
    return joined(folder_of_entries(launch), "/", launch->id, ".desktop");
}

/* How many bytes the UTF-8 sequence here has; 0 if it is none (RFC 3629). */
static size_t sequence(const unsigned char *at)
{
    size_t length = at[0] < 0x80 ? 1 : at[0] < 0xC2 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : at[0] < 0xF5 ? 4 : 0;
    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    if ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) || (at[0] == 0xF0 && at[1] < 0x90)
        || (at[0] == 0xF4 && at[1] > 0x8F))
        return 0;
    return length;
}

/* An entry is UTF-8 text of lines, and the specification forbids "=" in the path of the program. */
static bool can_be_said(const char *path)
{
    for (const unsigned char *at = (const unsigned char *)path; *at != '\0';) {
        size_t length = sequence(at);
        if (length == 0 || *at == '\n' || *at == '\r' || *at == '=')
            return false;
        at += length;
    }
    return true;
}

/* A value of the type string: backslash and white space that would be lost or end the line. */
static void add_string(Text *entry, const char *value)
{
    for (const char *at = value; *at != '\0'; at++) {
        if (*at == '\\')
            text_add(entry, "\\\\");
        else if (*at == '\t')
            text_add(entry, "\\t");
        else if (*at == ' ' && at == value)
            text_add(entry, "\\s");
        else
            text_add_bytes(entry, at, 1);
    }
}

/* One quoted argument of Exec; its quoting comes first, then the escaping of every string value. */
static void add_argument(Text *entry, const char *argument)
{
    Text quoted = {0};
    text_add(&quoted, "\"");
    for (const char *at = argument; *at != '\0'; at++) {
        if (strchr("\"`$\\", *at) != NULL)
            text_add(&quoted, "\\");
        if (*at == '%')
            text_add(&quoted, "%");
        text_add_bytes(&quoted, at, 1);
    }
    text_add(&quoted, "\"");
    add_string(entry, quoted.bytes);
}

/* The command of the entry, or of one of its actions; GLib looks for the program before it reads %% as %, and takes an entry
   whose program it doesn't find for none. */
static void add_command(Text *entry, const Where *where, const char *word)
{
    text_add(entry, "\nExec=");
    if (strchr(where->self, '%') != NULL)
        text_add(entry, "env ");
    add_argument(entry, where->self);
    if (*word != '\0')
        text_add(entry, joined(" ", word));
}

static void add_action(Text *entry, const Where *where, const char *action, const char *name)
{
    text_add(entry, joined("\n[Desktop Action ", action, "]\nName="));
    add_string(entry, name);
    add_command(entry, where, joined("--", action));
    text_add(entry, "\n");
}

static Text entry_text(const Where *where, const Launch *launch)
{
    Text entry = {0};
    text_add(&entry, "[Desktop Entry]\nType=Application\nVersion=1.5\nName=");
    add_string(&entry, launch->name);
    /* with TryExec the entry hides itself when the app's folder is thrown away */
    text_add(&entry, "\nTryExec=");
    add_string(&entry, where->self);
    add_command(&entry, where, "");
    if (*launch->icon != '\0') {
        text_add(&entry, "\nIcon=");
        add_string(&entry, joined(where->root, "/", launch->icon));
    }
    /* Terminal=false: the launcher opens one itself, and keeps it open at the end */
    text_add(&entry, "\nTerminal=false\nCategories=Utility;\nStartupNotify=false\n");
    if (!launch->words_are_the_programs) {
        text_add(&entry, "Actions=where;reset;\n");
        add_action(&entry, where, "where", phrase(WORD_MENU_WHERE, "", ""));
        add_action(&entry, where, "reset", phrase(WORD_MENU_RESET, "", ""));
    }
    return entry;
}

int menu_add(const Where *where, const Launch *launch)
{
    if (!can_be_said(where->self))
        give_up(launch->name, phrase(WORD_MENU_PATH, launch->name, where->self));
    const char *file = entry_file(launch);
    const char *incoming = joined(file, ".new");
    Text entry = entry_text(where, launch);
    Fault fault = files_make_folder(folder_of_entries(launch));
    if (fault == 0)
        fault = files_write(incoming, entry.bytes, entry.length);
    if (fault == 0)
        fault = files_move(incoming, file);
    if (fault != 0) {
        const char *what = phrase(WORD_MENU_NOT_WRITTEN, launch->name, file);
        give_up(launch->name, joined(what, phrase(WORD_REASON, fault_words(fault), "")));
    }
    say_line(phrase(WORD_MENU_ADDED, launch->name, file));
    return 0;
}

int menu_remove(const Launch *launch)
{
    const char *file = entry_file(launch);
    if (files_look(file).kind == NOTHING) {
        say_line(phrase(WORD_MENU_WAS_NOT_THERE, launch->name, file));
        return 0;
    }
    Fault fault = files_remove(file);
    if (fault != 0) {
        const char *what = phrase(WORD_MENU_NOT_REMOVED, launch->name, file);
        give_up(launch->name, joined(what, phrase(WORD_REASON, fault_words(fault), "")));
    }
    say_line(phrase(WORD_MENU_REMOVED, launch->name, file));
    return 0;
}
