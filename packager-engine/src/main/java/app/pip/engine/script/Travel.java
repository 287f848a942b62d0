package app.pip.engine.script;

import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.Import;
import app.pip.engine.hostpython.NamedPath;
import app.pip.engine.hostpython.NamedPath.Use;
import app.pip.engine.hostpython.Sign;
import app.pip.engine.program.Beside;
import app.pip.engine.program.Wanted;
import app.pip.engine.tree.TreePath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// What travels with a dropped script: the modules that it reaches, the files and folders that it names, and where
/// names
/// are computed, the data files of the folders concerned.
public final class Travel {

    // what toolkits open without being told: folders with data, by the module that is imported
    private static final Map<String, List<String>> FOLDERS = Map.of(
            "pgzrun", List.of("images", "sounds", "music", "fonts"),
            "pgzero", List.of("images", "sounds", "music", "fonts"),
            "flask", List.of("templates", "static"),
            "streamlit", List.of("static", ".streamlit"),
            "bottle", List.of("views"),
            "fastapi", List.of("templates", "static"),
            "eel", List.of("web"));

    private final StandardLibrary library;
    private final Beside beside;
    private final TreeSet<String> files = new TreeSet<>();
    private final TreeSet<String> whole = new TreeSet<>();
    private final TreeSet<String> data = new TreeSet<>();

    private Travel(StandardLibrary library, Beside beside) {
        this.library = library;
        this.beside = beside;
    }

    /// What is wanted as far as these sources tell. More sources may be reached with it: then ask again.
    ///
    /// @param sources what is in the sources that are reached so far
    /// @param before what was wanted until now; stays wanted
    public static Wanted of(SortedMap<TreePath, Facts> sources, StandardLibrary library, Beside beside, Wanted before) {
        var travel = new Travel(library, beside);
        sources.forEach(travel::add);
        travel.files.addAll(before.files());
        travel.whole.addAll(before.whole());
        travel.data.addAll(before.data());
        return new Wanted(false, travel.files, travel.whole, travel.data, before.wishes());
    }

    private void add(TreePath file, Facts facts) {
        facts.imports().stream().filter(one -> one.level() == 0).forEach(this::module);
        facts.paths().forEach(path -> path(file, path));
        for (Facts.Text text : facts.texts()) {
            if (!Named.isAbsolute(text.text())) {
                named(Named.below(List.of(), text.text().replace('\\', '/').replace("*", "")));
                named(Named.below(LocalModules.packageOf(file), text.text().replace('\\', '/')));
            }
        }
        if (facts.signs().stream().anyMatch(sign -> sign.kind() == Sign.Kind.PGZERO)) {
            folders("pgzrun");
        }
    }

    private void module(Import one) {
        List<String> parts = List.of(one.module().split("\\."));
        String top = parts.getFirst();
        find(top + ".py").ifPresent(found -> files.add(found.path()));
        Optional<Beside.Found> folder = find(top).filter(Beside.Found::folder);
        boolean regular = find(top + "/__init__.py").isPresent();
        if (folder.isPresent() && (regular || (!library.has(top) && holdsModules(top, parts)))) {
            whole.add(top);
        }
        beside.files("").stream()
                .filter(name -> name.startsWith(top + ".") && (name.endsWith(".pyd") || name.endsWith(".so")))
                .forEach(files::add);
        folders(top);
        if (top.equals("dotenv")) {
            find(".env").ifPresent(found -> files.add(found.path()));
        }
        if (top.equals("kivy") || top.equals("kivymd")) {
            // kivy looks for a file of the app's name by itself
            beside.files("").stream().filter(name -> name.endsWith(".kv")).forEach(files::add);
        }
    }

    private boolean holdsModules(String top, List<String> parts) {
        return beside.files(top).stream().anyMatch(name -> name.endsWith(".py"))
                || (parts.size() > 1
                        && (find(top + "/" + parts.get(1)).isPresent()
                                || find(top + "/" + parts.get(1) + ".py").isPresent()));
    }

    private void folders(String module) {
        for (String folder : FOLDERS.getOrDefault(module, List.of())) {
            find(folder).filter(Beside.Found::folder).ifPresent(found -> data.add(found.path()));
        }
    }

    private void path(TreePath file, NamedPath path) {
        Named named = Named.of(file, path);
        if (path.use() == Use.MODULES
                && named.where() == Named.Where.INSIDE
                && !named.path().isEmpty()) {
            find(named.path()).ifPresent(found -> (found.folder() ? whole : files).add(found.path()));
            return;
        }
        named(named);
        if (path.base() == NamedPath.Base.ANY) {
            named(Named.below(LocalModules.packageOf(file), path.pattern().replace('\\', '/')));
        }
        if (path.use() == Use.LIST
                && named.where() == Named.Where.INSIDE
                && named.path().isEmpty()) {
            dataOfRoot(named.pattern().isEmpty() ? new Named(named.where(), "", "*") : named);
        }
    }

    private void named(Named named) {
        if (named.where() != Named.Where.INSIDE || named.isAnything()) {
            return;
        }
        if (named.path().isEmpty()) {
            dataOfRoot(named);
            return;
        }
        Optional<Beside.Found> found = beside.find(named.path());
        if (found.isEmpty()) {
            return;
        }
        if (found.get().folder()) {
            data.add(found.get().path());
        } else {
            files.add(found.get().path());
            Referred.by(found.get().path(), beside).forEach(files::add);
        }
    }

    private void dataOfRoot(Named named) {
        beside.files("").stream()
                .filter(name -> named.fits(name) && !isScript(name))
                .forEach(files::add);
    }

    /// Python itself minds upper and lower case, on every system.
    private Optional<Beside.Found> find(String path) {
        return beside.find(path).filter(found -> found.path().equals(path));
    }

    private static boolean isScript(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Set.of(".py", ".pyw", ".ipynb", ".zip").stream().anyMatch(lower::endsWith);
    }
}
