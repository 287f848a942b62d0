package app.pip.engine.format.macho;

import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;

/// Signs programs for macOS ad hoc: with digests of everything and nobody's key. Apple's processors start nothing that
/// isn't signed at all, and a downloaded app whose seal is incomplete is called damaged.
///
/// The signature is the end of the file, inside `__LINKEDIT`, and `LC_CODE_SIGNATURE` points to it (`xnu`'s
/// `cs_blobs.h`).
public final class AdHocSignature {

    private static final int ALIGNMENT = 16;
    private static final int CODE_DIRECTORY_SLOT = 0;
    private static final int REQUIREMENTS_SLOT = 2;
    private static final int CMS_SLOT = 0x10000;

    private AdHocSignature() {}

    /// Signs the main program of a bundle. The same input gives the same bytes.
    ///
    /// @param machO the program, for one processor, 64 bits; a signature that it has already is replaced
    /// @param identifier the bundle identifier
    /// @param infoPlist the bytes of `Contents/Info.plist`
    /// @param codeResources the bytes of `Contents/_CodeSignature/CodeResources`
    /// @return the signed program
    /// @throws FormatException if it isn't such a program, or has no room for the load command
    /// @throws IllegalArgumentException if the identifier is empty or holds a NUL
    public static byte[] sign(byte[] machO, String identifier, byte[] infoPlist, byte[] codeResources)
            throws FormatException {
        refuseNoIdentifier(identifier);
        var program = UnsignedProgram.of(machO);
        if (program.type() != FileType.EXECUTABLE) {
            throw new FormatException(MachHeader.FORMAT, 12, "a program (MH_EXECUTE)");
        }
        var requirements = Blob.noRequirements();
        var directory = new CodeDirectory(identifier, List.of(infoPlist, requirements, codeResources), program);
        var wrapper = Blob.emptyWrapper();
        int size = Blob.superBlobSize(3, directory.size(program.codeLimit()) + requirements.length + wrapper.length);
        int room = align(size);
        byte[] code = program.withRoomFor(room);

        var parts = new TreeMap<Integer, byte[]>();
        parts.put(CODE_DIRECTORY_SLOT, directory.over(code));
        parts.put(REQUIREMENTS_SLOT, requirements);
        parts.put(CMS_SLOT, wrapper);
        return ByteBuffer.allocate(code.length + room)
                .put(code)
                .put(Blob.superBlob(parts))
                .array();
    }

    /// Signs a program or library that isn't the main program of a bundle, as linkers do: with digests of its pages and
    /// nothing else. The same input gives the same bytes.
    ///
    /// @param machO for one processor, 64 bits; a signature that it has already is replaced
    /// @param identifier any name
    /// @return the signed file
    /// @throws FormatException if it isn't such a file, or has no room for the load command
    /// @throws IllegalArgumentException if the identifier is empty or holds a NUL
    public static byte[] sign(byte[] machO, String identifier) throws FormatException {
        refuseNoIdentifier(identifier);
        var program = UnsignedProgram.of(machO);
        var directory = new CodeDirectory(identifier, List.of(), program);
        int room = align(Blob.superBlobSize(1, directory.size(program.codeLimit())));
        byte[] code = program.withRoomFor(room);
        var parts = new TreeMap<Integer, byte[]>();
        parts.put(CODE_DIRECTORY_SLOT, directory.over(code));
        return ByteBuffer.allocate(code.length + room)
                .put(code)
                .put(Blob.superBlob(parts))
                .array();
    }

    private static void refuseNoIdentifier(String identifier) {
        if (identifier.isEmpty() || identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not an identifier: '" + identifier + "'");
        }
    }

    static int align(int size) {
        return Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
    }
}
