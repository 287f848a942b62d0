package app.pip.engine.script;

import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.NamedPath;
import app.pip.engine.hostpython.NamedPath.Use;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.program.Beside;
import app.pip.engine.program.ProgramFolder;
import app.pip.engine.script.FileUse.By;
import app.pip.engine.script.FileUse.State;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Goes through all files that a program names, and tells which of them won't be found on a friend's computer.
public final class FileWalk {

    private static final Pattern ENDING = Pattern.compile(".*\\.[A-Za-z0-9]{1,8}");
    // what Unix systems have everywhere
    private static final Pattern SYSTEM = Pattern.compile("/(dev|tmp|proc|sys|etc|usr|bin|var|opt|mnt|media)(/.*)?|/");
    private static final Pattern PERSONAL = Pattern.compile("[A-Za-z]:[\\\\/].*|/home/.+|/Users/.+|/content/.+");

    private final ProgramFolder program;
    private final ScriptFacts facts;
    private final Beside beside;
    private final Elsewhere elsewhere;
    private final SortedMap<String, FileUse> files = new TreeMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Set<String> madeOrChecked = new HashSet<>();
    private final Set<String> travelling = new HashSet<>();
    private final List<String> currentFolders = new ArrayList<>(List.of(""));

    private FileWalk(ProgramFolder program, ScriptFacts facts, Beside beside) {
        this.program = program;
        this.facts = facts;
        this.beside = beside;
        this.elsewhere = new Elsewhere(program.tree(), beside);
        program.tree().entries().keySet().forEach(path -> travelling.add(path.toString()));
    }

    /// What was found.
    ///
    /// @param files by their paths
    /// @param problems none of them stops the work
    public record Findings(Collection<FileUse> files, List<Problem> problems) {

