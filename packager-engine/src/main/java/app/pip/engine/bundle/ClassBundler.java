package app.pip.engine.bundle;

import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.project.Mode;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import app.pip.engine.wheel.Component;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts the programs of a class together: one tree in which all share the interpreter and equal layers of
/// packages.
///
/// ```text
/// Class/  Class(.exe)          the start menu, a program like the others
///         index.html           the same page for a browser alone
///         apps/NAME/NAME(.exe) program/ support/
///         packages/1a2b3c4d/   one layer of packages, laid out as in an interpreter
///         python/              the interpreter; a line in its site-packages puts a program's packages in place
///         program/ support/    the start menu's
/// ```
///
/// On a Mac all but the page lies in one `Class.app`: macOS may start a downloaded app from another place,
/// alone, so that nothing beside it would be found (App Translocation).
public final class ClassBundler {

    /// Below it lie the programs.
    private static final String APPS = "apps";

    /// From `apps/NAME` to the root, and on a Mac from `apps/NAME.app/Contents/Resources`.
    private static final int LEVELS = 2;

    private static final int MAC_LEVELS = 4;

    private ClassBundler() {}

    /// The bundle.
    ///
    /// @param kind what will be made of it
    public static Bundle bundle(ClassParts parts, Kind kind) throws IOException {
        Map<Interpreter, String> pythons = parts.pythons();
        var page = new StartPage(parts);
        var entries = new ArrayList<PackedEntry>(shared(parts, pythons));
        for (Parts one : parts.apps()) {
            entries.addAll(app(one, kind, pythons));
        }
        Parts menu = menu(parts, page);
        entries.addAll(menuResources(menu, kind));
        PackedEntry html = Bundler.file(StartPage.FILE, page.html());
        entries.add(html);
        if (parts.target().family() == Family.MACOS) {
            List<PackedEntry> inside = MacBundle.entries(menu, entries, kind);
            entries.clear();
            inside.forEach(entry -> entries.add(entry.under(folder(parts.app().fileName() + ".app"))));
            entries.add(html);
        } else {
            entries.add(Bundler.launcher(menu));
        }
        List<PackedEntry> placed = entries.stream()
                .map(entry -> entry.under(folder(parts.app().fileName())))
                .sorted(Comparator.comparing(PackedEntry::path))
                .toList();
        return new Bundle(parts.app(), parts.target(), parts.floor(), parts.libraries(), parts.icon(), placed);
    }

    /// Draws a program's icon in the forms that its bundle will ask for, which are remembered.
    ///
    /// @return the program
    public static Parts drawn(Parts one) throws IOException {
        AppIcon icon = one.icon();
        icon.png(StartPage.PICTURE);
        switch (one.interpreter().target().family()) {
            case WINDOWS -> icon.images();
            case MACOS -> icon.icns();
            case LINUX -> icon.png(Bundler.MENU_ICON);
        }
        return one;
    }

    /// Where a program's launcher lies in the bundle, as the page names it.
    static String launcher(Parts one) {
        String name = one.app().fileName();
        return switch (one.interpreter().target().family()) {
            case WINDOWS -> APPS + "/" + name + "/" + name + ".exe";
            case LINUX -> APPS + "/" + name + "/" + name;
            case MACOS -> APPS + "/" + name + ".app";
        };
    }

