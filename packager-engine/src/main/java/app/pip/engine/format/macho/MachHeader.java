package app.pip.engine.format.macho;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The beginning of a Mach-O file for one processor (`mach_header`, `mach_header_64`), with its load commands.
///
/// @param bytes the whole file, in its own byte order
/// @param wide whether it is of 64 bits
/// @param commands as they follow the header; each lies inside the file
record MachHeader(CheckedBytes bytes, boolean wide, Cpu cpu, FileType type, List<LoadCommand> commands) {

    static final String FORMAT = "Mach-O";
    static final int MAGIC_32 = 0xfeedface;
    static final int MAGIC_64 = 0xfeedfacf;
    static final int SIZE_64 = 32;
    private static final int SIZE_32 = 28;

    /// Where the number of load commands and the sum of their sizes stand.
    static final int COUNT_AT = 16;

    static final int COMMANDS_SIZE_AT = 20;

    static MachHeader read(ByteBuffer file) throws FormatException {
        var big = new CheckedBytes(FORMAT, file, ByteOrder.BIG_ENDIAN);
        int magic = (int) big.u32(0);
        boolean little = isMagic(Integer.reverseBytes(magic));
        if (!little && !isMagic(magic)) {
            throw big.wrong(0, "the magic number 0xfeedfacf or 0xfeedface");
        }
        var bytes = little ? new CheckedBytes(FORMAT, file, ByteOrder.LITTLE_ENDIAN) : big;
        boolean wide = bytes.u32(0) == Integer.toUnsignedLong(MAGIC_64);
        return new MachHeader(
                bytes,
                wide,
                Cpu.of(bytes.u32(4)),
                FileType.of(bytes.u32(12)),
                commands(bytes, wide ? SIZE_64 : SIZE_32));
    }

    static boolean isMagic(int magic) {
        return magic == MAGIC_32 || magic == MAGIC_64;
    }

    /// Where the load commands end.
    long commandsEnd() throws FormatException {
        return (wide ? SIZE_64 : SIZE_32) + bytes.u32(COMMANDS_SIZE_AT);
    }

    private static List<LoadCommand> commands(CheckedBytes bytes, int begin) throws FormatException {
        long count = bytes.u32(COUNT_AT);
        long end = begin + bytes.u32(COMMANDS_SIZE_AT);
        if (end > bytes.size()) {
            throw bytes.wrong(COMMANDS_SIZE_AT, "load commands that end inside the file");
        }
        var commands = new ArrayList<LoadCommand>();
        long at = begin;
        for (long i = 0; i < count; i++) {
            if (at + LoadCommand.HEAD > end) {
                throw bytes.wrong(at, "load command %d of %d".formatted(i + 1, count));
            }
            var command = new LoadCommand((int) bytes.u32(at), at, bytes.u32(at + 4));
            if (command.size() < LoadCommand.HEAD || command.end() > end) {
                throw bytes.wrong(at + 4, "the size of a load command that ends before 0x%x".formatted(end));
            }
            commands.add(command);
            at = command.end();
        }
        return List.copyOf(commands);
    }
}
