package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.HostPython;
import app.pip.engine.interpreter.Preparation.Draft;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.platform.Target;
import app.pip.engine.pybi.PybiFile;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Interpreters that were fetched: each is made ready once and kept in the store by the digest of the archive that it
/// came in, as a `.pybi` file, a description and a packed layer.
public final class FetchedInterpreters {

    private static final String AREA = "interpreters";

    /// Changes whenever what is made of the same archive changes.
    private static final String RECIPE = "5";

    private static final Pattern KEY = Pattern.compile("([0-9a-f]{64})-" + RECIPE + "(?:-plain)?");

    private final Store store;
    private final LayerStore layers;
    private final Content licence;
    private final Library library;

    /// Keeps them in a store.
    ///
    /// @param layers the packed layers, in the same store
    /// @param licence of Python, for archives that lack it
    /// @param library what a whole standard library has
    public FetchedInterpreters(Store store, LayerStore layers, Content licence, Library library) {
        this.store = store;
        this.layers = layers;
        this.licence = licence;
        this.library = library;
    }

    /// Those that were made ready, each with the digest of the archive that it came in.
    public SortedMap<Sha256, Interpreter> all() throws IOException {
        var all = new TreeMap<Sha256, Interpreter>();
        Path area = store.place(AREA, "");
        if (Files.isDirectory(area)) {
            List<String> names;
            try (Stream<Path> folders = Files.list(area)) {
                names = folders.map(folder -> String.valueOf(folder.getFileName()))
                        .toList();
            }
            for (String name : names) {
                Matcher key = KEY.matcher(name);
                if (key.matches()) {
                    Sha256 archive = new Sha256(key.group(1));
                    find(archive).ifPresent(found -> all.put(archive, found));
                }
            }
        }
        return all;
    }

    /// The interpreter that was made ready of an archive, if it was: with bytecode, if it was ever made so.
    ///
    /// @param archive the archive's digest
    public Optional<Interpreter> find(Sha256 archive) throws IOException {
        Optional<Interpreter> whole = find(key(archive, true));
        return whole.isPresent() ? whole : find(key(archive, false));
    }

    private Optional<Interpreter> find(String key) throws IOException {
        Optional<Path> folder = store.find(AREA, key);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Optional<Interpreter> described = Descriptions.in(folder.get()).stream().findFirst();
        // its layer may have been deleted from the store on its own
        return described.isPresent() && layers.find(described.get().layer()).isPresent() ? described : Optional.empty();
    }

    /// The `.pybi` file of an interpreter that was made ready.
    ///
    /// @param archive the archive's digest
    public Path pybi(Sha256 archive, Interpreter interpreter) throws IOException {
        return store.find(AREA, key(archive, true))
                .or(() -> store.find(AREA, key(archive, false)))
                .map(folder -> folder.resolve(interpreter.pybi()))
                .orElseThrow(() -> new IOException(interpreter.pybi() + " is no longer in the store"));
    }

    /// Makes an interpreter ready, unless that was done before. Nothing of it is started, except where there is no
    /// compiler and it is for this machine: then it compiles its own standard library.
    ///
    /// @param archive an archive of python-build-standalone, a `.pybi` file, or another form that [Repacking] knows
    /// @param compiler a Python of the same minor version for this machine, for the standard library's bytecode;
    ///     without one it travels without bytecode
    /// @throws FormatException if the archive is no such archive
    public Interpreter ready(Arrived archive, Optional<HostPython> compiler) throws IOException, InterruptedException {
        String key = key(archive.sha256(), compiler.isPresent() || archive.target() == Host.target());
        Optional<Interpreter> kept = find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        store.forget(AREA, key);
        Path folder = store.folder(AREA, key, half -> prepare(archive, compiler, half));
        return Descriptions.in(folder).getFirst();
    }

    private void prepare(Arrived archive, Optional<HostPython> compiler, Path folder)
            throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("work"));
        try (Cpython cpython = opened(archive, work)) {
            var preparation = new Preparation(archive.version(), archive.source(), folder, layers);
            Draft draft = preparation.pybi(archive.target(), cpython.tree(licence), new Store(work.resolve("store")));
            refuseBorrowers(draft);
            Optional<HostPython> python = compiler.isEmpty() && archive.target() == Host.target()
                    ? Optional.of(unpacked(draft, archive, work))
                    : compiler;
            if (python.isPresent()) {
                preparation.compile(List.of(draft), python.get());
            }
            TreePath stdlib = draft.layout(archive.version()).stdlib();
            var absent = new TreeSet<>(Absences.trimmed(cpython, stdlib));
            absent.addAll(Absences.lacking(draft, stdlib, library.of(archive.minor())));
            preparation.layer(draft, new Absences(absent, List.of(draft)));
        }
        Store.deleteAll(work);
    }

    private static Cpython opened(Arrived archive, Path work) throws IOException {
        String minor = archive.minor();
        String name = String.valueOf(archive.file().getFileName());
        if (MavenCpython.isOne(archive.file())) {
            return new MavenCpython(archive.file(), archive.target(), minor);
        }
        Path tar = name.endsWith(".tar") ? archive.file() : work.resolve("archive.tar");
        if (!tar.equals(archive.file())) {
            Repacking.tar(archive.file(), archive.called(), tar);
        }
        TreeFacts facts = StandaloneCpython.facts(tar);
        if (facts.target() != archive.target() || !facts.minor().equals(minor)) {
            throw new FormatException("interpreter", 0, "Python " + minor + " for " + archive.target());
        }
        return new StandaloneCpython(tar, archive.target(), minor);
    }

    /// An interpreter whose program itself needs what lies in fixed places of some machine starts nowhere else.
    private static void refuseBorrowers(Draft draft) throws FormatException {
        for (var one : draft.needs().borrowed().entrySet()) {
            if (one.getKey().matches("pythonw?|python3\\d*|libpython.*")) {
                throw new FormatException(
                        "interpreter",
                        0,
                        "a Python that can be moved, which doesn't need " + String.join(", ", one.getValue()));
            }
        }
    }

    private static HostPython unpacked(Draft draft, Arrived archive, Path work) throws IOException {
        Path folder = work.resolve("host");
        PybiFile.unpack(draft.pybi(), folder);
        return new HostPython(
                folder.resolve(draft.layout(archive.version()).python().toString()));
    }

    private static String key(Sha256 archive, boolean bytecode) {
        return archive + "-" + RECIPE + (bytecode ? "" : "-plain");
    }

    /// What a whole standard library has.
    ///
    /// @param minor the Python whose library it is, such as `3.14`: others need other modules of each other
    /// @param modules those that are written in Python
    public record Library(String minor, Set<String> modules) {

        /// Copies the names.
        public Library {
            modules = Set.copyOf(modules);
        }

        private Set<String> of(String other) {
            return minor.equals(other) ? modules : Set.of();
        }
    }

    /// An archive that is here and was checked.
    ///
    /// @param file on the disk
    /// @param called the file's name, which it needn't have on the disk
    /// @param sha256 of the file
    /// @param target what the interpreter runs on
    /// @param version of CPython, such as `3.14.6`
    /// @param source where it comes from, for people
    public record Arrived(Path file, String called, Sha256 sha256, Target target, String version, String source) {

        /// Such as `3.14`.
        public String minor() {
            return Interpreter.minor(version);
        }
    }
}
