/* The terminal emulators that are looked for on Linux, best first, and how each takes a command. */
#ifndef PIPAPP_EMULATORS_H
#define PIPAPP_EMULATORS_H

/* `options` come between the emulator's name and the command, whose words then follow one by one. */
typedef struct {
    const char *name;
    const char *options[3];
} Emulator;

/* For a name that is in nobody's table: what xterm understands, nearly every emulator does. */
#define OTHER_EMULATOR {NULL, {"-e"}}

static const Emulator emulators[] = {
    {"xdg-terminal-exec", {NULL}},
    {"x-terminal-emulator", {"-e"}}, /* Debian policy 11.8.3 promises -e and the rest of the line */
    {"gnome-terminal", {"--"}},
    {"kgx", {"--"}},
    {"ptyxis", {"--new-window", "--"}},
    {"konsole", {"-e"}},
    {"xfce4-terminal", {"-x"}},
    {"mate-terminal", {"-x"}},
    {"lxterminal", {"-e"}},
    {"qterminal", {"-e"}},
    {"tilix", {"-e"}},
    {"terminator", {"-x"}},
    {"kitty", {NULL}},
    {"alacritty", {"-e"}},
    {"foot", {NULL}},
    {"wezterm", {"start", "--"}},
    {"st", {"-e"}},
    {"xterm", {"-e"}},
};

#endif
