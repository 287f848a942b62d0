package app.pip.engine.format.zip;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// An entry of a zip's central directory (APPNOTE 4.3.12).
///
/// @param nameBytes the name as it is written
/// @param flags general purpose bits
/// @param method of compression
/// @param localAt where its local header begins
/// @param made the higher half of "version made by": on which system
/// @param attributes external file attributes
/// @param end where the next entry begins, counted as `at` is
record CentralEntry(
        ByteBuffer nameBytes,
        int flags,
        int method,
        long crc32,
        long packedSize,
        long size,
        long localAt,
        int made,
        long attributes,
        long end) {

    /// The length of a local header without name and extra fields.
    static final int LOCAL = 30;

    private static final int HEAD = 46;
    private static final long MAGIC = 0x02014b50L;
    private static final long LOCAL_MAGIC = 0x04034b50L;
    private static final int ENCRYPTED = 0x1 | 0x40 | 0x2000;
    private static final int SIZES_FOLLOW = 0x8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int UNIX = 3;
    private static final long WIDE = 0xffff_ffffL;
    private static final int EXTRA_64 = 1;
    private static final int EXTRA_NAME = 0x7075;

    static CentralEntry read(CheckedBytes bytes, long at) throws FormatException {
        if (bytes.u32(at) != MAGIC) {
            throw bytes.wrong(at, "an entry of the directory (PK 1 2)");
        }
        int nameLength = bytes.u16(at + 28);
        int extraLength = bytes.u16(at + 30);
        long extraAt = at + HEAD + nameLength;
        long end = extraAt + extraLength + bytes.u16(at + 32);
        if (end > bytes.size()) {
            throw bytes.wrong(at + 28, "an entry inside the directory");
        }
        var wide = new Wide(bytes, extraAt, extraAt + extraLength);
        long size = wide.number(bytes.u32(at + 24));
        long packedSize = wide.number(bytes.u32(at + 20));
        long localAt = wide.number(bytes.u32(at + 42));
        return new CentralEntry(
                bytes.part(at + HEAD, nameLength),
                bytes.u16(at + 8),
                bytes.u16(at + 10),
                bytes.u32(at + 16),
                packedSize,
                size,
                localAt,
                bytes.u16(at + 4) >> Byte.SIZE,
                bytes.u32(at + 38),
                end);
    }

    /// The entry, once its local header has said the same.
    ///
    /// @param local begins at the local header
    ZipMember confirmedBy(CheckedBytes local) throws FormatException {
        if (local.u32(0) != LOCAL_MAGIC) {
            throw local.wrong(localAt, "a local header (PK 3 4)");
        }
        int nameLength = local.u16(26);
        boolean sameName = local.part(LOCAL, nameLength).equals(nameBytes);
        if (!sameName || local.u16(8) != method || ((local.u16(6) ^ flags) & ENCRYPTED) != 0) {
            throw local.wrong(localAt, "a local header that says what the directory says");
        }
        long extraAt = (long) LOCAL + nameLength;
        long dataAt = extraAt + local.u16(28);
        refuseOtherSizes(local, new Wide(local, extraAt, dataAt));
        refuseOthers(local);
        // what is no Unix has other attributes in their place
        int mode = made == UNIX ? (int) (attributes >> 16) : 0;
        return new ZipMember(name(local), method == DEFLATED, crc32, packedSize, size, localAt + dataAt, mode);
    }

    private void refuseOtherSizes(CheckedBytes local, Wide wide) throws FormatException {
        long localSize = wide.number(local.u32(22));
        long localPacked = wide.number(local.u32(18));
        boolean same = localSize == size && localPacked == packedSize && local.u32(14) == crc32;
        boolean none = localSize == 0 && localPacked == 0 && local.u32(14) == 0;
        // what was written in one go has them behind its bytes only
        boolean later = (local.u16(6) & SIZES_FOLLOW) != 0;
        if (!same && !(later && none)) {
            throw local.wrong(localAt, "sizes and CRC-32 as in the directory");
        }
    }

    private void refuseOthers(CheckedBytes local) throws FormatException {
        if ((flags & ENCRYPTED) != 0) {
            throw local.wrong(localAt, "an entry that isn't encrypted");
        }
        if (method != STORED && method != DEFLATED) {
            throw local.wrong(localAt, "a method of 0 or 8, not %d".formatted(method));
        }
        if (method == STORED && packedSize != size) {
            throw local.wrong(localAt, "one size of what is stored plainly");
        }
    }

    /// UTF-8 whether the flag says so or not: PEP 427, and every tool of today.
    private String name(CheckedBytes local) throws FormatException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(nameBytes.duplicate())
                    .toString();
        } catch (CharacterCodingException e) {
            throw local.wrong(localAt, "a name in UTF-8");
        }
    }

    /// The 64-bit numbers of an entry's extra fields (APPNOTE 4.5.3), which stand there for those that don't
    /// fit.
    private static final class Wide {

        private final CheckedBytes bytes;
        private long at;
        private long end;

        Wide(CheckedBytes bytes, long extraAt, long extraEnd) throws FormatException {
            this.bytes = bytes;
            if (extraEnd > bytes.size()) {
                throw bytes.wrong(extraAt, "extra fields inside the header");
            }
            long field = extraAt;
            while (field + 4 <= extraEnd) {
                int id = bytes.u16(field);
                long fieldEnd = field + 4 + bytes.u16(field + 2);
                if (fieldEnd > extraEnd) {
                    // padding that only looks like a field, as aligning tools leave it
                    return;
                }
                if (id == EXTRA_NAME) {
                    throw bytes.wrong(field, "one name, not a second one in an extra field");
                }
                if (id == EXTRA_64 && at == 0) {
                    at = field + 4;
                    end = fieldEnd;
                }
                field = fieldEnd;
            }
        }

        long number(long narrow) throws FormatException {
            if (narrow != WIDE || at == 0) {
                return narrow;
            }
            if (at + Long.BYTES > end) {
                throw bytes.wrong(at, "a 64-bit number");
            }
            long number = bytes.u63(at);
            at += Long.BYTES;
            return number;
        }
    }
}
