package app.pip.engine.format.elf;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;

/// A part of an ELF file and what the loader does with it (`Elf32_Phdr`, `Elf64_Phdr`).
///
/// @param type `p_type`
/// @param offset where it begins in the file
/// @param address where it is mapped
/// @param size how many bytes of the file it takes
record ProgramHeader(long type, long offset, long address, long size) {

    static final long LOAD = 1;
    static final long DYNAMIC = 2;
    static final long INTERPRETER = 3;

    static final int SIZE_64 = 56;
    static final int SIZE_32 = 32;

    static ProgramHeader read(CheckedBytes bytes, long at, boolean wide) throws FormatException {
        return wide
                ? new ProgramHeader(bytes.u32(at), bytes.u63(at + 8), bytes.u63(at + 16), bytes.u63(at + 32))
                : new ProgramHeader(bytes.u32(at), bytes.u32(at + 4), bytes.u32(at + 8), bytes.u32(at + 16));
    }

    boolean maps(long wanted) {
        return wanted >= address && wanted - address < size;
    }
}