    private static List<PackedEntry> shared(ClassParts parts, Map<Interpreter, String> pythons) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        var layers = new TreeMap<TreePath, Packages>();
        var placed = new HashSet<Interpreter>();
        var windows = new TreeMap<TreePath, PackedEntry>();
        // the start menu has a window, too
        windowSupport(parts.apps().getFirst(), "python").forEach(entry -> windows.put(entry.path(), entry));
        for (Parts one : parts.apps()) {
            if (placed.add(one.interpreter())) {
                String python = pythons.getOrDefault(one.interpreter(), "python");
                Bundler.place(one.python().entries(), python, entries);
                TreePath line = TreePath.of(python)
                        .resolve(one.interpreter().layout().sitePackages())
                        .resolve("pipapp.pth");
                entries.add(ShippedFile.entry(line.toString(), "class/pipapp.pth"));
            }
            if (!one.mode().inTerminal()) {
                windowSupport(one, pythons.getOrDefault(one.interpreter(), "python"))
                        .forEach(entry -> windows.put(entry.path(), entry));
            }
            if (!one.packages().isEmpty()) {
                layers.put(ClassParts.packages(one), one.packages());
            }
        }
        layers.forEach((folder, packages) -> Bundler.place(packages.entries(), folder.toString(), entries));
        entries.addAll(windows.values());
        entries.addAll(Licences.entries(all(layers.values())));
        return entries;
    }

    /// What programs with windows need in the interpreter that they share.
    private static List<PackedEntry> windowSupport(Parts one, String python) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        for (PackedEntry entry : WindowSupport.entries(one.interpreter(), Mode.WEB)) {
            if (entry.path().isIn(folder("python")) && entry instanceof PackedEntry.File file) {
                TreePath inside = entry.path().below(folder("python"));
                entries.add(new PackedEntry.File(TreePath.of(python).resolve(inside), false, file.packed()));
            }
        }
        return entries;
    }

    /// The words that such a program speaks of itself.
    private static List<PackedEntry> words(Parts one) throws IOException {
        return WindowSupport.entries(one.interpreter(), one.mode()).stream()
                .filter(entry -> !entry.path().isIn(folder("python")))
                .toList();
    }

    private static Packages all(Iterable<Packages> layers) {
        var components = new TreeMap<String, Component>();
        layers.forEach(layer -> layer.components().forEach(one -> components.putIfAbsent(one.name(), one)));
        return new Packages(
                Packages.NONE.digest(),
                List.of(),
                Optional.empty(),
                new TreeSet<>(),
                List.copyOf(components.values()),
                List.of());
    }

    private static List<PackedEntry> app(Parts one, Kind kind, Map<Interpreter, String> pythons) throws IOException {
        Family family = one.interpreter().target().family();
        boolean mac = family == Family.MACOS;
        var entries = new ArrayList<PackedEntry>();
        Bundler.place(one.program().entries(), "program", entries);
        Optional<TreePath> packages = one.packages().isEmpty()
                ? Optional.empty()
                : Optional.of(ClassParts.packages(one)
                        .resolve(one.interpreter().layout().sitePackages()));
        var shared = new LaunchIni.Shared(
                mac ? MAC_LEVELS : LEVELS, pythons.getOrDefault(one.interpreter(), "python"), packages);
        entries.add(Bundler.file("support/launch.ini", Content.of(LaunchIni.text(one, kind, shared))));
        entries.addAll(words(one));
        if (family == Family.LINUX) {
            entries.add(Bundler.picture("support/icon.png", one.icon().png(Bundler.MENU_ICON)));
        }
        entries.addAll(Splash.entries(one));
        if (!mac) {
            entries.add(Bundler.launcher(one));
        }
        TreePath place = TreePath.of(APPS).resolve(one.app().fileName() + (mac ? ".app" : ""));
        List<PackedEntry> whole = mac ? MacBundle.entries(one, entries, kind) : entries;
        return whole.stream().map(entry -> entry.under(place)).toList();
    }

    /// The start menu: a program of ours, started like the others.
    private static Parts menu(ClassParts parts, StartPage page) throws IOException {
        Parts first = parts.apps().getFirst();
        byte[] list = page.programs();
        Content script = Shipped.content("class/menu.py");
        List<PackedEntry> entries =
                List.of(Bundler.file("menu.py", script), Bundler.file("programs.json", Content.of(list)));
        Sha256 digest = Sha256.of(text(script.readAll()) + text(list));
        return new Parts(
                parts.app(),
                Mode.WINDOW,
                TreePath.of("menu.py"),
                List.of(),
                new PackedLayer(digest, entries),
                first.interpreter(),
                first.python(),
                Packages.NONE,
                parts.libraries(),
                parts.icon(),
                Optional.empty());
    }

    private static List<PackedEntry> menuResources(Parts menu, Kind kind) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        Bundler.place(menu.program().entries(), "program", entries);
        entries.add(Bundler.file("support/launch.ini", Content.of(LaunchIni.text(menu, kind))));
        entries.add(ShippedFile.entry("support/licenses/pip.app.txt", "licenses/pip.app.txt"));
        entries.add(ShippedFile.entry("support/licenses/components.txt", "licenses/components.txt"));
        entries.addAll(words(menu));
        if (menu.interpreter().target().family() == Family.LINUX) {
            entries.add(Bundler.picture("support/icon.png", menu.icon().png(Bundler.MENU_ICON)));
        }
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static TreePath folder(String name) {
        return new TreePath(List.of(name));
    }
}