        /// Copies the lists.
        public Findings {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /// Looks for the files of a program.
    ///
    /// @param program the files that travel
    /// @param facts what its sources name
    /// @param beside what else lies in its folder
    public static Findings of(ProgramFolder program, ScriptFacts facts, Beside beside) throws IOException {
        var walk = new FileWalk(program, facts, beside);
        walk.note();
        for (var source : facts.sources().entrySet()) {
            for (NamedPath path : source.getValue().paths()) {
                walk.path(source.getKey(), path);
            }
            for (Facts.Text text : source.getValue().texts()) {
                walk.text(source.getKey(), text);
            }
        }
        walk.rest();
        return new Findings(walk.files.values(), new ArrayList<>(walk.problems.values()));
    }

    /// What is made, looked for, or becomes the current folder, wherever that stands.
    private void note() {
        facts.sources()
                .forEach((file, source) -> source.paths().forEach(path -> {
                    Named named = Named.of(file, path);
                    if (named.where() == Named.Where.INSIDE) {
                        if (path.use() == Use.WRITE || path.use() == Use.CHECK) {
                            madeOrChecked.add(key(named));
                        }
                        if (path.use() == Use.CHANGE && named.pattern().isEmpty()) {
                            currentFolders.add(named.path());
                        }
                    }
                }));
    }

    private static String key(Named named) {
        return named.path() + "|" + named.pattern();
    }

    private void path(TreePath file, NamedPath path) throws IOException {
        Named named = Named.of(file, path);
        if (path.use() == Use.CHANGE && path.base() == NamedPath.Base.ANY && named.isAnything()) {
            tell("app.chdir", Problem.note("app.chdir", file, path.line()), "");
            return;
        }
        switch (named.where()) {
            case HOME -> {
                // every computer has one, and what is in it is no part of the program
            }
            case ABSOLUTE -> {
                if (!SYSTEM.matcher(named.path()).matches()) {
                    absolute(named.path(), file, path.line(), path.use() == Use.CHANGE);
                }
            }
            case OUTSIDE -> outside(file, path, named);
            case INSIDE -> {
                if (named.pattern().isEmpty()) {
                    exact(file, path, named);
                } else if (!named.isAnything() || path.use() == Use.LIST) {
                    computed(file, path, named);
                }
            }
        }
    }

    private void outside(TreePath file, NamedPath path, Named named) throws IOException {
        if (path.use() == Use.READ || path.use() == Use.LIST) {
            add(named.path(), path, By.NAME, State.OUTSIDE, file);
            var problem = Problem.note("file.outside", path.pattern(), file, path.line());
            tell("file.outside", nearer(problem, file, path), named.path());
        }
    }

    private void exact(TreePath file, NamedPath path, Named named) throws IOException {
        if (named.path().isEmpty()) {
            return;
        }
        Optional<Beside.Found> found = find(file, path, named);
        if (found.isEmpty()) {
            absent(file, path, named);
            return;
        }
        Beside.Found real = found.get();
        spelling(file, path, named, real.path());
        if (!real.folder()) {
            add(real.path(), path, By.NAME, State.TRAVELS, file);
            encoding(file, path, real.path());
        } else if (path.use() == Use.LIST) {
            below(file, path, new Named(Named.Where.INSIDE, real.path(), "*"));
        }
    }

    /// Whether the name as it is written is understood on every system.
    private void spelling(TreePath file, NamedPath path, Named named, String real) throws IOException {
        if (path.use() == Use.NAME && !ENDING.matcher(named.path()).matches()) {
            return;
        }
        if (!real.endsWith(named.path())) {
            otherCase(named.path(), real, file, path.line());
        } else if (path.pattern().contains("\\") && path.use() != Use.CHECK) {
            var problem = Problem.note("file.backslash", path.pattern(), file, path.line(), real);
            Optional<Remedy> way = new Rewording(program.tree())
                    .path(file, path.line(), path.pattern(), path.pattern().replace('\\', '/'));
            tell("file.backslash", way.map(problem::with).orElse(problem), real);
        }
    }

    /// In the folder from which the name counts, in one that becomes the current folder, or beside the source if it
    /// isn't known from where the name counts.
    private Optional<Beside.Found> find(TreePath file, NamedPath path, Named named) {
        var candidates = new ArrayList<String>();
        if (path.base() == NamedPath.Base.HERE) {
            currentFolders.forEach(
                    folder -> candidates.add(folder.isEmpty() ? named.path() : folder + "/" + named.path()));
        } else {
            candidates.add(named.path());
        }
        if (path.base() == NamedPath.Base.ANY) {
            Named near =
                    Named.below(LocalModules.packageOf(file), path.pattern().replace('\\', '/'));
            candidates.add(near.path());
        }
        return candidates.stream()
                .filter(candidate -> !candidate.isEmpty())
                .map(beside::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void absent(TreePath file, NamedPath path, Named named) throws IOException {
        boolean made = madeOrChecked.contains(key(named));
        if (path.use() == Use.WRITE || (made && path.use() == Use.READ)) {
            add(named.path(), path, By.NAME, State.MADE, file);
        } else if ((path.use() == Use.READ || path.use() == Use.LIST)
                && !path.caught()
                && !made
                && path.base() != NamedPath.Base.ANY) {
            add(named.path(), path, By.NAME, State.MISSING, file);
            var problem = Problem.note("file.missing", named.path(), file, path.line());
            tell("file.missing", nearer(problem, file, path), named.path());
        }
    }

    private void computed(TreePath file, NamedPath path, Named named) throws IOException {
        if (!named.path().isEmpty()) {
            Optional<Beside.Found> folder = find(file, path, named);
            if (folder.isEmpty()) {
                absent(file, path, named);
                return;
            }
            if (!folder.get().path().endsWith(named.path())) {
                otherCase(named.path(), folder.get().path(), file, path.line());
            }
            below(file, path, new Named(Named.Where.INSIDE, folder.get().path(), named.pattern()));
            return;
        }
        below(file, path, named);
    }

    /// The files that travel and fit a pattern.
    private void below(TreePath file, NamedPath path, Named named) throws IOException {
        String prefix = named.path().isEmpty() ? "" : named.path() + "/";
        for (Entry entry : program.tree().entries().values()) {
            String place = entry.path().toString();
            if (entry instanceof Entry.File
                    && place.startsWith(prefix)
                    && !ScriptReader.isPython(entry.path())
                    && named.fits(place.substring(prefix.length()))) {
                add(place, path, By.COMPUTED, State.TRAVELS, file);
                encoding(file, path, place);
            }
        }
    }

    private void text(TreePath file, Facts.Text text) throws IOException {
        String plain = text.text();
        if (PERSONAL.matcher(plain).matches()) {
            absolute(plain, file, text.line(), false);
            return;
        }
        Named named = Named.below(List.of(), plain.replace('\\', '/').replace("*", ""));
        if (Named.isAbsolute(plain)
                || named.where() != Named.Where.INSIDE
                || named.path().isEmpty()) {
            return;
        }
        Optional<Beside.Found> found = beside.find(named.path());
        if (found.isEmpty() || found.get().folder()) {
            return;
        }
        if (!found.get().path().equals(named.path())) {
            if (ENDING.matcher(named.path()).matches()) {
                otherCase(named.path(), found.get().path(), file, text.line());
            }
            return;
        }
        files.merge(
                named.path(),
                new FileUse(named.path(), true, false, By.NAME, State.TRAVELS, file, text.line()),
                (before, now) -> before);
    }

    /// @param current whether it becomes the current folder; the program's own is that already
    private void absolute(String path, TreePath file, int line, boolean current) throws IOException {
        files.putIfAbsent(path, new FileUse(path, true, false, By.NAME, State.ABSOLUTE, file, line));
        var problem = Problem.note("file.absolute", path, file, line);
        Optional<String> other = elsewhere.nearest(path).or(() -> current ? Optional.of(".") : Optional.empty());
        tell("file.absolute", other.isPresent() ? reworded(problem, file, line, path, other.get()) : problem, path);
    }

    /// With a way out if the file lies elsewhere in the folder, and the name counts from the program's folder.
    private Problem nearer(Problem problem, TreePath file, NamedPath path) throws IOException {
        boolean fromHere = path.base() == NamedPath.Base.HERE
                || (path.base() == NamedPath.Base.SCRIPT
                        && LocalModules.packageOf(file).isEmpty());
        Optional<String> other = fromHere ? elsewhere.nearest(path.pattern()) : Optional.empty();
        return other.isPresent() ? reworded(problem, file, path.line(), path.pattern(), other.get()) : problem;
    }

    private Problem reworded(Problem problem, TreePath file, int line, String path, String other) throws IOException {
        // where the current folder changes, only a run would tell from where names count
        return currentFolders.size() > 1
                ? problem
                : new Rewording(program.tree())
                        .path(file, line, path, other)
                        .map(problem::with)
                        .orElse(problem);
    }

    private void otherCase(String written, String real, TreePath file, int line) {
        if (travelling.contains(written)) {
            // it was renamed for the app
            return;
        }
        files.putIfAbsent(written, new FileUse(written, true, false, By.NAME, State.OTHER_CASE, file, line));
        // two spellings of one file can't both be served
        boolean twice = problems.keySet().stream().anyMatch(key -> key.startsWith("file.case " + real + " "));
        var problem = Problem.note("file.case", written, real, file, line);
        boolean there = travelling.contains(real);
        tell(
                "file.case",
                twice || !there ? problem : problem.with(new Remedy.Rename(real, written)),
                real + " " + written);
    }

    private void encoding(TreePath file, NamedPath path, String place) throws IOException {
        if (path.use() != Use.READ || !path.encoding().equals(NamedPath.NO_ENCODING)) {
            return;
        }
        if (travelling.contains(place) && program.tree().entries().get(TreePath.of(place)) instanceof Entry.File text) {
            Optional<String> charset = TextCheck.otherThanUtf8(text.content());
            if (charset.isPresent()) {
                var problem = Problem.note("file.encoding", place, file, path.line(), charset.get());
                tell("file.encoding", problem.with(new Remedy.Utf8Copy(place, charset.get())), place);
            }
        }
    }

    private void add(String place, NamedPath path, By by, State state, TreePath file) {
        boolean reads = path.use() == Use.READ || path.use() == Use.NAME || path.use() == Use.LIST;
        var use = new FileUse(place, reads, path.use() == Use.WRITE, by, state, file, path.line());
        files.merge(place, use, FileUse::and);
    }

    /// The rest of what travels.
    private void rest() {
        for (Entry entry : program.tree().entries().values()) {
            if (entry instanceof Entry.File) {
                TreePath path = entry.path();
                boolean started = path.equals(program.entry());
                By by = started ? By.ENTRY : facts.sources().containsKey(path) ? By.IMPORT : By.FOLDER;
                var use = new FileUse(path.toString(), by != By.FOLDER, false, by, State.TRAVELS, path, 0);
                files.merge(path.toString(), use, FileUse::and);
            }
        }
    }

    private void tell(String id, Problem problem, String what) {
        problems.putIfAbsent(id + " " + what.toLowerCase(Locale.ROOT) + (id.equals("file.case") ? what : ""), problem);
    }
}
