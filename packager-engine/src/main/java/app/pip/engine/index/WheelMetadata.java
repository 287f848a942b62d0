package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.zip.ZipEnd;
import app.pip.engine.format.zip.ZipListing;
import app.pip.engine.format.zip.ZipPiece;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `METADATA` out of a wheel from its end: the end record, the directory, the one entry. Mostly all
/// three come with the first part.
final class WheelMetadata {

    /// Most wheels keep directory and `dist-info` in these last bytes.
    private static final int TAIL = 48 << 10;

    /// The `dist-info` lies right in front of the directory, where tools follow the recommendation of PEP 427.
    private static final int MORE = 32 << 10;

    private static final int LIMIT = 10 << 20;

    private static final Pattern PLACE = Pattern.compile("([^/]+?)-[^/-]+\\.dist-info/METADATA");

    private final FileBytes file;
    private final PackageName name;
    private long from;
    private byte[] end = new byte[0];

    private WheelMetadata(FileBytes file, PackageName name) {
        this.file = file;
        this.name = name;
    }

    /// The bytes of `METADATA`.
    ///
    /// @throws UnusableException if the wheel is damaged or has none
    static byte[] read(FileBytes file, Offer offer) throws IOException, ProblemException, InterruptedException {
        try {
            return new WheelMetadata(file, offer.name()).read();
        } catch (FormatException e) {
            throw new UnusableException(
                    Problem.stop("index.broken-wheel", offer.fileName(), String.valueOf(e.getMessage())), e);
        }
    }

    private byte[] read() throws IOException, ProblemException, InterruptedException {
        FileBytes.Tail tail = file.tail(TAIL);
        end = tail.bytes();
        from = tail.size() - end.length;
        ZipEnd record = ZipEnd.read(ByteBuffer.wrap(end), tail.size());
        if (record.from() < from) {
            long start = Math.max(0, record.from() - MORE);
            byte[] before = file.read(start, (int) (from - start));
            end = joined(before, end);
            from = start;
        }
        ByteBuffer directory = ByteBuffer.wrap(end, (int) (record.from() - from), (int) record.length());
        List<ZipListing> found = ZipListing.read(directory, record, this::isPlace);
        if (found.size() != 1) {
            throw new FormatException("wheel", record.from(), "one METADATA, not " + found.size());
        }
        ZipListing entry = found.getFirst();
        if (entry.packed() > LIMIT) {
            throw new FormatException("wheel", entry.header(), "METADATA of at most %d bytes".formatted(LIMIT));
        }
        int length = ZipPiece.length(entry, record);
        ByteBuffer piece = entry.header() >= from
                ? ByteBuffer.wrap(end, (int) (entry.header() - from), length)
                : ByteBuffer.wrap(file.read(entry.header(), length));
        return ZipPiece.unpack(entry, piece, LIMIT);
    }

    private boolean isPlace(String path) {
        Matcher place = PLACE.matcher(path);
        return place.matches()
                && PackageName.read(place.group(1)).filter(name::equals).isPresent();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
