package app.pip.engine.script;

import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.Sign;
import app.pip.engine.tree.TreePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Whether a program has a window of its own, talks in a terminal, or serves web pages; a guess that the user can
/// correct.
///
/// @param kind what it is
/// @param reason what the guess rests on
/// @param detail the module for an import, the script's name for an ending, otherwise empty
public record Appearance(Kind kind, Reason reason, String detail) {

    // what opens windows, by the names under which it is imported
    private static final Set<String> TOOLKITS = Set.of(
            "tkinter",
            "turtle",
            "pygame",
            "pgzrun",
            "pgzero",
            "PyQt5",
            "PyQt6",
            "PySide2",
            "PySide6",
            "qtpy",
            "kivy",
            "kivymd",
            "arcade",
            "pyglet",
            "wx",
            "customtkinter",
            "ttkbootstrap",
            "guizero",
            "easygui",
            "PySimpleGUI",
            "FreeSimpleGUI",
            "dearpygui",
            "toga",
            "ursina",
            "direct",
            "panda3d",
            "pyray",
            "raylib",
            "webview",
            "eel",
            "flet",
            "gi",
            "tkinterdnd2",
            "pystray",
            "pyxel",
            "glfw",
            "vpython",
            "pymsgbox",
            "cocos",
            "ppb");
    private static final Set<String> WEB = Set.of(
            "flask",
            "streamlit",
            "nicegui",
            "fastapi",
            "uvicorn",
            "django",
            "bottle",
            "dash",
            "gradio",
            "cherrypy",
            "sanic",
            "quart",
            "tornado",
            "remi",
            "pyramid",
            "falcon",
            "starlette",
            "panel",
            "reflex",
            "taipy");
    private static final Set<String> TERMINAL = Set.of("curses", "textual", "blessed", "asciimatics", "prompt_toolkit");
    private static final Set<String> SERVERS = Set.of("http", "wsgiref", "socketserver");
    // they show a window with a picture, if the program says nothing otherwise
    private static final Set<String> PICTURES = Set.of("matplotlib", "cv2", "seaborn", "pylab", "vtk", "pyvista");

    /// How a program shows itself.
    public enum Kind {
        CONSOLE,
        WINDOW,
        WEB
    }

    /// What a guess rests on.
    public enum Reason {
        /// The program imports something that tells it.
        IMPORT,
        /// The script's name ends in `.pyw`.
        ENDING,
        /// It opens windows, but asks in a terminal.
        INPUT,
        /// It is written for pgzero's runner.
        PGZERO,
        /// It serves web pages by Python's own means.
        SERVER,
        /// Nothing speaks for a window.
        NOTHING
    }

    /// Whether it has a window.
    public boolean window() {
        return kind == Kind.WINDOW;
    }

    /// The guess.
    ///
    /// @param imports those that happen somewhere, in the order of reading
    /// @param sources what is in the sources that are reached
    static Appearance guess(TreePath entry, List<Imported> imports, SortedMap<TreePath, Facts> sources) {
        if (entry.name().toLowerCase(Locale.ROOT).endsWith(".pyw")) {
            return new Appearance(Kind.WINDOW, Reason.ENDING, entry.name());
        }
        if (has(sources, Sign.Kind.PGZERO)) {
            return new Appearance(Kind.WINDOW, Reason.PGZERO, "pgzero");
        }
        boolean asks = has(sources, Sign.Kind.INPUT);
        boolean prints = has(sources, Sign.Kind.PRINT);
        boolean serves = has(sources, Sign.Kind.SERVER);
        return by(imports, TOOLKITS)
                // asked in a terminal beside the window it can be answered
                .map(module -> asks
                        ? new Appearance(Kind.CONSOLE, Reason.INPUT, module)
                        : new Appearance(Kind.WINDOW, Reason.IMPORT, module))
                .or(() -> by(imports, WEB).map(module -> new Appearance(Kind.WEB, Reason.IMPORT, module)))
                .or(() -> by(imports, SERVERS)
                        .filter(module -> serves)
                        .map(module -> new Appearance(Kind.WEB, Reason.SERVER, module)))
                .or(() -> by(imports, TERMINAL).map(module -> new Appearance(Kind.CONSOLE, Reason.IMPORT, module)))
                .or(() -> by(imports, PICTURES)
                        .filter(module -> !asks && !prints)
                        .map(module -> new Appearance(Kind.WINDOW, Reason.IMPORT, module)))
                .orElse(new Appearance(Kind.CONSOLE, Reason.NOTHING, ""));
    }

    private static boolean has(SortedMap<TreePath, Facts> sources, Sign.Kind kind) {
        return sources.values().stream()
                .anyMatch(facts -> facts.signs().stream().anyMatch(sign -> sign.kind() == kind));
    }

    private static Optional<String> by(List<Imported> imports, Set<String> modules) {
        return imports.stream()
                .filter(one -> one.what().level() == 0
                        && one.origin() != Imported.Origin.LOCAL
                        && !one.canBeMissing()
                        && modules.contains(one.topLevel()))
                .map(Imported::topLevel)
                .findFirst();
    }
}
