package app.pip.engine.format.pe;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Gives a program without resources a section of them at its end, and the checksum that belongs to the new bytes.
public final class ResourceWriter {

    /// Read-only, initialised data (`IMAGE_SCN_MEM_READ`, `IMAGE_SCN_CNT_INITIALIZED_DATA`).
    private static final int FLAGS = 0x40000040;

    private static final byte[] NAME = ".rsrc\0\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SECTIONS_AT = 2;
    private static final int DATA_SIZE_AT = 8;
    private static final int SECTION_ALIGNMENT_AT = 32;
    private static final int FILE_ALIGNMENT_AT = 36;
    private static final int IMAGE_SIZE_AT = 56;
    private static final int HEADERS_SIZE_AT = 60;
    private static final int OPTIONAL_SIZE_AT = 16;
    private static final int SECURITY = 4;

    private ResourceWriter() {}

    /// The program with the resources.
    ///
    /// @param program without resources, without a signature, and with room for one more section header
    /// @throws FormatException if it isn't such a program
    public static byte[] with(byte[] program, List<Resource> resources) throws FormatException {
        var header = PeHeader.read(ByteBuffer.wrap(program));
        CheckedBytes bytes = header.bytes();
        if (header.directory(DataDirectory.RESOURCES).exists()
                || header.directory(SECURITY).exists()) {
            throw bytes.wrong(header.optional(), "a program without resources and without a signature");
        }
        long optional = header.optional();
        long table = optional + bytes.u16(header.coff() + OPTIONAL_SIZE_AT);
        int at = (int) table + header.sections().size() * Section.HEADER;
        if (at + Section.HEADER > bytes.u32(optional + HEADERS_SIZE_AT)) {
            throw bytes.wrong(at, "room for one more section");
        }
        long address = bytes.u32(optional + IMAGE_SIZE_AT);
        byte[] section = ResourceSection.bytes(resources, address);
        int fileAlignment = (int) Math.max(1, bytes.u32(optional + FILE_ALIGNMENT_AT));
        int begin = aligned(program.length, fileAlignment);
        int size = aligned(section.length, fileAlignment);
        byte[] all = Arrays.copyOf(program, begin + size);
        System.arraycopy(section, 0, all, begin, section.length);
        var out = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        out.position(at);
        out.put(NAME).putInt(section.length).putInt((int) address).putInt(size).putInt(begin);
        out.putInt(0).putInt(0).putInt(0).putInt(FLAGS);
        tell(header, out, section.length, size);
        Checksum.begin(all).finish(all);
        return all;
    }

    /// Enters the new section into the headers.
    private static void tell(PeHeader header, ByteBuffer out, int size, int sizeInFile) {
        int count = (int) header.coff() + SECTIONS_AT;
        int optional = (int) header.optional();
        int address = out.getInt(optional + IMAGE_SIZE_AT);
        int alignment = Math.max(1, out.getInt(optional + SECTION_ALIGNMENT_AT));
        int directory = optional + (header.wide() ? 112 : 96) + DataDirectory.RESOURCES * 8;
        out.putShort(count, (short) (out.getShort(count) + 1));
        out.putInt(optional + DATA_SIZE_AT, out.getInt(optional + DATA_SIZE_AT) + sizeInFile);
        out.putInt(optional + IMAGE_SIZE_AT, address + aligned(size, alignment));
        out.putInt(directory, address);
        out.putInt(directory + 4, size);
    }

    private static int aligned(int size, int alignment) {
        return (size + alignment - 1) / alignment * alignment;
    }
}
