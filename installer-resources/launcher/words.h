/*
 * Every word that the launcher says, in one table. {0} and {1} are filled in by phrase().
 * Another language is another column; nothing outside this file knows which one is spoken.
 */
#ifndef PIPAPP_WORDS_H
#define PIPAPP_WORDS_H

#define WORDS(W)                                                                                                       \
    W(ALONE_IN_ZIP,                                                                                                    \
      "{0} can't start, because the files that belong to it are not beside it.\n\n"                                    \
      "Most likely this program is still inside the zip file. Close this message, right-click the zip file, choose "   \
      "\"Extract all\", and then start {0} from the folder that appears.\n\nMissing: {1}")                             \
    W(ALONE,                                                                                                           \
      "{0} can't start, because its folder is incomplete. Unpack the whole archive again, and start {0} "              \
      "inside the folder that appears. Missing: {1}")                                                                  \
    W(INI_BROKEN, "{0} can't start, because its file support/launch.ini is damaged: {1}. Get the app once more.")      \
    W(INI_UNREADABLE, "{0} can't start, because its file support/launch.ini can't be read: {1}")                       \
    W(INI_TOO_LONG, "it is longer than 64 KiB")                                                                        \
    W(INI_NOT_TEXT, "it is not a text file")                                                                           \
    W(INI_LINE, "the line \"{0}\" is not of the form key=value")                                                       \
    W(INI_VALUE_TOO_LONG, "the value of \"{0}\" is longer than 4 KiB")                                                 \
    W(INI_TWICE, "the key \"{0}\" is there twice")                                                                     \
    W(INI_MISSING, "the key \"{0}\" is missing")                                                                       \
    W(INI_VALUE, "the key \"{0}\" has the value \"{1}\", which is not allowed there")                                  \
    W(SCRIPT_MISSING, "{0} can't start, because a file of its program is missing: {1}")                                \
    W(NO_DATA_HOME, "{0} can't start: it needs a folder of yours to keep its files in, and the system names none.{1}") \
    W(NO_PLACE, "{0} can't put its files into the folder {1}")                                                         \
    W(REASON, ".\nThe reason: {0}.")                                                                                   \
    W(DISK_FULL, "the disk is full. Make room on it and start again")                                                  \
    W(TOO_DEEP, "the folders lie too deep inside one another")                                                         \
    W(FOLDER_REFUSED, "{0} can't work in the folder {1}")                                                              \
    W(PATH_TOO_LONG, "its path is too long for Windows. Move the app into a folder with a shorter path")               \
    W(NOT_STARTED, "{0} can't start, because its Python doesn't: {1}")                                                 \
    W(NOT_EXECUTABLE,                                                                                                  \
      "the system doesn't allow it to run. Either the app was unpacked by a program that lost the mark \"may be "      \
      "run\", or it lies on a drive that forbids programs. Unpack it again, into your home folder")                    \
    W(NO_LOADER, "this system lacks what programs for common Linux systems need (glibc)")                              \
    W(LIBRARY_WITHOUT_MAIN, "the file {0} is not a Python library")                                                    \
    W(ENDED, "[{0} has ended. Press Enter to close this window.]")                                                     \
    W(ENDED_WITH, "[{0} has ended with exit code {1}. Press Enter to close this window.]")                             \
    W(MENU_ADDED, "{0} is now in your menu: {1}")                                                                      \
    W(MENU_REMOVED, "{0} is no longer in your menu. Removed: {1}")                                                     \
    W(MENU_WAS_NOT_THERE, "{0} was not in your menu: there is no file {1}")                                            \
    W(MENU_NOT_WRITTEN, "{0} can't be put into your menu, because this file can't be written: {1}")                    \
    W(MENU_NOT_REMOVED, "{0} can't be taken out of your menu, because this file can't be removed: {1}")                \
    W(MENU_PATH,                                                                                                       \
      "{0} can't be put into your menu, because the name of a folder in its path has a line break, \"=\" or "          \
      "characters that are no text: {1}. Rename that folder and try again")

enum Word {
#define AS_NAME(name, text) WORD_##name,
    WORDS(AS_NAME)
#undef AS_NAME
};

/* The words with {0} and {1} replaced. Never NULL arguments; "" for an unused one. */
char *phrase(enum Word word, const char *first, const char *second);

#endif
