package app.pip.engine.format.pe;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;

/// A stretch of a file and where it is loaded (`IMAGE_SECTION_HEADER`).
///
/// @param address relative to where the file is loaded
/// @param offset where it begins in the file
/// @param size how many of the file's bytes are loaded; memory beyond them is zero
record Section(long address, long offset, long size) {

    static final int HEADER = 40;

    /// Windows rounds a section's offset down to a disk sector.
    private static final long SECTOR = 512;

    static Section read(CheckedBytes bytes, long at) throws FormatException {
        long inMemory = bytes.u32(at + 8);
        long inFile = bytes.u32(at + 16);
        long offset = bytes.u32(at + 20) / SECTOR * SECTOR;
        // a size in memory of 0 is how some old linkers leave it out
        return new Section(bytes.u32(at + 12), offset, inMemory == 0 ? inFile : Math.min(inMemory, inFile));
    }

    boolean maps(long wanted) {
        return wanted >= address && wanted - address < size;
    }
}
