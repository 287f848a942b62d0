package app.pip.engine.pack;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.hash.Sha1;
import app.pip.engine.hash.Sha256;
import app.pip.engine.tree.TreePath;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A packed layer on disk. Only this product reads and writes it, so its form may change with the version
/// that is part of its key:
///
/// - the packed bytes of all files, one after the other;
/// - the index: the layer's digest, the number of entries, and each entry (path, form, sizes, digests,
///   offset);
/// - the index's offset (8 bytes) and the magic number (8 bytes), big-endian.
final class PackFile {

    /// Part of every key: another form of index is another key.
    private static final String FORM = "1";

    private static final long MAGIC = 0x5049504c41594552L; // PIPLAYER
    private static final int TRAILER = 16;
    private static final int FOLDER = 0;
    private static final int FILE = 1;
    private static final int EXECUTABLE = 2;

    private PackFile() {}

    /// An entry with the offset of its packed bytes in the file; −1 where they are kept in a file of their
    /// own.
    record Placed(PackedEntry entry, long offset) {}

    /// The key of what a digest names; compressor and form are part of it.
    static String key(Sha256 digest) {
        return digest + "-" + Deflate.COMPRESSOR + "-" + FORM;
    }

    static void writeIndex(DataOutputStream out, Sha256 digest, List<Placed> entries, long indexAt) throws IOException {
        out.write(digest.bytes());
        out.writeInt(entries.size());
        for (Placed placed : entries) {
            out.writeUTF(placed.entry().path().toString());
            switch (placed.entry()) {
                case PackedEntry.Folder _ -> out.writeByte(FOLDER);
                case PackedEntry.File file -> {
                    out.writeByte(file.executable() ? EXECUTABLE : FILE);
                    writePacked(out, file.packed());
                    out.writeLong(placed.offset());
                }
            }
        }
        out.writeLong(indexAt);
        out.writeLong(MAGIC);
    }

    private static void writePacked(DataOutputStream out, Packed packed) throws IOException {
        out.writeLong(packed.size());
        out.writeLong(packed.crc32());
        out.write(packed.sha256().bytes());
        out.write(packed.sha1().bytes());
        out.writeBoolean(packed.deflated());
        out.writeLong(packed.packedSize());
        out.writeLong(packed.packedCrc());
    }

    /// Reads the index.
    ///
    /// @param apart finds what is kept in a file of its own
    static PackedLayer read(Path file, Apart apart) throws IOException {
        long size = Files.size(file);
        if (size < TRAILER) {
            throw new DamagedException(file + " is cut off");
        }
        long indexAt = readTrailer(file, size);
        try (var in = new DataInputStream(
                new BufferedInputStream(new SliceStream(file, indexAt, size - TRAILER - indexAt), 1 << 16))) {
            var digest = digest(in);
            var entries = new ArrayList<PackedEntry>();
            for (int left = in.readInt(); left > 0; left--) {
                entries.add(readEntry(in, file, apart));
            }
            return new PackedLayer(digest, entries);
        } catch (IllegalArgumentException e) {
            throw new DamagedException(file + ": " + e.getMessage());
        }
    }

    private static long readTrailer(Path file, long size) throws IOException {
        try (var in = new DataInputStream(new SliceStream(file, size - TRAILER, TRAILER))) {
            long indexAt = in.readLong();
            if (in.readLong() != MAGIC || indexAt < 0 || indexAt > size - TRAILER) {
                throw new DamagedException(file + " has no end");
            }
            return indexAt;
        }
    }

    private static PackedEntry readEntry(DataInputStream in, Path file, Apart apart) throws IOException {
        var path = TreePath.of(in.readUTF());
        int form = in.readByte();
        if (form == FOLDER) {
            return new PackedEntry.Folder(path);
        }
        Packed packed = readPacked(in);
        long offset = in.readLong();
        if (offset < 0) {
            packed = apart.find(packed.sha256())
                    .orElseThrow(() -> new DamagedException("the contents of " + path + " are gone"));
        } else {
            long length = packed.packedSize();
            packed = packed.from(() -> new SliceStream(file, offset, length));
        }
        return new PackedEntry.File(path, form == EXECUTABLE, packed);
    }

    private static Packed readPacked(DataInputStream in) throws IOException {
        long size = in.readLong();
        long crc = in.readLong();
        var sha256 = digest(in);
        var sha1 = new Sha1(java.util.HexFormat.of().formatHex(in.readNBytes(20)));
        boolean deflated = in.readBoolean();
        long packedSize = in.readLong();
        return new Packed(size, crc, sha256, sha1, deflated, packedSize, in.readLong(), Packed.Source.NONE);
    }

    private static Sha256 digest(InputStream in) throws IOException {
        return new Sha256(java.util.HexFormat.of().formatHex(in.readNBytes(32)));
    }

    /// Finds contents that are kept in a file of their own.
    @FunctionalInterface
    interface Apart {
        /// The packed contents with this SHA-256.
        Optional<Packed> find(Sha256 content) throws IOException;
    }
}
