package app.pip.engine.format.macho;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The beginning of a universal file (`mach-o/fat.h`), always big-endian: a list of where the files for each processor
/// lie.
final class FatHeader {

    static final int SIZE = 8;

    private static final int MAGIC_32 = 0xcafebabe;
    private static final int MAGIC_64 = 0xcafebabf;
    private static final int ARCH_32 = 20;
    private static final int ARCH_64 = 32;

    /// Java's class files begin with the same magic number; there a version follows, and the oldest one is 45.
    private static final int MOST_SLICES = 44;

    private FatHeader() {}

    static boolean isFat(int magic, int count) {
        return (magic == MAGIC_32 || magic == MAGIC_64) && count > 0 && count <= MOST_SLICES;
    }

    static List<ByteBuffer> slices(CheckedBytes bytes) throws FormatException {
        boolean wide = (int) bytes.u32(0) == MAGIC_64;
        long count = bytes.u32(4);
        var slices = new ArrayList<ByteBuffer>();
        for (int i = 0; i < count; i++) {
            long at = SIZE + (long) i * (wide ? ARCH_64 : ARCH_32);
            long offset = wide ? bytes.u63(at + 8) : bytes.u32(at + 8);
            long size = wide ? bytes.u63(at + 16) : bytes.u32(at + 12);
            slices.add(bytes.part(offset, size));
        }
        return slices;
    }
}
