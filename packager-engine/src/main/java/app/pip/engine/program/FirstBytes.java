package app.pip.engine.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The beginning of a file: shows that it can be read, and whether it is one that can be started. The permission bits
/// don't count: sticks and Windows have none, and the same files must give the same app everywhere.
interface FirstBytes {

    int COUNT = 8;
    int SCRIPT = 0x2321;
    int ELF = 0x7f454c46;
    // <mach-o/loader.h>, <mach-o/fat.h>
    int MACH_O_32 = 0xfeedface;
    int MACH_O_64 = 0xfeedfacf;
    int MACH_O_FAT = 0xcafebabe;
    // Java's class files begin like fat Mach-O files; their next number is a version of at least 45
    int MOST_ARCHITECTURES = 30;

    /// The first [#COUNT] bytes, fewer if there are no more.
    byte[] of(Path file) throws IOException;

    /// From the disk.
    static FirstBytes onDisk() {
        return file -> {
            try (var in = Files.newInputStream(file)) {
                return in.readNBytes(COUNT);
            }
        };
    }

    /// Whether a file that begins so is executable on Linux or macOS.
    static boolean executable(byte[] first) {
        int magic = number(first, 0);
        boolean fat = magic == MACH_O_FAT && number(first, 4) < MOST_ARCHITECTURES;
        return (magic >>> 16) == SCRIPT || magic == ELF || fat || machO(magic) || machO(Integer.reverseBytes(magic));
    }

    private static boolean machO(int magic) {
        return magic == MACH_O_32 || magic == MACH_O_64;
    }

    private static int number(byte[] bytes, int at) {
        int number = 0;
        for (int i = at; i < at + 4; i++) {
            number = (number << 8) | (i < bytes.length ? bytes[i] & 0xff : 0);
        }
        return number;
    }
}
