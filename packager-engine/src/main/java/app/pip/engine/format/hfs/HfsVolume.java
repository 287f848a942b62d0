package app.pip.engine.format.hfs;

import app.pip.engine.tree.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/// A volume that holds exactly what it has to, without a free block: for disk images, which nobody writes to. It tells
/// upper from lower case (HFSX), so that names are found by comparing them as they are.
///
/// @param name of the volume, which the Finder shows
/// @param created when all of it was made
/// @param id tells it from others
/// @param nodes folders before what is in them; each one's number in the catalog is its place here and [#FIRST_NUMBER]
public record HfsVolume(String name, Instant created, long id, List<HfsNode> nodes) {

    /// The number of the first of a volume's nodes (`kHFSFirstUserCatalogNodeID`).
    public static final int FIRST_NUMBER = 16;

    /// The number of a volume's root.
    public static final int ROOT_NUMBER = Catalog.ROOT;

    /// A file of this name at the top is the volume's icon.
    public static final String ICON = ".VolumeIcon.icns";

    static final int BLOCK = 4096;

    private static final int CATALOG_NODE = 8192;
    private static final int CATALOG_KEY = 516;
    private static final int EXTENTS_KEY = 10;

    /// Seconds from 1904 to 1970.
    private static final long EPOCH = 2_082_844_800L;

    /// `kHasCustomIcon`.
    private static final int OWN_ICON = 0x0400;

    private static final int HEADER_AT = 1024;
    private static final int HEADER = 512;

    /// Takes the name's accents apart and copies the list.
    ///
    /// @throws IllegalArgumentException if a name is too long for this file system
    public HfsVolume {
        name = HfsName.of(name);
        nodes = List.copyOf(nodes);
        check(name);
        nodes.forEach(node -> check(HfsName.of(node.path().name())));
    }

    private static void check(String name) {
        if (name.isEmpty() || name.length() > HfsName.LONGEST) {
            throw new IllegalArgumentException("no name for a Mac: " + name);
        }
    }

    /// How many bytes it has.
    ///
    /// @throws IOException if it would be too large
    public long size() throws IOException {
        return (long) layout().total() * BLOCK;
    }

    /// Writes all of it.
    public void write(VolumeSink sink) throws IOException, InterruptedException {
        VolumeLayout layout = layout();
        byte[] header = header(layout);
        sink.bytes(ByteBuffer.allocate(BLOCK).put(HEADER_AT, header).array());
        writeMap(layout, sink);
        extents().write(sink);
        catalog(layout.files()).write(sink);
        for (HfsNode node : nodes) {
            switch (node) {
                case HfsNode.Folder _ -> {}
                case HfsNode.File file -> file(file.content(), sink);
                case HfsNode.Link link -> file(Content.of(Catalog.target(link)), sink);
            }
        }
        sink.bytes(ByteBuffer.allocate(BLOCK).put(BLOCK - HEADER_AT, header).array());
    }

    /// A time as this file system has it, in seconds since 1904.
    public static int seconds(Instant time) {
        return (int) (time.getEpochSecond() + EPOCH);
    }

    int time() {
        return seconds(created);
    }

    /// What the Finder shall know of the root.
    int look() {
        return nodes.stream().anyMatch(node -> node.path().toString().equals(ICON)) ? OWN_ICON : 0;
    }

    static int blocks(long size) {
        return (int) Math.ceilDiv(size, (long) BLOCK);
    }

    private static void file(Content content, VolumeSink sink) throws IOException, InterruptedException {
        if (content.size() > 0) {
            sink.file(content, (int) (Math.ceilDiv(content.size(), (long) BLOCK) * BLOCK - content.size()));
        }
    }

    private VolumeLayout layout() throws IOException {
        BTree catalog = catalog(0);
        if (catalog.nodes() > catalog.most()) {
            throw new IOException("more files than a disk image can have: " + nodes.size());
        }
        return VolumeLayout.of(nodes, extents().bytes(), catalog.bytes());
    }

    private BTree catalog(int firstFile) {
        return new BTree(CATALOG_NODE, CATALOG_KEY, BTree.BINARY_COMPARE, Catalog.records(this, firstFile));
    }

    /// Nothing is in more than one piece, so it is empty.
    private static BTree extents() {
        return new BTree(BLOCK, EXTENTS_KEY, 0, List.of());
    }

    /// All blocks are taken.
    private static void writeMap(VolumeLayout layout, VolumeSink sink) throws IOException {
        for (int block = 0; block < layout.map().blocks(); block++) {
            var bits = new byte[BLOCK];
            int first = block * BLOCK * Byte.SIZE;
            for (int i = 0; i < BLOCK * Byte.SIZE && first + i < layout.total(); i++) {
                bits[i / Byte.SIZE] |= (byte) (0x80 >> i % Byte.SIZE);
            }
            sink.bytes(bits);
        }
    }

    private byte[] header(VolumeLayout layout) {
        var out = ByteBuffer.allocate(HEADER);
        int folders =
                (int) nodes.stream().filter(HfsNode.Folder.class::isInstance).count();
        out.put(new byte[] {'H', 'X'}).putShort((short) 5);
        // was unmounted as it should be; by somebody who keeps no journal
        out.putInt(0x100).put(new byte[] {'1', '0', '.', '0'}).putInt(0);
        out.putInt(time()).putInt(time()).putInt(0).putInt(time());
        out.putInt(nodes.size() - folders).putInt(folders);
        out.putInt(BLOCK).putInt(layout.total()).putInt(0);
        out.putInt(0).putInt(BLOCK).putInt(BLOCK);
        out.putInt(FIRST_NUMBER + nodes.size()).putInt(1).putLong(1);
        // the third says whose window opens when the volume appears
        out.putInt(0)
                .putInt(0)
                .putInt(ROOT_NUMBER)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putLong(id);
        layout.map().put(out, BLOCK);
        layout.extents().put(out, BLOCK);
        layout.catalog().put(out, CATALOG_NODE);
        Fork.NONE.put(out, 0);
        Fork.NONE.put(out, 0);
        return out.array();
    }
}
