package app.pip.engine.script;

import app.pip.engine.hostpython.Answer;
import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.Import;
import app.pip.engine.hostpython.Import.Trait;
import app.pip.engine.hostpython.NamedPath;
import app.pip.engine.hostpython.Sign;
import app.pip.engine.names.ImportNames;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.script.Imported.Origin;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Follows a program's imports from its entry script through its folder, and gathers where each of them leads.
final class ImportWalk {

    private final LocalModules local;
    private final StandardLibrary library;
    private final Map<TreePath, Answer> answers;
    private final TreeSet<TreePath> reached = new TreeSet<>();
    private final ArrayDeque<TreePath> work = new ArrayDeque<>();
    private final List<Imported> imports = new ArrayList<>();
    private final SortedMap<String, List<Imported>> standard = new TreeMap<>();
    // each by the module's name and told once: the first place where the program can't do without, else the first
    private final Map<String, Imported> missing = new LinkedHashMap<>();
    private final List<Imported> astray = new ArrayList<>();
    // imports of a package by a script that has its name, and so gets itself
    private final List<Imported> itself = new ArrayList<>();

    ImportWalk(LocalModules local, StandardLibrary library, Map<TreePath, Answer> answers) {
        this.local = local;
        this.library = library;
        this.answers = answers;
    }

    void from(TreePath entry) {
        reach(entry);
        while (!work.isEmpty()) {
            TreePath file = work.remove();
            if (answers.get(file) instanceof Answer.Understood understood) {
                placesOfModules(file, understood.facts());
                understood.facts().imports().stream()
                        .filter(one -> happens(one, file.equals(entry)))
                        .forEach(one -> follow(file, one));
            }
        }
    }

    SortedSet<TreePath> reached() {
        return reached;
    }

    List<Imported> imports() {
        return imports;
    }

    SortedMap<String, List<Imported>> standard() {
        return standard;
    }

    List<Problem> problems(Rewording rewording) throws IOException {
        var problems = new ArrayList<Problem>();
        missing.forEach((module, one) -> problems.add(MissingModules.problem(module, one)));
        for (Imported one : astray) {
            var problem = Problem.stop(
                    "import.relative-in-script", one.file(), one.what().line());
            var told = one.canBeMissing() ? problem.asNote() : problem;
            problems.add(rewording
                    .withoutDot(one.file(), one.what().line())
                    .map(told::with)
                    .orElse(told));
        }
        itself.stream().limit(1).forEach(one -> {
            // it lies in the top folder, and nothing imports it under its name but the one that must not
            String other = "my_" + one.file().name();
            var problem = Problem.stop(
                    "import.itself", one.file(), one.topLevel(), one.what().line(), other);
            problems.add(problem.with(new Remedy.Rename(one.file().toString(), other)));
        });
        return problems;
    }

    /// What the file puts into `sys.path`, and the scripts that it runs by their names.
    private void placesOfModules(TreePath file, Facts facts) {
        boolean starts = facts.signs().stream().anyMatch(sign -> sign.kind() == Sign.Kind.COMMAND);
        for (NamedPath path : facts.paths()) {
            Named named = Named.of(file, path);
            if (named.where() == Named.Where.INSIDE && named.pattern().isEmpty()) {
                if (path.use() == NamedPath.Use.MODULES) {
                    local.alsoIn(named.path());
                }
                if (path.use() == NamedPath.Use.MODULES || path.use() == NamedPath.Use.READ) {
                    local.script(named.path()).ifPresent(this::reach);
                }
            }
        }
        if (starts) {
            facts.texts().forEach(text -> local.script(text.text()).ifPresent(this::reach));
        }
    }

    private static boolean happens(Import one, boolean started) {
        return !one.families().isEmpty() && !one.is(Trait.TYPING) && (started || !one.is(Trait.MAIN_ONLY));
    }

    private void follow(TreePath file, Import one) {
        if (one.level() > 0) {
            followRelative(file, one);
            return;
        }
        List<String> name = List.of(one.module().split("\\."));
        Optional<LocalModules.Found> top = local.find(name.subList(0, 1));
        boolean ours = top.isPresent() && (top.get().regular() || !library.has(name.getFirst()));
        if (ours) {
            followLocal(file, one, name);
        } else if (library.has(name.getFirst()) || name.getFirst().equals("__main__")) {
            useStandard(new Imported(file, one, Origin.STANDARD));
        } else {
            var foreign = new Imported(file, one, Origin.FOREIGN);
            imports.add(foreign);
            miss(name.getFirst(), foreign);
        }
    }

    private void useStandard(Imported one) {
        imports.add(one);
        String module = one.what().module();
        var modules = new ArrayList<>(List.of(module));
        one.what().names().stream()
                .map(part -> module + "." + part)
                .filter(library::isModule)
                .forEach(modules::add);
        modules.forEach(
                name -> standard.computeIfAbsent(name, key -> new ArrayList<>()).add(one));
    }

    /// `from .a import b`: the dots count from the package that the file is in, and a file at the top is in none.
    private void followRelative(TreePath file, Import one) {
        List<String> here = LocalModules.packageOf(file);
        if (here.size() < one.level()) {
            var lost = new Imported(file, one, Origin.LOCAL);
            imports.add(lost);
            astray.add(lost);
            return;
        }
        var name = new ArrayList<>(here.subList(0, here.size() - one.level() + 1));
        if (!one.module().isEmpty()) {
            name.addAll(List.of(one.module().split("\\.")));
        }
        followLocal(file, one, name);
    }

    private void followLocal(TreePath file, Import one, List<String> name) {
        var ours = new Imported(file, one, Origin.LOCAL);
        imports.add(ours);
        for (int depth = 1; depth <= name.size(); depth++) {
            // packages are imported from the outside in
            Optional<LocalModules.Found> found = local.find(name.subList(0, depth));
            if (found.isEmpty()) {
                miss(String.join(".", name.subList(0, depth)), ours);
                return;
            }
            found.get().file().ifPresent(this::reach);
            boolean own = found.get().file().filter(file::equals).isPresent();
            if (own
                    && depth == 1
                    && ImportNames.standard().find(name.getFirst()).isPresent()) {
                itself.add(ours);
            }
        }
        for (String part : one.names()) {
            var inside = new ArrayList<>(name);
            inside.add(part);
            // if there is no such module, it is a name in the module
            local.find(inside).flatMap(LocalModules.Found::file).ifPresent(this::reach);
        }
    }

    private void miss(String module, Imported one) {
        missing.merge(module, one, (before, now) -> before.canBeMissing() && !now.canBeMissing() ? now : before);
    }

    private void reach(TreePath file) {
        if (reached.add(file)) {
            work.add(file);
        }
    }
}
