package app.pip.engine.format.zip;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Where a zip's directory is, as its last bytes tell (APPNOTE 4.3.16, and 4.3.14 for ZIP64). With it the
/// names of all entries can be read without the rest of the file.
///
/// @param from where the directory begins, in bytes from the file's beginning
/// @param length of the directory in bytes
/// @param entries how many it should have
public record ZipEnd(long from, long length, long entries) {

    /// How many of a file's last bytes hold the end record for sure, unless the zip has a comment.
    public static final int SMALLEST_TAIL = 22 + 20 + 56;

    /// The largest directories we know have some ten thousand entries; what claims much more is no package.
    private static final long MOST_ENTRIES = 200_000;

    private static final long LONGEST = 64L << 20;
    private static final int RECORD = 22;
    private static final int LOCATOR = 20;
    private static final int RECORD_64 = 56;
    private static final long SIGNATURE = 0x06054b50L;
    private static final long LOCATOR_SIGNATURE = 0x07064b50L;
    private static final long SIGNATURE_64 = 0x06064b50L;
    private static final int ELSEWHERE_16 = 0xffff;
    private static final long ELSEWHERE_32 = 0xffffffffL;

    /// Finds the end record.
    ///
    /// @param tail the file's last bytes
    /// @param size of the whole file
    /// @throws FormatException if the tail is no zip's, or the directory can't be where it says
    public static ZipEnd read(ByteBuffer tail, long size) throws FormatException {
        var bytes = new CheckedBytes("zip", tail, ByteOrder.LITTLE_ENDIAN);
        int at = find(bytes);
        long before = size - bytes.size();
        ZipEnd end = new ZipEnd(bytes.u32(at + 16L), bytes.u32(at + 12L), bytes.u16(at + 10L));
        long directoryEnd = before + at;
        if (bytes.u16(at + 4L) != 0 && bytes.u16(at + 4L) != ELSEWHERE_16) {
            throw bytes.wrong(at + 4L, "a zip in one piece");
        }
        if (end.entries == ELSEWHERE_16 || end.length == ELSEWHERE_32 || end.from == ELSEWHERE_32) {
            long record = record64(bytes, at, before);
            if (record >= 0) {
                end = new ZipEnd(bytes.u63(record + 48), bytes.u63(record + 40), bytes.u63(record + 32));
                directoryEnd = before + record;
            }
        }
        end.check(bytes, directoryEnd);
        return end;
    }

    private void check(CheckedBytes bytes, long directoryEnd) throws FormatException {
        if (entries > MOST_ENTRIES || length > LONGEST) {
            throw bytes.wrong(bytes.size(), "fewer than %d entries, not %d".formatted(MOST_ENTRIES, entries));
        }
        if (from > directoryEnd || length != directoryEnd - from) {
            throw bytes.wrong(bytes.size(), "a directory that ends where its end record begins");
        }
    }

    /// The last place where a record can be whose comment ends with the file.
    private static int find(CheckedBytes bytes) throws FormatException {
        for (int at = bytes.size() - RECORD; at >= 0; at--) {
            if (bytes.u32(at) == SIGNATURE && at + RECORD + bytes.u16(at + 20L) == bytes.size()) {
                return at;
            }
        }
        throw bytes.wrong(bytes.size(), "the end record of a zip");
    }

    /// Where the ZIP64 record is within the tail, -1 if there is none.
    private static long record64(CheckedBytes bytes, int at, long before) throws FormatException {
        long locator = (long) at - LOCATOR;
        if (locator < 0 || bytes.u32(locator) != LOCATOR_SIGNATURE) {
            return -1;
        }
        long record = bytes.u63(locator + 8) - before;
        if (record < 0 || record + RECORD_64 > locator || bytes.u32(record) != SIGNATURE_64) {
            throw bytes.wrong(locator + 8, "the place of the ZIP64 end record, close before this");
        }
        return record;
    }
}
