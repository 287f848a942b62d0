package app.pip.engine.format.macho;

import app.pip.engine.hash.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// The list of digests that a signature consists of (`CS_CodeDirectory` in `cs_blobs.h`, version 0x20400): one for each
/// page of the program, and in the special slots those of what belongs to it.
///
/// @param identifier the app's bundle identifier
/// @param special what the special slots -1, -2, -3 … are the digests of
/// @param program what is signed
record CodeDirectory(String identifier, List<byte[]> special, UnsignedProgram program) {

    private static final int VERSION = 0x20400;
    private static final int ADHOC = 0x2;
    private static final int SHA256 = 2;
    private static final int DIGEST = 32;
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final long MAIN_BINARY = 1;
    private static final int HEAD = 88;

    /// How long it will be.
    ///
    /// @param codeLimit how many bytes of the file come before the signature
    int size(int codeLimit) {
        return hashesAt() + pages(codeLimit) * DIGEST;
    }

    /// Computes all digests.
    ///
    /// @param code the file up to the signature
    byte[] over(byte[] code) {
        var directory = ByteBuffer.allocate(size(code.length))
                .putInt(Blob.CODE_DIRECTORY)
                .putInt(size(code.length))
                .putInt(VERSION)
                .putInt(ADHOC)
                .putInt(hashesAt())
                .putInt(HEAD)
                .putInt(special.size())
                .putInt(pages(code.length))
                .putInt(code.length)
                .put((byte) DIGEST)
                .put((byte) SHA256)
                .put((byte) 0) // platform: not a part of macOS
                .put((byte) PAGE_BITS)
                .putInt(0) // spare2
                .putInt(0) // no scatter vector
                .putInt(0) // no team
                .putInt(0) // spare3
                .putLong(0) // the file's length fits the field above
                .putLong(program.text().offset())
                .putLong(program.text().size())
                .putLong(program.type() == FileType.EXECUTABLE ? MAIN_BINARY : 0)
                .put(identifierBytes());
        // slot -1 stands right before slot 0, so they go down
        special.reversed().forEach(bytes -> directory.put(Digests.sha256().digest(bytes)));
        MessageDigest digest = Digests.sha256();
        for (int at = 0; at < code.length; at += PAGE) {
            digest.update(code, at, Math.min(PAGE, code.length - at));
            directory.put(digest.digest());
        }
        return directory.array();
    }

    private byte[] identifierBytes() {
        return (identifier + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private int hashesAt() {
        return HEAD + identifierBytes().length + special.size() * DIGEST;
    }

    private static int pages(int codeLimit) {
        return (codeLimit + PAGE - 1) >>> PAGE_BITS;
    }
}
