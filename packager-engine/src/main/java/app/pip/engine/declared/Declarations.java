package app.pip.engine.declared;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds out what a program's files say about what it needs. Files are read as texts; nothing is run.
/// Of several files the most exact is taken, in the order of [Origin.Kind]; the others are named and
/// not read.
public final class Declarations {

    private static final Pattern SIMILAR =
            Pattern.compile("requirements/[^/]+\\.(txt|in)|([^/]*[-_.])?requirements?([-_.][^/]*)?\\.(txt|in)");
    private static final TreePath PYPROJECT = TreePath.of("pyproject.toml");

    private final ProgramFiles files;
    private final TreePath script;
    private final Wishes wishes;
    private final Found found = new Found();
    private final HintsReader hints = new HintsReader();

    private Declarations(ProgramFiles files, TreePath script, Wishes wishes) {
        this.files = files;
        this.script = script;
        this.wishes = wishes;
    }

    /// Reads what a program declares.
    ///
    /// @param tree the program's files
    /// @param script the script that is started
    /// @param wishes what the user says about it
    /// @throws IOException if a file can't be read; what is wrong in a file is among the answer's
    /// problems
    public static Declared read(Tree tree, TreePath script, Wishes wishes) throws IOException {
        return new Declarations(new ProgramFiles(tree), script, wishes).read();
    }

    private Declared read() throws IOException {
        var origins = new TreeSet<Origin>();
        Optional<Origin> taken = Optional.empty();
        try {
            origins.addAll(origins());
            taken = wishes.file().isPresent()
                    ? Optional.of(wished(wishes.file().get()))
                    : origins.stream().findFirst();
            if (taken.isPresent()) {
                read(taken.get());
            } else {
                noteOthers();
            }
        } catch (ProblemException e) {
            e.problems().forEach(found::problem);
        }
        project(taken);
        taken.ifPresent(one -> origins.removeIf(other -> isUsed(other, one)));
        return new Declared(
                taken,
                List.copyOf(origins),
                found.requirements(),
                found.constraints(),
                found.python(),
                hints.hints(),
                found.pins(),
                found.app(),
                found.problems());
    }

    /// Whether a file is the one that was taken or belongs to it.
    private static boolean isUsed(Origin other, Origin taken) {
        return other.equals(taken)
                || (other.kind() == Origin.Kind.PIPFILE && taken.kind() == Origin.Kind.PIPFILE_LOCK)
                || (other.kind() == Origin.Kind.PYPROJECT && PackageLock.isOne(taken.kind()));
    }

    /// The files that say what the program needs.
    private SortedSet<Origin> origins() throws ProblemException, IOException {
        var origins = new TreeSet<Origin>();
        String lock = "pylock." + stem().replace('.', '_') + ".toml";
        if (files.has(lock) && PylockReader.isForeign(files, TreePath.of(lock))) {
            origins.add(new Origin(Origin.Kind.SCRIPT_LOCK, lock));
        }
        Optional<SourceText> source = files.lenient(script);
        if (source.isPresent() && ScriptBlock.find(source.get()).isPresent()) {
            origins.add(new Origin(Origin.Kind.SCRIPT_BLOCK, script.toString()));
        }
        for (Origin.Kind kind : Origin.Kind.values()) {
            if (kind.file().isPresent() && files.has(kind.file().get()) && declares(kind)) {
                origins.add(new Origin(kind, kind.file().get()));
            }
        }
        return origins;
    }

