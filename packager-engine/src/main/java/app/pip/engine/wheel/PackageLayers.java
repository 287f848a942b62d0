package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.HostPythonException;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.Layout;
import app.pip.engine.pack.PackStore;
import app.pip.engine.pack.PackWriter;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// Makes the packages layer of an app: each wheel is verified, placed and packed once, and kept under its
/// digest; the layer is put together from those packs without reading a file again.
public final class PackageLayers {

    private static final String AREA = "wheels";

    /// Part of every key: another way of packing is another key.
    private static final String FORM = "4";

    private final PackStore packs;
    private final Path scratch;
    private final Cores cores;
    private final Map<Sha256, Done> done = new ConcurrentHashMap<>();
    private final Map<Compiler, Bytecode> bytecodes = new ConcurrentHashMap<>();

    /// @param store keeps the packs
    /// @param scratch a folder for large files that have to be looked at; made if it isn't there
    public PackageLayers(Store store, Path scratch) {
        this(store, scratch, Runtime.getRuntime().availableProcessors());
    }

    PackageLayers(Store store, Path scratch, int processors) {
        this.packs = new PackStore(store);
        this.scratch = scratch;
        this.cores = new Cores(processors);
    }

    /// Packs a wheel that a layer will ask for, so that it is there then. What is wrong with it is told by the layer,
    /// which tries again and knows the others.
    ///
    /// @param interpreter as the layer will have it
    /// @param compiler as the layer will have it
    public void prepare(FetchedWheel wheel, Interpreter interpreter, Compiler compiler)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        try {
            outcome(wheel, interpreter, able(compiler, interpreter));
        } catch (HostPythonException e) {
            // the layer will do without bytecode, for all wheels alike
            return;
        }
    }

    /// The layer of some wheels.
    ///
    /// @param wheels one of each package, in any order
    /// @param interpreter that they are to run on, for the target
    /// @param python the interpreter's layer
    /// @param compiler compiles the sources; if it can't be started, the packages travel without bytecode
    /// @throws ProblemException with everything that is wrong with the wheels, each or together
    public Packages layer(List<FetchedWheel> wheels, Interpreter interpreter, PackedLayer python, Compiler compiler)
            throws ProblemException, IOException, InterruptedException {
        if (wheels.isEmpty()) {
            return Packages.NONE;
        }
        Files.createDirectories(scratch);
        List<FetchedWheel> sorted = wheels.stream()
                .sorted(Comparator.comparing(
                                (FetchedWheel wheel) -> wheel.name().name())
                        .thenComparing(wheel -> wheel.name().file()))
                .toList();
        List<PackedWheel> packed = packed(sorted, interpreter, able(compiler, interpreter));
        return together(packed, interpreter, python);
    }

    private static Compiler able(Compiler compiler, Interpreter interpreter) {
        return compiler.cacheTag().equals(interpreter.cacheTag()) ? compiler : Compiler.NONE;
    }

    private List<PackedWheel> packed(List<FetchedWheel> wheels, Interpreter interpreter, Compiler compiler)
            throws ProblemException, IOException, InterruptedException {
        var work = new ArrayList<Callable<Outcome>>();
        for (FetchedWheel wheel : wheels) {
            work.add(() -> outcome(wheel, interpreter, compiler));
        }
        var packed = new ArrayList<PackedWheel>();
        var problems = new ArrayList<Problem>();
        try {
            for (Outcome outcome : cores.all(work)) {
                switch (outcome) {
                    case Done(PackedWheel wheel) -> packed.add(wheel);
                    case Refused(Problem problem) -> problems.add(problem);
                }
            }
        } catch (HostPythonException e) {
            return packed(wheels, interpreter, Compiler.NONE);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return packed;
    }

    private Outcome outcome(FetchedWheel wheel, Interpreter interpreter, Compiler compiler)
            throws IOException, InterruptedException {
        Layout layout = interpreter.layout();
        boolean own = !wheel.isForAnySystem();
        boolean signs = own && interpreter.target() == Target.MACOS_ARM64;
        Sha256 key = Sha256.of(
                String.join(" ", FORM, wheel.sha256().hex(), layout.toString(), "" + signs, compiler.identity()));
        Done known = done.get(key);
        if (known != null) {
            return known;
        }
        try {
            var packed = new Done(
                    PackedWheel.of(packs.packed(AREA, key, pack -> fill(pack, wheel, layout, signs, compiler))));
            done.put(key, packed);
            return packed;
        } catch (RefusedException e) {
            return new Refused(e.problem());
        }
    }

    private void fill(PackWriter pack, FetchedWheel fetched, Layout layout, boolean signs, Compiler compiler)
            throws IOException, InterruptedException {
        Bytecode bytecode = bytecodes.computeIfAbsent(compiler, one -> new Bytecode(packs, one, cores));
        try (WheelFile wheel = cores.busy(() -> WheelFile.open(fetched))) {
            var packer = new WheelPacker(wheel, layout, signs, scratch, pack);
            SortedMap<TreePath, TreePath> sources =
                    compiler.equals(Compiler.NONE) ? new TreeMap<>() : WheelPacker.sources(wheel, layout);
            // Python compiles while we unpack and verify
            Callable<SortedMap<TreePath, Content>> compiling = () -> bytecode.of(wheel, sources);
            Callable<SortedMap<TreePath, Content>> packing = () -> cores.busy(() -> {
                packer.packFiles();
                return new TreeMap<>();
            });
            packer.finish(cores.all(List.of(compiling, packing)).getFirst());
        }
    }

    private static Packages together(List<PackedWheel> wheels, Interpreter interpreter, PackedLayer python)
            throws ProblemException, IOException {
        Target target = interpreter.target();
        TreePath sitePackages = interpreter.layout().sitePackages();
        var merging = new Merging(target.family(), sitePackages);
        merging.interpreter(python.entries());
        for (PackedWheel wheel : wheels) {
            merging.wheel(wheel);
        }
        List<PackedEntry> entries = merging.entries();
        var loading = new Loading(target, sitePackages, wheels, names(entries, python));
        var problems = new ArrayList<>(merging.problems());
        problems.addAll(loading.problems());
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.STOP)) {
            throw new ProblemException(problems);
        }
        return new Packages(
                digest(wheels, interpreter),
                entries,
                loading.floor(),
                loading.libraries(),
                wheels.stream().map(PackageLayers::component).toList(),
                problems);
    }

    private static Set<String> names(List<PackedEntry> entries, PackedLayer python) {
        var names = new HashSet<String>();
        entries.forEach(entry -> names.add(entry.path().name()));
        python.entries().forEach(entry -> names.add(entry.path().name()));
        return names;
    }

    private static Sha256 digest(List<PackedWheel> wheels, Interpreter interpreter) {
        boolean windows = interpreter.target().family() == Family.WINDOWS;
        var lines = new ArrayList<String>();
        lines.add("packages " + FORM + " " + interpreter.cacheTag() + " " + (windows ? "windows" : "unix"));
        wheels.forEach(
                wheel -> lines.add(wheel.facts().sha256() + " " + wheel.facts().fileName()));
        return Merging.digest(lines);
    }

    private static Component component(PackedWheel wheel) {
        WheelFacts facts = wheel.facts();
        var texts = new ArrayList<PackedEntry.File>();
        for (PackedEntry.File file : wheel.files()) {
            if (facts.licence().files().contains(file.path().toString())) {
                texts.add(new PackedEntry.File(belowInfo(file.path()), false, file.packed()));
            }
        }
        return new Component(
                facts.name(),
                facts.version(),
                facts.fileName(),
                new Sha256(facts.sha256()),
                facts.demands(),
                facts.licence(),
                texts);
    }

    private static TreePath belowInfo(TreePath path) {
        List<String> parts = path.parts();
        int at = 0;
        while (!parts.get(at).endsWith(".dist-info")) {
            at++;
        }
        return new TreePath(parts.subList(at + 1, parts.size()));
    }

    private sealed interface Outcome {}

    private record Done(PackedWheel wheel) implements Outcome {}

    private record Refused(Problem problem) implements Outcome {}
}
