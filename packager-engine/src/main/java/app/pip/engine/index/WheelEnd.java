package app.pip.engine.index;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.zip.ZipEnd;
import app.pip.engine.format.zip.ZipListing;
import app.pip.engine.format.zip.ZipPiece;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The last bytes of a wheel, with its whole directory: enough to list its files and, mostly, to read its `dist-info`
/// without another request.
final class WheelEnd {

    /// Most wheels keep directory and `dist-info` in these last bytes.
    private static final int TAIL = 48 << 10;

    /// The `dist-info` lies right in front of the directory, where tools follow the recommendation of PEP 427.
    private static final int MORE = 32 << 10;

    private final FileBytes file;
    private final ZipEnd record;
    private final long from;
    private final byte[] bytes;

    private WheelEnd(FileBytes file, ZipEnd record, long from, byte[] bytes) {
        this.file = file;
        this.record = record;
        this.from = from;
        this.bytes = bytes;
    }

    /// Reads it.
    ///
    /// @throws FormatException if the file doesn't end as a zip does
    static WheelEnd read(FileBytes file) throws IOException, ProblemException, InterruptedException {
        FileBytes.Tail tail = file.tail(TAIL);
        byte[] end = tail.bytes();
        long from = tail.size() - end.length;
        ZipEnd record = ZipEnd.read(ByteBuffer.wrap(end), tail.size());
        if (record.from() < from) {
            long start = Math.max(0, record.from() - MORE);
            byte[] before = file.read(start, (int) (from - start));
            end = joined(before, end);
            from = start;
        }
        return new WheelEnd(file, record, from, end);
    }

    /// The entries whose names are wanted.
    List<ZipListing> entries(Predicate<String> wanted) throws FormatException {
        ByteBuffer directory = ByteBuffer.wrap(bytes, (int) (record.from() - from), (int) record.length());
        return ZipListing.read(directory, record, wanted);
    }

    /// Where the directory begins.
    long directory() {
        return record.from();
    }

    /// An entry's contents.
    ///
    /// @param limit more bytes than these are refused
    byte[] contents(ZipListing entry, int limit) throws IOException, ProblemException, InterruptedException {
        if (entry.packed() > limit) {
            throw new FormatException("wheel", entry.header(), entry.name() + " of at most %d bytes".formatted(limit));
        }
        int length = ZipPiece.length(entry, record);
        ByteBuffer piece = entry.header() >= from
                ? ByteBuffer.wrap(bytes, (int) (entry.header() - from), length)
                : ByteBuffer.wrap(file.read(entry.header(), length));
        return ZipPiece.unpack(entry, piece, limit);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
