package app.pip.engine.wheel;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.macho.Arm64Signature;
import app.pip.engine.format.macho.MachOFile;
import app.pip.engine.format.record.RecordLine;
import app.pip.engine.interpreter.Layout;
import app.pip.engine.pack.PackWriter;
import app.pip.engine.pack.Packed;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts the files of one wheel into a pack, each at its place: verified while they are read, machine code
/// looked at, bytecode beside the sources, RECORD as it is after the move. What is left out: bytecode that
/// the wheel brings of sources that it brings too, and signatures that nobody checks.
final class WheelPacker {

    private static final String INSTALLER = "INSTALLER";

    private final WheelFile wheel;
    private final Layout layout;
    private final Placement placement;
    private final boolean signs;
    private final Path scratch;
    private final PackWriter pack;
    private final SortedMap<TreePath, String> record = new TreeMap<>();
    private final List<MachineCode> machineCode = new ArrayList<>();

    /// @param layout of the interpreter
    /// @param signs whether machine code has to carry a valid signature
    /// @param scratch a folder where a large file may lie for a moment
    WheelPacker(WheelFile wheel, Layout layout, boolean signs, Path scratch, PackWriter pack) {
        this.wheel = wheel;
        this.layout = layout;
        this.placement = Placement.of(
                layout, wheel.wheel().name().name(), wheel.contents().info());
        this.signs = signs;
        this.scratch = scratch;
        this.pack = pack;
    }

    /// The sources that are to be compiled: where they are in the wheel, by their paths below
    /// `site-packages`.
    static SortedMap<TreePath, TreePath> sources(WheelFile wheel, Layout layout) throws RefusedException {
        var placement = Placement.of(
                layout, wheel.wheel().name().name(), wheel.contents().info());
        var sources = new TreeMap<TreePath, TreePath>();
        for (TreePath path : wheel.contents().files().keySet()) {
            TreePath place = place(wheel, placement, path);
            if (place.isIn(layout.sitePackages())) {
                TreePath below = place.below(layout.sitePackages());
                if (Bytecode.isWanted(below)) {
                    sources.put(below, path);
                }
            }
        }
        return sources;
    }

    /// Packs all files.
    void packFiles() throws IOException {
        for (TreePath path : wheel.contents().files().keySet()) {
            if (!isLeftOut(path)) {
                TreePath place = place(wheel, placement, path);
                if (record.containsKey(place)) {
                    throw new RefusedException(Problem.stop("wheel.twice", wheel.wheel(), place));
                }
                if (placement.isProgram(path) && isScript(path)) {
                    add(place, true, Content.of(Starter.replaced(wheel.read(path))));
                } else {
                    pack(path, place);
                }
            }
            stopIfInterrupted();
        }
    }

    /// Packs bytecode, RECORD and the facts.
    ///
    /// @param bytecode by its path below `site-packages`
    void finish(SortedMap<TreePath, Content> bytecode) throws IOException {
        for (var code : bytecode.entrySet()) {
            TreePath place = layout.sitePackages().resolve(code.getKey());
            if (!record.containsKey(place)) {
                pack.file(WheelFacts.FILES.resolve(place), false, code.getValue());
                // as pip has it: an interpreter may write bytecode anew
                record.put(place, ",");
            }
        }
        TreePath info = layout.sitePackages().resolve(wheel.contents().info());
        add(info.resolve(INSTALLER), false, Content.of("pip.app\n"));
        TreePath recordFile = info.resolve("RECORD");
        record.put(recordFile, ",");
        pack.file(WheelFacts.FILES.resolve(recordFile), false, Content.of(recordText()));
        pack.file(WheelFacts.PLACE, false, Content.of(facts(info).toBytes()));
    }

    private void pack(TreePath path, TreePath place) throws IOException {
        try (var spool = new Spool(scratch)) {
            PackWriter.Written written = wheel.pack(path, pack, spool);
            Optional<ByteBuffer> code = spool.machineCode();
            boolean executable = placement.isProgram(path) || wheel.executable(path);
            if (code.isPresent()) {
                machineCode.addAll(MachineCode.of(place.toString(), code.get()));
                Optional<byte[]> signed = signed(place, code.get());
                if (signed.isPresent()) {
                    written = pack.write(Content.of(signed.get()), OutputStream.nullOutputStream());
                }
            }
            pack.file(WheelFacts.FILES.resolve(place), executable, written);
            note(place, written.packed());
        }
    }