    private String stem() {
        String name = script.name();
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private boolean declares(Origin.Kind kind) throws ProblemException, IOException {
        return switch (kind) {
            case PYLOCK -> PylockReader.isForeign(files, TreePath.of("pylock.toml"));
            case PYPROJECT -> {
                Optional<ProjectTable> table = pyproject();
                // one that can't be read would have said it
                yield table.isEmpty() || PyprojectReader.declares(table.get());
            }
            case SETUP_CFG ->
                new SetupCfgReader(files.lenient(TreePath.of("setup.cfg")).orElseThrow()).declares();
            default -> true;
        };
    }

    /// The file that the user names; its kind follows from its name.
    private Origin wished(String name) throws ProblemException {
        boolean there;
        try {
            there = files.has(name);
        } catch (IllegalArgumentException _) {
            there = false;
        }
        if (!there) {
            throw new ProblemException(Problem.stop("declared.file-missing", name));
        }
        String plain = TreePath.of(name).name();
        Origin.Kind kind = Arrays.stream(Origin.Kind.values())
                .filter(one -> one.file().filter(plain::equals).isPresent())
                .findFirst()
                .orElse(other(name, plain));
        return new Origin(kind, name);
    }

    private Origin.Kind other(String name, String plain) {
        if (name.equals(script.toString())) {
            return Origin.Kind.SCRIPT_BLOCK;
        }
        if (plain.matches("pylock\\.[^.]+\\.toml")) {
            return Origin.Kind.PYLOCK;
        }
        return plain.endsWith(".yml") || plain.endsWith(".yaml") ? Origin.Kind.ENVIRONMENT : Origin.Kind.REQUIREMENTS;
    }

    private void read(Origin origin) throws ProblemException, IOException {
        SourceText text = files.lenient(TreePath.of(origin.file())).orElseThrow();
        switch (origin.kind()) {
            case SCRIPT_BLOCK -> block(text);
            case SCRIPT_LOCK, PYLOCK -> new PylockReader(strict(origin), found, wishes).read();
            case UV_LOCK, PDM_LOCK, POETRY_LOCK -> packageLock(ProjectTable.read(strict(origin)));
            case PIPFILE_LOCK -> pipfileLock(new PipfileLockReader(strict(origin), found));
            case REQUIREMENTS -> requirements(text);
            case PIPFILE -> new PipfileReader(ProjectTable.read(strict(origin)), found).read(hints);
            case PYPROJECT -> project(ProjectTable.read(strict(origin)));
            case SETUP_CFG -> new SetupCfgReader(text).read(found, wishes);
            case ENVIRONMENT, ENVIRONMENT_YAML ->
                new EnvironmentReader(strict(origin), found, new RequirementsReader(files, found, hints)).read();
        }
    }

    private SourceText strict(Origin origin) throws ProblemException, IOException {
        return files.text(TreePath.of(origin.file())).orElseThrow();
    }

    private void block(SourceText text) throws ProblemException, IOException {
        Optional<ScriptBlock> block = ScriptBlock.find(text);
        if (block.isEmpty()) {
            throw new ProblemException(Problem.stop("declared.no-block", text.path()));
        }
        ProjectTable table =
                ProjectTable.read(text, block.get().toml(), block.get().start());
        table.text("/requires-python").ifPresent(python -> found.python(python, table.place("/requires-python")));
        table.texts("/dependencies", found).forEach(one -> found.require(one.getValue(), table.place(one.getKey())));
        // uv keeps the versions for a script in a lock of its own
        Optional<SourceText> lock = files.text(script.sibling(script.name() + ".lock"));
        if (lock.isPresent()) {
            new PackageLockReader(ProjectTable.read(lock.get()), found).pins();
        }
    }

    private void requirements(SourceText text) throws ProblemException, IOException {
        var reader = new RequirementsReader(files, found, hints);
        reader.read(text);
        Optional<ProjectTable> own = reader.asksForOwnFolder() ? pyproject() : Optional.empty();
        if (own.isPresent()) {
            project(own.get());
        } else if (reader.asksForOwnFolder() && files.has("setup.cfg")) {
            new SetupCfgReader(files.lenient(TreePath.of("setup.cfg")).orElseThrow()).read(found, wishes);
        }
    }

    private void project(ProjectTable table) throws ProblemException, IOException {
        new PyprojectReader(table, found, wishes).dependencies(files, hints);
    }

    /// What is asked for stands in the project's file; without it all that is locked is.
    private void packageLock(ProjectTable lock) throws ProblemException, IOException {
        new PackageLockReader(lock, found).pins();
        Optional<ProjectTable> table = pyproject();
        if (table.isPresent()) {
            project(table.get());
        } else {
            PackageLock.requireAll(found);
        }
    }

    private void pipfileLock(PipfileLockReader lock) throws ProblemException, IOException {
        lock.pins();
        Optional<SourceText> pipfile = files.text(TreePath.of("Pipfile"));
        if (pipfile.isPresent()) {
            new PipfileReader(ProjectTable.read(pipfile.get()), found).read(hints);
        } else {
            lock.requirements();
            lock.python();
            lock.sources(hints);
        }
    }

    /// The name of the app and the Pythons for it stand in the project's file, whichever file was taken.
    private void project(Optional<Origin> taken) throws IOException {
        boolean own = taken.isPresent() && taken.get().kind().compareTo(Origin.Kind.SCRIPT_BLOCK) <= 0;
        Optional<ProjectTable> table = pyproject();
        if (!own && table.isPresent()) {
            found.app(PyprojectReader.hints(table.get()));
            new PyprojectReader(table.get(), found, wishes).python();
        }
    }

    /// The project's file, if there is one that can be read.
    private Optional<ProjectTable> pyproject() throws IOException {
        try {
            Optional<SourceText> text = files.text(PYPROJECT);
            return text.isPresent() ? Optional.of(ProjectTable.read(text.get())) : Optional.empty();
        } catch (ProblemException e) {
            // it stops the work only if it is the file that is taken, and then it is read again
            e.problems().forEach(problem -> found.problem(problem.asNote()));
            return Optional.empty();
        }
    }

    /// What may say it too, but not in a way that can be read or without a doubt.
    private void noteOthers() {
        if (files.has("setup.py")) {
            found.problem(Problem.note("declared.setup-py", "setup.py"));
        }
        List<String> similar = files.paths().stream()
                .map(TreePath::toString)
                .filter(path -> SIMILAR.matcher(path).matches())
                .toList();
        if (!similar.isEmpty()) {
            found.problem(Problem.note("declared.similar", String.join(", ", similar), similar.getFirst()));
        }
    }
}
