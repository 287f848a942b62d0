package app.pip.engine.format.macho;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.util.ArrayList;
import java.util.List;

/// A stretch of a 64-bit Mach-O file that is mapped into memory (`segment_command_64`).
///
/// @param command where its load command stands
/// @param name such as `__TEXT`
/// @param address where it is mapped
/// @param offset where it begins in the file
/// @param size how many bytes of the file it takes
record Segment(LoadCommand command, String name, long address, long offset, long size) {

    static final String TEXT = "__TEXT";
    static final String LINKEDIT = "__LINKEDIT";

    /// Offsets inside the command.
    static final int VMSIZE_AT = 32;

    static final int FILESIZE_AT = 48;

    private static final int NAME_AT = 8;
    private static final int NAME_SIZE = 16;
    private static final int VMADDR_AT = 24;
    private static final int FILEOFF_AT = 40;
    private static final int NSECTS_AT = 64;
    private static final int HEAD = 72;

    private static final int SECTION = 80;
    private static final int SECTION_OFFSET_AT = 48;

    static List<Segment> all(MachHeader header) throws FormatException {
        var segments = new ArrayList<Segment>();
        for (LoadCommand command : header.commands()) {
            if (command.type() == LoadCommand.SEGMENT_64) {
                segments.add(read(header.bytes(), command));
            }
        }
        return segments;
    }

    private static Segment read(CheckedBytes bytes, LoadCommand command) throws FormatException {
        if (command.size() < HEAD) {
            throw bytes.wrong(command.offset() + 4, "a segment command of at least %d bytes".formatted(HEAD));
        }
        long at = command.offset();
        long offset = bytes.u63(at + FILEOFF_AT);
        long size = bytes.u63(at + FILESIZE_AT);
        if (offset > bytes.size() || size > bytes.size() - offset) {
            throw bytes.wrong(at + FILEOFF_AT, "a segment inside the file");
        }
        String name = bytes.paddedText(at + NAME_AT, at + NAME_AT + NAME_SIZE);
        return new Segment(command, name, bytes.u63(at + VMADDR_AT), offset, size);
    }

    /// Where in the file its first section begins; [Long#MAX_VALUE] if none of its sections takes room there.
    long firstSection(CheckedBytes bytes) throws FormatException {
        long count = bytes.u32(command.offset() + NSECTS_AT);
        if (HEAD + count * SECTION > command.size()) {
            throw bytes.wrong(command.offset() + NSECTS_AT, "as many sections as the command has room for");
        }
        long first = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            long offset = bytes.u32(command.offset() + HEAD + (long) i * SECTION + SECTION_OFFSET_AT);
            if (offset > 0) {
                first = Math.min(first, offset);
            }
        }
        return first;
    }

    long end() {
        return offset + size;
    }
}