    /// The file with a signature, if it needs one and its own isn't right.
    private Optional<byte[]> signed(TreePath place, ByteBuffer code) throws IOException {
        var head = new byte[Math.min(8, code.remaining())];
        code.get(code.position(), head);
        if (!signs || !MachOFile.isMachO(head)) {
            return Optional.empty();
        }
        try {
            return Arm64Signature.mended(code, place.name());
        } catch (FormatException e) {
            if (machineCode.stream().noneMatch(one -> one.path().equals(place.toString()))) {
                // it only looks like machine code
                return Optional.empty();
            }
            throw new RefusedException(
                    Problem.stop("wheel.unsigned", wheel.wheel().name().name(), place.name()));
        }
    }

    private void add(TreePath place, boolean executable, Content content) throws IOException {
        note(place, pack.file(WheelFacts.FILES.resolve(place), executable, content));
    }

    private void note(TreePath place, Packed packed) {
        byte[] digest = packed.sha256().bytes();
        record.put(
                place,
                "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "," + packed.size());
    }

    private String recordText() {
        var text = new StringBuilder();
        String up = "../".repeat(layout.sitePackages().parts().size());
        for (var line : record.entrySet()) {
            TreePath place = line.getKey();
            String path = place.isIn(layout.sitePackages())
                    ? place.below(layout.sitePackages()).toString()
                    : up + place;
            String[] half = line.getValue().split(",", -1);
            text.append(new RecordLine(path, half[0], half[1])).append('\n');
        }
        return text.toString();
    }

    private WheelFacts facts(TreePath info) {
        var inInfo = new TreeSet<TreePath>();
        for (TreePath path : wheel.contents().files().keySet()) {
            TreePath folder = wheel.contents().info();
            if (path.isIn(folder)) {
                inInfo.add(path.below(folder));
            }
        }
        return new WheelFacts(
                wheel.wheel().name().name().name(),
                wheel.metadata().first("Version").orElseThrow(),
                wheel.wheel().name().file(),
                wheel.wheel().sha256().hex(),
                Demands.of(wheel.metadata()),
                Licence.of(wheel.metadata(), inInfo, info),
                machineCode);
    }

    private boolean isLeftOut(TreePath path) {
        String name = path.toString();
        String info = wheel.contents().info().toString();
        return RecordFile.withoutDigest(info).contains(name)
                || name.equals(info + "/" + INSTALLER)
                || isOwnBytecode(path)
                || isForDebuggers(path);
    }

    /// Debug symbols of a Mac, and what Qt's own build left behind: nothing loads it, and its paths are the longest.
    private static boolean isForDebuggers(TreePath path) {
        boolean object = path.name().endsWith(".o") || path.name().endsWith(".obj");
        return path.parts().stream()
                .limit(path.parts().size() - 1L)
                .anyMatch(folder -> folder.endsWith(".dSYM") || (object && folder.startsWith("objects-")));
    }

    /// `a/__pycache__/b.cpython-314.pyc` beside `a/b.py`.
    private boolean isOwnBytecode(TreePath path) {
        List<String> parts = path.parts();
        int count = parts.size();
        if (count < 2
                || !parts.get(count - 2).equals("__pycache__")
                || !path.name().endsWith(".pyc")) {
            return false;
        }
        var source = new ArrayList<>(parts.subList(0, count - 2));
        source.add(path.name().substring(0, path.name().indexOf('.')) + ".py");
        return wheel.contents().files().containsKey(new TreePath(source));
    }

    /// Whether the first line of a script has to be replaced; Windows doesn't look at it.
    private boolean isScript(TreePath path) throws IOException {
        boolean unix = !layout.scripts().isEmpty();
        return unix && wheel.size(path) <= 1 << 20 && Starter.isMarked(wheel.read(path));
    }

    private static TreePath place(WheelFile wheel, Placement placement, TreePath path) throws RefusedException {
        return placement
                .of(path)
                .orElseThrow(() -> RefusedException.damaged(wheel.wheel(), "nobody knows where " + path + " belongs"));
    }

    private static void stopIfInterrupted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("stopped while a wheel was packed");
        }
    }
}
