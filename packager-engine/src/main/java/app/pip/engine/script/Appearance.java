package app.pip.engine.script;

import app.pip.engine.tree.TreePath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a program has a window of its own or talks in a terminal; a guess that the user can correct.
///
/// @param window whether it has a window
/// @param reason what the guess rests on
/// @param detail the module for an import, the script's name for an ending, otherwise empty
public record Appearance(boolean window, Reason reason, String detail) {

    // toolkits that open windows, by the names under which they are imported
    private static final Set<String> TOOLKITS = Set.of(
            "tkinter",
            "turtle",
            "pygame",
            "pgzrun",
            "PyQt5",
            "PyQt6",
            "PySide2",
            "PySide6",
            "kivy",
            "arcade",
            "pyglet",
            "wx",
            "customtkinter",
            "guizero",
            "easygui");

    /// What a guess rests on.
    public enum Reason {
        /// The program imports a toolkit for windows.
        IMPORT,
        /// The script's name ends in `.pyw`.
        ENDING,
        /// Nothing speaks for a window.
        NOTHING
    }

    /// The guess.
    ///
    /// @param imports those that happen somewhere, in the order of reading
    static Appearance guess(TreePath entry, List<Imported> imports) {
        if (entry.name().toLowerCase(Locale.ROOT).endsWith(".pyw")) {
            return new Appearance(true, Reason.ENDING, entry.name());
        }
        return imports.stream()
                .filter(one -> one.what().level() == 0 && !one.canBeMissing() && TOOLKITS.contains(one.topLevel()))
                .map(Imported::topLevel)
                .findFirst()
                .map(module -> new Appearance(true, Reason.IMPORT, module))
                .orElse(new Appearance(false, Reason.NOTHING, ""));
    }
}
