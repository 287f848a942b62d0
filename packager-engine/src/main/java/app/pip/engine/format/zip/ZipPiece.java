package app.pip.engine.format.zip;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// One entry's bytes as they lie in a zip, from its local header on (APPNOTE 4.3.7). What the directory said
/// of it has to hold.
public final class ZipPiece {

    private static final long SIGNATURE = 0x04034b50L;
    private static final int FIXED = 30;

    /// Extra fields in front of the contents are short; a longer one than this is not read.
    private static final int ROOM = 4096;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    private ZipPiece() {}

    /// How many bytes to read from an entry's local header on, so that [#unpack] has all it needs.
    ///
    /// @param end of the zip it is in: no entry reaches into the directory
    /// @throws FormatException if it does
    public static int length(ZipListing entry, ZipEnd end) throws FormatException {
        long least = (long) FIXED + entry.packed();
        long room = end.from() - entry.header();
        if (entry.header() > end.from() || least > room) {
            throw new FormatException("zip", entry.header(), "an entry in front of the directory");
        }
        return (int) Math.min(Math.min(room, Integer.MAX_VALUE - ROOM), least + ROOM);
    }

    /// An entry's contents.
    ///
    /// @param piece from its local header on
    /// @param limit more bytes than these are refused
    /// @throws FormatException if they are too many, or not what the directory says
    public static byte[] unpack(ZipListing entry, ByteBuffer piece, int limit) throws FormatException {
        var bytes = new CheckedBytes("zip", piece, ByteOrder.LITTLE_ENDIAN);
        if (bytes.u32(0) != SIGNATURE) {
            throw bytes.wrong(0, "the local header of " + entry.name());
        }
        if (entry.size() > limit || entry.packed() > limit) {
            throw bytes.wrong(0, "at most %d bytes, not %d".formatted(limit, entry.size()));
        }
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw bytes.wrong(0, "an entry without encryption");
        }
        long data = (long) FIXED + bytes.u16(26) + bytes.u16(28);
        ByteBuffer packed = bytes.part(data, entry.packed());
        byte[] contents = switch (entry.method()) {
            case STORED -> stored(packed);
            case DEFLATED -> inflated(packed, (int) entry.size(), bytes);
            default -> throw bytes.wrong(0, "method 0 or 8, not " + entry.method());
        };
        var crc = new CRC32();
        crc.update(contents);
        if (contents.length != entry.size() || crc.getValue() != entry.crc32()) {
            throw bytes.wrong(data, "contents of %d bytes with the right check sum".formatted(entry.size()));
        }
        return contents;
    }

    private static byte[] stored(ByteBuffer packed) {
        var contents = new byte[packed.remaining()];
        packed.get(contents);
        return contents;
    }

    private static byte[] inflated(ByteBuffer packed, int size, CheckedBytes bytes) throws FormatException {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            // one more than there should be, so that too many show
            var contents = new byte[size + 1];
            int length = 0;
            while (!inflater.finished() && length < contents.length) {
                int n = inflater.inflate(contents, length, contents.length - length);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += n;
            }
            return Arrays.copyOf(contents, length);
        } catch (DataFormatException e) {
            throw bytes.wrong(0, "deflated contents");
        }
    }
}
