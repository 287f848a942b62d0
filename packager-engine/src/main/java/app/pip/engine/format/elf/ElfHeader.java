package app.pip.engine.format.elf;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The beginning of an ELF file (`Elf32_Ehdr`, `Elf64_Ehdr`) with its program headers, which say what is loaded where.
/// Sections are not looked at: a loader doesn't either, and they may be stripped.
///
/// @param bytes the whole file, in its own byte order
/// @param wide whether it is of 64 bits
record ElfHeader(CheckedBytes bytes, boolean wide, Machine machine, List<ProgramHeader> programHeaders) {

    static final int MAGIC = 0x7f454c46;
    private static final String FORMAT = "ELF";
    private static final int CLASS_AT = 4;
    private static final int ORDER_AT = 5;
    private static final int MACHINE_AT = 18;

    /// More of them don't go into the 16 bits of `e_phnum`.
    private static final int COUNT_ELSEWHERE = 0xffff;

    static ElfHeader read(ByteBuffer file) throws FormatException {
        var head = new CheckedBytes(FORMAT, file, ByteOrder.BIG_ENDIAN);
        if (head.u32(0) != MAGIC) {
            throw head.wrong(0, "the magic number 0x7f454c46");
        }
        boolean wide = oneOf(head, CLASS_AT) == 2;
        var order = oneOf(head, ORDER_AT) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        var bytes = new CheckedBytes(FORMAT, file, order);
        return new ElfHeader(bytes, wide, Machine.of(bytes.u16(MACHINE_AT)), programHeaders(bytes, wide));
    }

    /// Where in the file the byte lies that is mapped at `address`.
    long offsetOf(long address) throws FormatException {
        for (ProgramHeader header : programHeaders) {
            if (header.type() == ProgramHeader.LOAD && header.maps(address)) {
                return header.offset() + (address - header.address());
            }
        }
        throw bytes.wrong(0, "a loaded segment around the address 0x%x".formatted(address));
    }

    private static int oneOf(CheckedBytes head, int at) throws FormatException {
        int number = head.u8(at);
        if (number != 1 && number != 2) {
            throw head.wrong(at, "1 or 2");
        }
        return number;
    }

    private static List<ProgramHeader> programHeaders(CheckedBytes bytes, boolean wide) throws FormatException {
        long begin = wide ? bytes.u63(32) : bytes.u32(28);
        int sizeAt = wide ? 54 : 42;
        int countAt = wide ? 56 : 44;
        int least = wide ? ProgramHeader.SIZE_64 : ProgramHeader.SIZE_32;
        int size = bytes.u16(sizeAt);
        int count = bytes.u16(countAt);
        if (count == COUNT_ELSEWHERE) {
            throw bytes.wrong(countAt, "fewer than 65535 program headers");
        }
        if (count > 0 && size < least) {
            throw bytes.wrong(sizeAt, "program headers of at least %d bytes".formatted(least));
        }
        var headers = new ArrayList<ProgramHeader>();
        for (int i = 0; i < count; i++) {
            headers.add(ProgramHeader.read(bytes, begin + (long) i * size, wide));
        }
        return List.copyOf(headers);
    }
}
