package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.dsstore.WindowLook;
import app.pip.engine.format.hfs.HfsName;
import app.pip.engine.format.hfs.HfsNode;
import app.pip.engine.format.hfs.HfsVolume;
import app.pip.engine.format.hfs.VolumeSink;
import app.pip.engine.format.icon.Backdrop;
import app.pip.engine.format.icon.PngWriter;
import app.pip.engine.format.udif.DiskId;
import app.pip.engine.format.udif.UdifWriter;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.progress.Progress;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A disk image (`.dmg`): its window shows the app, an arrow, and the folder of all apps, to which the app is drawn.
final class DiskImage implements Packing {

    private static final Instant TIME = Instant.parse("2020-01-01T12:00:00Z");
    private static final int SECTOR = 512;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 360;
    private static final int ICONS_FROM_SIDE = 150;
    private static final int ICONS_FROM_TOP = 170;
    private static final int ARROW = 96;

    /// The Finder has no room for more in a window's title, and an alias must not become too long.
    private static final int LONGEST_NAME = 63;

    private static final TreePath PICTURE = TreePath.of(".background/arrow.png");
    private static final String APPS = "Applications";

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        Sha256 contents = MsiPackage.contents(bundle);
        var id = ByteBuffer.wrap(contents.bytes());
        var volume = new HfsVolume(name(bundle), TIME, id.getLong(), nodes(bundle));
        var ids = List.of(id(contents, "image"), id(contents, "disk"), id(contents, "partition"));
        try (var image = new UdifWriter(out, volume.size() / SECTOR, ids)) {
            volume.write(new Sink(image, volume.size(), progress));
        }
    }

    /// What the volume is called.
    static String name(Bundle bundle) {
        String name = bundle.app().name().replace('/', '-').replace(':', '-');
        int end = name.length();
        while (HfsName.of(name.substring(0, end)).length() > LONGEST_NAME) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end).strip();
    }

    private static List<HfsNode> nodes(Bundle bundle) throws IOException {
        var nodes = new ArrayList<HfsNode>();
        // the picture's number has to be known to the window, so it comes first
        nodes.add(new HfsNode.Folder(TreePath.of(PICTURE.parts().getFirst())));
        var picture = Backdrop.picture(WIDTH, HEIGHT, WIDTH / 2, ICONS_FROM_TOP, ARROW);
        nodes.add(new HfsNode.File(PICTURE, Content.of(PngWriter.write(picture)), false));
        nodes.add(new HfsNode.File(TreePath.of(".DS_Store"), Content.of(window(bundle)), false));
        nodes.add(new HfsNode.File(TreePath.of(HfsVolume.ICON), icon(bundle), false));
        nodes.add(new HfsNode.Link(TreePath.of(APPS), "/" + APPS));
        var folders = new TreeSet<TreePath>();
        for (PackedEntry entry : bundle.entries()) {
            addFolders(entry, folders);
        }
        folders.forEach(folder -> nodes.add(new HfsNode.Folder(folder)));
        for (PackedEntry entry : bundle.entries()) {
            if (entry instanceof PackedEntry.File file) {
                nodes.add(new HfsNode.File(file.path(), new PackedContent(file.packed()), file.executable()));
            }
        }
        return nodes;
    }

    private static Content icon(Bundle bundle) throws IOException {
        return bundle.icon().icns();
    }

    private static void addFolders(PackedEntry entry, SortedSet<TreePath> folders) {
        List<String> parts = entry.path().parts();
        int depth = entry instanceof PackedEntry.Folder ? parts.size() : parts.size() - 1;
        for (int i = depth; i > 0; i--) {
            folders.add(entry.path().top(i));
        }
    }

    private static byte[] window(Bundle bundle) {
        var icons = new LinkedHashMap<String, WindowLook.Place>();
        String app = bundle.entries().getFirst().path().parts().getFirst();
        icons.put(app, new WindowLook.Place(ICONS_FROM_SIDE, ICONS_FROM_TOP));
        icons.put(APPS, new WindowLook.Place(WIDTH - ICONS_FROM_SIDE, ICONS_FROM_TOP));
        int picture = HfsVolume.FIRST_NUMBER + 1;
        return new WindowLook(name(bundle), HfsVolume.seconds(TIME), WIDTH, HEIGHT, PICTURE, picture, icons).file();
    }

    private static DiskId id(Sha256 contents, String what) {
        var bytes = ByteBuffer.wrap(Sha256.of(contents + what).bytes());
        return DiskId.chosen(bytes.getLong(), bytes.getLong());
    }

    /// Puts the volume into the image.
    private static final class Sink implements VolumeSink {

        private final UdifWriter image;
        private final long size;
        private final Progress progress;
        private long done;

        Sink(UdifWriter image, long size, Progress progress) {
            this.image = image;
            this.size = size;
            this.progress = progress;
        }

        @Override
        public void bytes(byte[] bytes) throws IOException {
            image.write(bytes);
            done += bytes.length;
        }

        @Override
        public void file(Content content, int padding) throws IOException, InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (content instanceof PackedContent kept && content.size() + padding <= UdifWriter.MOST_SPLICED) {
                Packed packed = kept.packed();
                image.splice(packed, padding);
            } else {
                try (InputStream plain = content.open()) {
                    image.write(plain, padding);
                }
            }
            done += content.size() + padding;
            progress.at((double) done / size);
        }
    }
}
