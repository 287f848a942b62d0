package app.pip.engine.format.zip;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads a zip that may be anybody's (PKWARE's APPNOTE), and takes only one that every reader understands in
/// the same way: the central directory ends where the end record begins, each entry's local header says what
/// the directory says, no two entries share bytes, nothing is encrypted, and the only methods are "stored"
/// and DEFLATE. Two readers that see different files in one archive are what attacks are made of.
public final class ZipReader implements Closeable {

    private static final String FORMAT = "zip";
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR_64 = 20;
    private static final int END_64 = 56;
    private static final long END_MAGIC = 0x06054b50L;
    private static final long LOCATOR_64_MAGIC = 0x07064b50L;
    private static final long END_64_MAGIC = 0x06064b50L;

    /// A directory of this size has room for all files that anybody packs.
    private static final long LARGEST_DIRECTORY = 64 << 20;

    private final FileChannel channel;
    private final long size;

    private ZipReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /// Opens a file; nothing is read yet.
    public static ZipReader open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ZipReader(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// The zip's size in bytes.
    public long size() {
        return size;
    }

    /// All entries, in the order of the directory.
    ///
    /// @param most how many there may be
    /// @throws FormatException if it is no zip, damaged, ambiguous, or has more entries
    public List<ZipMember> members(int most) throws IOException {
        Directory directory = directory();
        if (directory.count > most) {
            throw new FormatException(FORMAT, directory.at, "at most %d entries".formatted(most));
        }
        if (directory.size > LARGEST_DIRECTORY) {
            throw new FormatException(
                    FORMAT, directory.at, "a directory of at most %d bytes".formatted(LARGEST_DIRECTORY));
        }
        var bytes = read(directory.at, (int) directory.size);
        var entries = new ArrayList<CentralEntry>();
        long at = 0;
        for (long i = 0; i < directory.count; i++) {
            var entry = CentralEntry.read(bytes, at);
            entries.add(entry);
            at = entry.end();
        }
        if (at != directory.size) {
            throw new FormatException(FORMAT, directory.at + at, "the end of the directory");
        }
        return confirmed(entries, directory.at);
    }

    /// The bytes of an entry as they lie in the zip.
    public InputStream openPacked(ZipMember member) {
        return new PartStream(channel, member.dataAt(), member.packedSize());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Compares each entry with its local header, in the order in which they lie, so that shared bytes are
    /// noticed.
    private List<ZipMember> confirmed(List<CentralEntry> entries, long directoryAt) throws IOException {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < entries.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(i -> entries.get(i).localAt()));
        var members = new ZipMember[entries.size()];
        long free = 0;
        for (int i : order) {
            CentralEntry entry = entries.get(i);
            if (entry.localAt() < free) {
                throw new FormatException(FORMAT, entry.localAt(), "entries that share no bytes");
            }
            if (entry.localAt() > directoryAt - CentralEntry.LOCAL) {
                throw new FormatException(FORMAT, entry.localAt(), "a local header before the directory");
            }
            members[i] = entry.confirmedBy(local(entry.localAt(), directoryAt));
            if (members[i].packedSize() > directoryAt - members[i].dataAt()) {
                throw new FormatException(FORMAT, entry.localAt(), "an entry that ends before the directory");
            }
            free = members[i].dataAt() + members[i].packedSize();
        }
        return List.of(members);
    }

    /// A local header with its name and extra fields.
    private CheckedBytes local(long at, long directoryAt) throws IOException {
        CheckedBytes head = read(at, CentralEntry.LOCAL);
        int length = CentralEntry.LOCAL + head.u16(26) + head.u16(28);
        if (length > directoryAt - at) {
            throw new FormatException(FORMAT, at, "a local header that ends before the directory");
        }
        return read(at, length);
    }

    private record Directory(long at, long size, long count) {}

    private Directory directory() throws IOException {
        int length = (int) Math.min(size, END + LONGEST_COMMENT);
        long base = size - length;
        CheckedBytes tail = read(base, length);
        for (int at = length - END; at >= 0; at--) {
            if (tail.u32(at) == END_MAGIC && at + END + tail.u16(at + 20) == length) {
                return directory(tail, at, base);
            }
        }
        throw new FormatException(FORMAT, size, "an end record (PK 5 6) that ends with the file");
    }

    private Directory directory(CheckedBytes tail, int at, long base) throws IOException {
        boolean oneDisk = tail.u16(at + 4) == tail.u16(at + 6) && tail.u16(at + 8) == tail.u16(at + 10);
        var directory = new Directory(tail.u32(at + 16), tail.u32(at + 12), tail.u16(at + 10));
        long end = base + at;
        boolean wide = directory.count == 0xffff || directory.size == 0xffff_ffffL || directory.at == 0xffff_ffffL;
        if (wide && end >= LOCATOR_64 + END_64) {
            CheckedBytes locator = read(end - LOCATOR_64, LOCATOR_64);
            if (locator.u32(0) == LOCATOR_64_MAGIC) {
                end = locator.u63(8);
                directory = directory64(end, base + at - LOCATOR_64);
            }
        }
        if (!oneDisk || directory.at < 0 || directory.at + directory.size != end) {
            throw new FormatException(FORMAT, base + at, "a directory that ends at 0x%x".formatted(end));
        }
        return directory;
    }

    private Directory directory64(long at, long locatorAt) throws IOException {
        if (at != locatorAt - END_64) {
            throw new FormatException(FORMAT, locatorAt, "the 64-bit end record before its locator");
        }
        CheckedBytes end = read(at, END_64);
        if (end.u32(0) != END_64_MAGIC || end.u63(24) != end.u63(32)) {
            throw new FormatException(FORMAT, at, "a 64-bit end record (PK 6 6) of a zip in one piece");
        }
        long directorySize = end.u63(40);
        long directoryAt = end.u63(48);
        if (directorySize > size || directoryAt > size) {
            throw new FormatException(FORMAT, at, "a directory inside the file");
        }
        return new Directory(directoryAt, directorySize, end.u63(32));
    }

    private CheckedBytes read(long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new FormatException(FORMAT, at, "%d more bytes".formatted(length));
            }
        }
        return new CheckedBytes(FORMAT, bytes.flip(), ByteOrder.LITTLE_ENDIAN);
    }
}
