package app.pip.engine.format.pe;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The headers of a PE file: DOS stub, COFF header, optional header, data directories, section table.
///
/// @param bytes the whole file
/// @param coff where the COFF header begins
/// @param wide whether it is of 64 bits (PE32+)
record PeHeader(CheckedBytes bytes, long coff, boolean wide, List<DataDirectory> directories, List<Section> sections) {

    private static final String FORMAT = "PE";
    private static final int DOS_MAGIC = 0x5a4d;
    private static final int PE_OFFSET_AT = 0x3c;
    private static final long PE_MAGIC = 0x0000_4550;
    private static final int COFF_SIZE = 20;
    private static final int PE32 = 0x10b;
    private static final int PE32_PLUS = 0x20b;
    private static final int MOST_DIRECTORIES = 16;

    /// Windows loads no file with more.
    private static final int MOST_SECTIONS = 96;

    static PeHeader read(ByteBuffer file) throws FormatException {
        var bytes = new CheckedBytes(FORMAT, file, ByteOrder.LITTLE_ENDIAN);
        if (bytes.u16(0) != DOS_MAGIC) {
            throw bytes.wrong(0, "the letters MZ");
        }
        long signature = bytes.u32(PE_OFFSET_AT);
        if (bytes.u32(signature) != PE_MAGIC) {
            throw bytes.wrong(signature, "the letters PE and two zero bytes");
        }
        long coff = signature + 4;
        long optional = coff + COFF_SIZE;
        int kind = bytes.u16(optional);
        if (kind != PE32 && kind != PE32_PLUS) {
            throw bytes.wrong(optional, "0x10b (PE32) or 0x20b (PE32+)");
        }
        long sections = optional + bytes.u16(coff + 16);
        boolean wide = kind == PE32_PLUS;
        return new PeHeader(
                bytes, coff, wide, directories(bytes, optional, wide, sections), sections(bytes, sections, coff));
    }

    /// Where the optional header begins.
    long optional() {
        return coff + COFF_SIZE;
    }

    /// The address that the file would like to be loaded at.
    long imageBase() throws FormatException {
        return wide ? bytes.bits64(optional() + 24) : bytes.u32(optional() + 28);
    }

    DataDirectory directory(int number) {
        return number < directories.size() ? directories.get(number) : DataDirectory.NONE;
    }

    /// Where in the file the byte lies that is loaded at a relative address.
    ///
    /// @param askedAt where in the file that address was read
    long offsetOf(long address, long askedAt) throws FormatException {
        return sectionOf(address, askedAt).offset()
                + (address - sectionOf(address, askedAt).address());
    }

    /// The ASCII text that is loaded at a relative address.
    String text(long address, long askedAt) throws FormatException {
        Section section = sectionOf(address, askedAt);
        long begin = section.offset() + (address - section.address());
        return bytes.text(
                begin, Math.min(bytes.size(), section.offset() + section.size()), StandardCharsets.ISO_8859_1);
    }

    private Section sectionOf(long address, long askedAt) throws FormatException {
        for (Section section : sections) {
            if (section.maps(address)) {
                return section;
            }
        }
        throw bytes.wrong(askedAt, "an address inside a section instead of 0x%x".formatted(address));
    }

    private static List<DataDirectory> directories(CheckedBytes bytes, long optional, boolean wide, long end)
            throws FormatException {
        long at = optional + (wide ? 112 : 96);
        long count = Math.min(MOST_DIRECTORIES, bytes.u32(at - 4));
        var directories = new ArrayList<DataDirectory>();
        for (int i = 0; i < count && at + 8 <= end; i++) {
            directories.add(new DataDirectory(bytes.u32(at), bytes.u32(at + 4)));
            at += 8;
        }
        return List.copyOf(directories);
    }

    private static List<Section> sections(CheckedBytes bytes, long begin, long coff) throws FormatException {
        int count = bytes.u16(coff + 2);
        if (count > MOST_SECTIONS) {
            throw bytes.wrong(coff + 2, "at most %d sections".formatted(MOST_SECTIONS));
        }
        var sections = new ArrayList<Section>();
        for (int i = 0; i < count; i++) {
            sections.add(Section.read(bytes, begin + (long) i * Section.HEADER));
        }
        return List.copyOf(sections);
    }
}
