package app.pip.engine.interpreter;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.HostPython;
import app.pip.engine.interpreter.Preparation.Draft;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Target;
import app.pip.engine.pybi.PybiFile;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Run by the build: `Prepare JARS INTERPRETERS VERSION CLASSES REPOSITORY` makes the shipped interpreters out of the
/// jars in a
/// folder, unless that was done before from the same jars by the same code.
public final class Prepare {

    private static final String STAMP = "stamp";

    /// The packages on whose code the result depends.
    private static final List<String> PARTS = List.of(
            "interpreter",
            "pybi",
            "hostpython",
            "pack",
            "format/deflate",
            "format/zip",
            "format/elf",
            "format/macho",
            "format/pe",
            "tree");

    private final Path jars;
    private final Path folder;
    private final String version;

    private Prepare(Path jars, Path folder, String version) {
        this.jars = jars;
        this.folder = folder;
        this.version = version;
    }

    /// Does the work.
    ///
    /// @param words the folder with the jars, the folder to fill, CPython's version, the folder of our
    ///     classes, the address of the Maven repository
    public static void main(String... words) throws IOException, InterruptedException {
        MavenReleases.write(words[4], Path.of(words[3]));
        var prepare = new Prepare(Path.of(words[0]), Path.of(words[1]), words[2]);
        Path stamp = prepare.folder.resolve(STAMP);
        String now = prepare.stamp(Path.of(words[3]));
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
            Store.deleteAll(prepare.folder);
            Files.createDirectories(prepare.folder);
            prepare.run(Path.of(words[3]));
            Files.writeString(stamp, now);
        }
    }

    private void run(Path classes) throws IOException, InterruptedException {
        var preparation =
                new Preparation(version, MavenCpython.SOURCE, folder, new LayerStore(List.of(), new Store(folder)));
        Path work = Files.createTempDirectory(folder, "work");
        var drafts = new ArrayList<Draft>();
        var trimmed = new TreeSet<String>();
        for (var jar : jars().entrySet()) {
            try (var cpython = new MavenCpython(jar.getValue(), jar.getKey(), minor())) {
                trimmed.addAll(Absences.trimmed(cpython, stdlib(jar.getKey())));
                drafts.add(preparation.pybi(jar.getKey(), cpython.tree(licence()), new Store(work.resolve("store"))));
            }
        }
        DefaultIndex.write(jars(), minor(), classes);
        var host = new HostPython(host(drafts, work));
        preparation.compile(drafts, host);
        var absences = new Absences(trimmed, drafts);
        for (Draft draft : drafts) {
            preparation.layer(draft, absences);
        }
        Files.write(folder.resolve(ShippedInterpreters.STANDARD_LIBRARY), host.standardLibrary());
        Store.deleteAll(work);
    }

    /// Unpacks the interpreter of the machine that the product is built on.
    private Path host(List<Draft> drafts, Path work) throws IOException {
        Target here = Host.target();
        Draft draft = drafts.stream()
                .filter(one -> one.target() == here)
                .findFirst()
                .orElseThrow(() -> new IOException("no interpreter for this machine, " + here));
        Path unpacked = work.resolve("host");
        PybiFile.unpack(draft.pybi(), unpacked);
        return unpacked.resolve(draft.layout(version).python().toString());
    }

    /// The licence of Python, which only the Unix jars have.
    private Content licence() throws IOException {
        for (var jar : jars().entrySet()) {
            if (jar.getKey().family() != Family.WINDOWS) {
                try (var cpython = new MavenCpython(jar.getValue(), jar.getKey(), minor())) {
                    return Content.of(cpython.content(stdlib(jar.getKey()).resolve("LICENSE.txt"))
                            .readAll());
                }
            }
        }
        throw new IOException("no jar holds Python's licence");
    }

    private SortedMap<Target, Path> jars() throws IOException {
        var found = new TreeMap<Target, Path>();
        for (Target target : Target.values()) {
            try (Stream<Path> files = Files.list(jars)) {
                files.filter(file ->
                                file.getFileName().toString().endsWith("-" + MavenCpython.classifier(target) + ".jar"))
                        .findFirst()
                        .ifPresent(file -> found.put(target, file));
            }
        }
        return found;
    }

    private TreePath stdlib(Target target) {
        return Layout.of(target.family(), minor()).stdlib();
    }

    private String minor() {
        return Interpreter.minor(version);
    }

    /// Names everything that the result depends on.
    private String stamp(Path classes) throws IOException {
        var parts = new StringBuilder(version).append(' ').append(Deflate.COMPRESSOR);
        for (Path jar : jars().values()) {
            parts.append(' ').append(jar.getFileName()).append(' ').append(Files.size(jar));
        }
        for (String name : PARTS) {
            try (Stream<Path> files =
                    Files.walk(classes.resolve("app/pip/engine").resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    parts.append(' ').append(Sha256.of(Files.readAllBytes(file)));
                }
            }
        }
        return parts.append('\n').toString();
    }
}
