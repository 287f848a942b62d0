package app.pip.engine.format.macho;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Digests;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// Whether Apple's own processors would run a program or library: they run nothing whose signature is missing
/// or whose pages differ from it. Certificates are not looked at, ad hoc will do.
public final class Arm64Signature {

    private static final int SUPER_BLOB = 0xfade0cc0;
    private static final int DIRECTORY_SLOT = 0;
    private static final int ALTERNATE_SLOTS = 0x1000;
    private static final int MOST_ALTERNATES = 5;
    private static final int SHA256 = 2;
    private static final int SHA256_SHORT = 3;
    private static final int SHORT = 20;

    private Arm64Signature() {}

    /// A file that would run, made out of one that wouldn't: its part for these processors, signed ad hoc.
    /// Nothing if the
    /// file would run as it is, or has no such part.
    ///
    /// @param identifier goes into the signature
    /// @throws FormatException if the file is damaged, or has no room for a signature
    public static Optional<byte[]> mended(ByteBuffer file, String identifier) throws FormatException {
        for (ByteBuffer slice : slices(file)) {
            MachHeader header = MachHeader.read(slice);
            if (header.cpu() == Cpu.ARM64 && isLoaded(header.type()) && !isValid(header, slice)) {
                var bytes = new byte[slice.remaining()];
                slice.duplicate().get(bytes);
                return Optional.of(AdHocSignature.sign(bytes, identifier));
            }
        }
        return Optional.empty();
    }

    private static boolean isLoaded(FileType type) {
        return type == FileType.EXECUTABLE || type == FileType.LIBRARY || type == FileType.PLUGIN;
    }

    private static Iterable<ByteBuffer> slices(ByteBuffer file) throws FormatException {
        var bytes = new CheckedBytes(MachHeader.FORMAT, file, ByteOrder.BIG_ENDIAN);
        return FatHeader.isFat((int) bytes.u32(0), (int) bytes.u32(4))
                ? FatHeader.slices(bytes)
                : java.util.List.of(file.slice());
    }

    private static boolean isValid(MachHeader header, ByteBuffer slice) throws FormatException {
        for (LoadCommand command : header.commands()) {
            if (command.type() == LoadCommand.CODE_SIGNATURE) {
                CheckedBytes bytes = header.bytes();
                long at = bytes.u32(command.offset() + LoadCommand.HEAD);
                long size = bytes.u32(command.offset() + LoadCommand.HEAD + 4);
                var signature = new CheckedBytes("signature", bytes.part(at, size), ByteOrder.BIG_ENDIAN);
                return isValid(signature, slice);
            }
        }
        return false;
    }

    /// Whether there is a directory of SHA-256 digests, and all such directories are right.
    private static boolean isValid(CheckedBytes signature, ByteBuffer slice) throws FormatException {
        if (signature.size() < Blob.HEAD + Integer.BYTES || (int) signature.u32(0) != SUPER_BLOB) {
            return false;
        }
        boolean found = false;
        long count = signature.u32(Blob.HEAD);
        for (long i = 0; i < count; i++) {
            long at = Blob.HEAD + Integer.BYTES + i * 2 * Integer.BYTES;
            signature.spend(at, 2L * Integer.BYTES);
            long slot = signature.u32(at);
            if (slot == DIRECTORY_SLOT || (slot >= ALTERNATE_SLOTS && slot < ALTERNATE_SLOTS + MOST_ALTERNATES)) {
                long begin = signature.u32(at + 4);
                int kind = signature.u8(begin + 37);
                if (kind == SHA256 || kind == SHA256_SHORT) {
                    found = true;
                    if (!isRight(signature, begin, slice)) {
                        return false;
                    }
                }
            }
        }
        return found;
    }

    /// Whether each page of the code has the digest that a `CS_CodeDirectory` says.
    private static boolean isRight(CheckedBytes signature, long begin, ByteBuffer slice) throws FormatException {
        if ((int) signature.u32(begin) != Blob.CODE_DIRECTORY) {
            return false;
        }
        long hashesAt = begin + signature.u32(begin + 16);
        long pages = signature.u32(begin + 28);
        long limit = signature.u32(begin + 32);
        int length = signature.u8(begin + 36);
        int bits = signature.u8(begin + 39);
        long page = bits == 0 ? Math.max(1, limit) : 1L << Math.min(bits, 30);
        boolean known = length == (signature.u8(begin + 37) == SHA256 ? 32 : SHORT);
        if (!known || limit > slice.remaining() || pages != Math.ceilDiv(limit, page)) {
            return false;
        }
        MessageDigest digest = Digests.sha256();
        for (long i = 0; i < pages; i++) {
            long from = i * page;
            digest.update(slice.slice((int) from, (int) Math.min(page, limit - from)));
            var expected = new byte[length];
            signature.part(hashesAt + i * length, length).get(expected);
            if (!Arrays.equals(expected, Arrays.copyOf(digest.digest(), length))) {
                return false;
            }
        }
        return true;
    }
}
