package app.pip.engine.format.zip;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One entry of a zip as its directory lists it (APPNOTE 4.3.12).
///
/// @param name UTF-8, whatever the flag says: so packages have it
/// @param method 0 stored, 8 deflated
/// @param flags the general purpose bits
/// @param crc32 of its contents
/// @param packed its size in the zip
/// @param size of its contents
/// @param header where its local header begins, in bytes from the file's beginning
public record ZipListing(String name, int method, int flags, long crc32, long packed, long size, long header) {

    private static final long SIGNATURE = 0x02014b50L;
    private static final int FIXED = 46;
    private static final int ZIP64 = 1;
    private static final long ELSEWHERE = 0xffffffffL;

    /// Reads a directory.
    ///
    /// @param directory all its bytes
    /// @param end what the end record said of it
    /// @param wanted which names to keep
    /// @throws FormatException if it isn't what the end record said
    public static List<ZipListing> read(ByteBuffer directory, ZipEnd end, Predicate<String> wanted)
            throws FormatException {
        var bytes = new CheckedBytes("zip", directory, ByteOrder.LITTLE_ENDIAN);
        var entries = new ArrayList<ZipListing>();
        long at = 0;
        long count = 0;
        while (at < bytes.size()) {
            if (bytes.u32(at) != SIGNATURE) {
                throw bytes.wrong(at, "an entry of the directory");
            }
            int nameLength = bytes.u16(at + 28);
            int extraLength = bytes.u16(at + 30);
            String name = StandardCharsets.UTF_8
                    .decode(bytes.part(at + FIXED, nameLength))
                    .toString();
            if (wanted.test(name)) {
                entries.add(entry(bytes, at, name, at + FIXED + nameLength, extraLength));
            }
            at += FIXED + nameLength + extraLength + bytes.u16(at + 32);
            count++;
        }
        if (at != bytes.size() || count != end.entries()) {
            throw bytes.wrong(at, end.entries() + " entries");
        }
        return entries;
    }

    private static ZipListing entry(CheckedBytes bytes, long at, String name, long extra, int extraLength)
            throws FormatException {
        long size = bytes.u32(at + 24);
        long packed = bytes.u32(at + 20);
        long header = bytes.u32(at + 42);
        long next = zip64(bytes, extra, extra + extraLength);
        // the ZIP64 field holds only what didn't fit, in this order (APPNOTE 4.5.3)
        if (size == ELSEWHERE && next >= 0) {
            size = bytes.u63(next);
            next += Long.BYTES;
        }
        if (packed == ELSEWHERE && next >= 0) {
            packed = bytes.u63(next);
            next += Long.BYTES;
        }
        if (header == ELSEWHERE && next >= 0) {
            header = bytes.u63(next);
        }
        return new ZipListing(name, bytes.u16(at + 10), bytes.u16(at + 8), bytes.u32(at + 16), packed, size, header);
    }

    private static long zip64(CheckedBytes bytes, long from, long end) throws FormatException {
        long at = from;
        while (at + 4 <= end) {
            if (bytes.u16(at) == ZIP64) {
                return at + 4;
            }
            at += 4 + bytes.u16(at + 2);
        }
        return -1;
    }
}
