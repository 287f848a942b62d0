package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.pe.Checksum;
import app.pip.engine.format.single.PayloadIndex;
import app.pip.engine.format.single.PayloadMark;
import app.pip.engine.pack.Frame;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Family;
import app.pip.engine.progress.Progress;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// An app that is one program: the launcher, an index, and the layers as Zstandard frames. What each layer is
/// compressed
/// to is kept, so that the next app with the same Python splices it.
///
/// @param frames where compressed layers are kept
record SingleFile(FrameStore frames) implements Packing {

    private static final TreePath OF_THE_APP = TreePath.of("support/launch.ini");

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        List<PackedLayer> layers = layers(bundle);
        var packed = new ArrayList<Frame>();
        for (PackedLayer layer : layers) {
            packed.add(frames.frame(layer));
            progress.at(0.9 * packed.size() / layers.size());
        }
        byte[] index = index(bundle, packed).bytes();
        byte[] launcher = launcher(bundle);
        byte[] marked = PayloadMark.set(launcher, launcher.length);
        if (bundle.target().family() == Family.WINDOWS) {
            Checksum checksum = Checksum.begin(marked);
            payload(index, packed, checksum);
            checksum.finish(marked);
        }
        out.write(marked);
        payload(index, packed, out);
        progress.at(1);
    }

    private static void payload(byte[] index, List<Frame> frames, OutputStream out) throws IOException {
        out.write(index);
        for (Frame frame : frames) {
            frame.writeTo(out);
        }
    }

    private static PayloadIndex index(Bundle bundle, List<Frame> frames) {
        return new PayloadIndex(
                bundle.app().name(),
                frames.stream()
                        .map(one ->
                                new PayloadIndex.Layer(one.layer(), one.packedSize(), one.plainSize(), one.sha256()))
                        .toList());
    }

    /// The folders of the tree, the app's own last.
    private static List<PackedLayer> layers(Bundle bundle) throws FormatException {
        var folders = new TreeMap<String, List<PackedEntry>>();
        for (PackedEntry entry : bundle.entries()) {
            List<String> parts = entry.path().parts();
            if (parts.size() > 2) {
                folders.computeIfAbsent(parts.get(1), _ -> new ArrayList<>()).add(inside(entry));
            }
        }
        var layers = new ArrayList<PackedLayer>();
        var own = new ArrayList<PackedLayer>();
        for (List<PackedEntry> entries : folders.values()) {
            boolean app = entries.stream().anyMatch(entry -> entry.path().equals(OF_THE_APP));
            (app ? own : layers).add(PackedLayer.of(entries));
        }
        if (own.size() != 1) {
            throw new FormatException("bundle", 0, "one layer with " + OF_THE_APP);
        }
        layers.addAll(own);
        return layers;
    }

    /// The entry, within its layer.
    private static PackedEntry inside(PackedEntry entry) {
        List<String> parts = entry.path().parts();
        var path = new TreePath(parts.subList(2, parts.size()));
        return switch (entry) {
            case PackedEntry.File file -> new PackedEntry.File(path, file.executable(), file.packed());
            case PackedEntry.Folder _ -> new PackedEntry.Folder(path);
        };
    }

    /// The one file that lies beside the layers.
    private static byte[] launcher(Bundle bundle) throws IOException {
        for (PackedEntry entry : bundle.entries()) {
            if (entry instanceof PackedEntry.File file && entry.path().parts().size() == 2) {
                return new PackedContent(file.packed()).readAll();
            }
        }
        throw new FormatException("bundle", 0, "a launcher");
    }
}
