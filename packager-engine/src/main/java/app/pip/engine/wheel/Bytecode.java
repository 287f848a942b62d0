package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.Answer;
import app.pip.engine.hostpython.Source;
import app.pip.engine.interpreter.Layout;
import app.pip.engine.pack.PackStore;
import app.pip.engine.pack.PackWriter;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.pack.Packer;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Compiles the sources of wheels ahead, as the standard library is: unchecked-hash (PEP 552), under names
/// that are relative to `site-packages`. What doesn't compile (templates, files for Python 2, samples of bad
/// style) goes without,
/// as with pip. So do the packages' own tests, which nearly nobody's program imports, and which work all the
/// same.
///
/// The wheels of one release for several systems share nearly all sources, so what was compiled for the first
/// of them is
/// kept under the release.
final class Bytecode {

    private static final String AREA = "bytecode";

    /// Part of every key: another way of packing is another key.
    private static final String FORM = "2";

    /// What goes to one process of the interpreter at a time.
    private static final long CHUNK = 2 << 20;

    /// Near enough to Python's identifiers (Unicode's `XID_Start XID_Continue*`).
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

    private final PackStore packs;
    private final Compiler compiler;
    private final Cores cores;
    private final Map<Sha256, ReentrantLock> releases = new ConcurrentHashMap<>();

    Bytecode(PackStore packs, Compiler compiler, Cores cores) {
        this.packs = packs;
        this.compiler = compiler;
        this.cores = cores;
    }

    /// Whether a source is worth compiling: not where no `import` statement leads (templates of new projects in
    /// folders such as `my-app`, whose bytecode would have names too long for Windows), and not in tests.
    ///
    /// @param path below `site-packages`
    static boolean isWanted(TreePath path) {
        List<String> folders = path.parts().subList(0, path.parts().size() - 1);
        return path.name().endsWith(".py")
                && path.name().length() > ".py".length()
                && folders.stream().allMatch(IDENTIFIER.asMatchPredicate())
                && folders.stream().noneMatch(folder -> folder.equals("tests") || folder.equals("test"));
    }

    /// The bytecode of the sources that have any, by its own path.
    ///
    /// @param sources where they are in the wheel, by their paths below `site-packages`
    SortedMap<TreePath, Content> of(WheelFile wheel, SortedMap<TreePath, TreePath> sources)
            throws IOException, InterruptedException {
        if (sources.isEmpty()) {
            return new TreeMap<>();
        }
        Sha256 release = Sha256.of(String.join(
                " ",
                FORM,
                compiler.identity(),
                wheel.wheel().name().name().name(),
                wheel.wheel().name().version().toString()));
        // the same release for another system would only do the same work beside
        ReentrantLock lock = releases.computeIfAbsent(release, key -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return of(wheel, sources, release);
        } finally {
            lock.unlock();
        }
    }

    private SortedMap<TreePath, Content> of(WheelFile wheel, SortedMap<TreePath, TreePath> sources, Sha256 release)
            throws IOException, InterruptedException {
        Map<String, Packed> known = known(release);
        var keys = new TreeMap<TreePath, String>();
        var unknown = new ArrayList<Unknown>();
        for (var source : sources.entrySet()) {
            var one = new Unknown(source.getKey(), source.getValue(), wheel.digest(source.getValue()));
            keys.put(source.getKey(), one.key());
            if (!known.containsKey(one.key())) {
                unknown.add(one);
            }
        }
        var fresh = new HashMap<String, Packed>();
        for (Map<String, Packed> chunk : cores.all(chunks(wheel, unknown))) {
            fresh.putAll(chunk);
        }
        if (known.isEmpty() && !fresh.isEmpty()) {
            known = keep(release, fresh);
        }
        return named(keys, known, fresh);
    }

    private SortedMap<TreePath, Content> named(
            Map<TreePath, String> keys, Map<String, Packed> known, Map<String, Packed> fresh) {
        var bytecode = new TreeMap<TreePath, Content>();
        for (var source : keys.entrySet()) {
            Packed packed = known.getOrDefault(source.getValue(), fresh.get(source.getValue()));
            if (packed != null && packed.size() > 0) {
                bytecode.put(Layout.bytecode(source.getKey(), compiler.cacheTag()), new PackedContent(packed));
            }
        }
        return bytecode;
    }

    private Map<String, Packed> known(Sha256 release) throws IOException {
        return packs.find(AREA, release).map(Bytecode::byName).orElse(Map.of());
    }

    private Map<String, Packed> keep(Sha256 release, Map<String, Packed> fresh)
            throws IOException, InterruptedException {
        return byName(packs.packed(AREA, release, pack -> keep(pack, fresh)));
    }

    private static void keep(PackWriter pack, Map<String, Packed> fresh) throws IOException {
        for (var one : new TreeMap<>(fresh).entrySet()) {
            pack.file(TreePath.of(one.getKey()), false, new PackedContent(one.getValue()));
        }
    }

    private static Map<String, Packed> byName(PackedLayer pack) {
        var byName = new HashMap<String, Packed>();
        for (PackedEntry entry : pack.entries()) {
            if (entry instanceof PackedEntry.File file) {
                byName.put(file.path().toString(), file.packed());
            }
        }
        return byName;
    }

    private List<Callable<Map<String, Packed>>> chunks(WheelFile wheel, List<Unknown> unknown) {
        var chunks = new ArrayList<Callable<Map<String, Packed>>>();
        var chunk = new ArrayList<Unknown>();
        long size = 0;
        for (Unknown one : unknown) {
            chunk.add(one);
            size += wheel.size(one.path());
            if (size >= CHUNK) {
                List<Unknown> whole = List.copyOf(chunk);
                chunks.add(() -> cores.busy(() -> compiled(wheel, whole)));
                chunk.clear();
                size = 0;
            }
        }
        List<Unknown> last = List.copyOf(chunk);
        chunks.add(() -> cores.busy(() -> compiled(wheel, last)));
        return chunks;
    }

    /// The bytecode of each source, packed; empty for one that has none.
    private Map<String, Packed> compiled(WheelFile wheel, List<Unknown> chunk)
            throws IOException, InterruptedException {
        var sources = new ArrayList<Source>();
        for (Unknown one : chunk) {
            sources.add(new Source(one.name().toString(), Content.of(wheel.read(one.path())), false));
        }
        var compiled = new HashMap<String, Packed>();
        if (sources.isEmpty()) {
            return compiled;
        }
        List<Answer> answers = compiler.reader().read(sources);
        for (int i = 0; i < answers.size(); i++) {
            Content code =
                    answers.get(i) instanceof Answer.Understood understood ? understood.bytecode() : Content.of("");
            compiled.put(chunk.get(i).key(), Packer.packQuickly(code));
        }
        return compiled;
    }

    /// A source that may have to be compiled.
    ///
    /// @param name below `site-packages`, which is part of the bytecode
    /// @param path in the wheel
    /// @param digest that RECORD has for it
    private record Unknown(TreePath name, TreePath path, String digest) {
        String key() {
            return Sha256.of(name + " " + digest).hex();
        }
    }
}
