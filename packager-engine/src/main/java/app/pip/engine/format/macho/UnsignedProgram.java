package app.pip.engine.format.macho;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A program or library that is about to be signed, without the signature that it may have had.
final class UnsignedProgram {

    private static final int SIGNATURE_COMMAND = 16;

    private final byte[] file;
    private final MachHeader header;
    private final Segment text;
    private final Segment linkEdit;
    private final Optional<LoadCommand> oldSignature;
    private final int contentEnd;

    private UnsignedProgram(byte[] file) throws FormatException {
        this.file = file;
        this.header = MachHeader.read(ByteBuffer.wrap(file));
        refuseOtherFiles();
        var segments = Segment.all(header);
        this.text = named(Segment.TEXT, segments);
        this.linkEdit = named(Segment.LINKEDIT, segments);
        refuseOtherLayouts(segments);
        this.oldSignature = oldSignature();
        this.contentEnd = contentEnd();
    }

    static UnsignedProgram of(byte[] file) throws FormatException {
        return new UnsignedProgram(file);
    }

    Segment text() {
        return text;
    }

    FileType type() {
        return header.type();
    }

    /// Where the signature will begin.
    int codeLimit() {
        return AdHocSignature.align(contentEnd);
    }

    /// The file up to the signature, with headers that announce one.
    ///
    /// @param room how many bytes the signature takes
    byte[] withRoomFor(int room) throws FormatException {
        byte[] code = Arrays.copyOf(Arrays.copyOf(file, contentEnd), codeLimit());
        var patch = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        int command = oldSignature.isPresent() ? (int) oldSignature.get().offset() : addCommand(patch);
        patch.putInt(command + 8, codeLimit()).putInt(command + 12, room);

        long size = codeLimit() + room - linkEdit.offset();
        int segment = (int) linkEdit.command().offset();
        patch.putLong(segment + Segment.FILESIZE_AT, size);
        patch.putLong(segment + Segment.VMSIZE_AT, Math.ceilDiv(size, page()) * page());
        return code;
    }

    /// Writes `LC_CODE_SIGNATURE` into the room that linkers leave behind the other commands.
    private int addCommand(ByteBuffer patch) throws FormatException {
        CheckedBytes bytes = header.bytes();
        int at = (int) header.commandsEnd();
        long firstContent = text.firstSection(bytes);
        if (at + SIGNATURE_COMMAND > Math.min(firstContent, text.end())) {
            throw bytes.wrong(at, "room for one more load command");
        }
        if (bytes.bits64(at) != 0 || bytes.bits64(at + Long.BYTES) != 0) {
            throw bytes.wrong(at, "nothing behind the load commands");
        }
        patch.putInt(at, LoadCommand.CODE_SIGNATURE).putInt(at + 4, SIGNATURE_COMMAND);
        patch.putInt(MachHeader.COUNT_AT, header.commands().size() + 1);
        patch.putInt(MachHeader.COMMANDS_SIZE_AT, (int) bytes.u32(MachHeader.COMMANDS_SIZE_AT) + SIGNATURE_COMMAND);
        return at;
    }

    private int contentEnd() throws FormatException {
        if (oldSignature.isEmpty()) {
            return (int) linkEdit.end();
        }
        CheckedBytes bytes = header.bytes();
        long at = oldSignature.get().offset() + LoadCommand.HEAD;
        long offset = bytes.u32(at);
        long size = bytes.u32(at + 4);
        if (offset < linkEdit.offset() || offset + size != linkEdit.end()) {
            throw bytes.wrong(at, "a signature at the end of " + Segment.LINKEDIT);
        }
        return (int) offset;
    }

    private Optional<LoadCommand> oldSignature() throws FormatException {
        var found = header.commands().stream()
                .filter(command -> command.type() == LoadCommand.CODE_SIGNATURE)
                .toList();
        if (found.size() > 1 || found.stream().anyMatch(command -> command.size() != SIGNATURE_COMMAND)) {
            throw header.bytes().wrong(found.getFirst().offset(), "at most one signature command, of 16 bytes");
        }
        return found.stream().findFirst();
    }

    private void refuseOtherFiles() throws FormatException {
        CheckedBytes bytes = header.bytes();
        boolean little = file[0] == (byte) MachHeader.MAGIC_64;
        if (!header.wide() || !little || header.cpu() == Cpu.OTHER) {
            throw bytes.wrong(0, "a file for arm64 or x86_64");
        }
        if (header.type() == FileType.OBJECT || header.type() == FileType.OTHER) {
            throw bytes.wrong(12, "a program or library (MH_EXECUTE, MH_DYLIB, MH_BUNDLE)");
        }
    }

    /// The signature has to be the last of the file, and what holds it the last in memory, for it grows there.
    private void refuseOtherLayouts(List<Segment> segments) throws FormatException {
        CheckedBytes bytes = header.bytes();
        if (linkEdit.end() != file.length) {
            throw bytes.wrong(linkEdit.end(), "the end of the file behind " + Segment.LINKEDIT);
        }
        if (text.offset() != 0 || text.end() < header.commandsEnd() || linkEdit.offset() < text.end()) {
            throw bytes.wrong(text.command().offset(), Segment.TEXT + " first and " + Segment.LINKEDIT + " behind it");
        }
        for (Segment segment : segments) {
            boolean behind = segment.address() > linkEdit.address() || segment.end() > linkEdit.offset();
            if (behind && !segment.equals(linkEdit)) {
                throw bytes.wrong(segment.command().offset(), Segment.LINKEDIT + " behind all other segments");
            }
        }
    }

    private Segment named(String name, List<Segment> segments) throws FormatException {
        var found =
                segments.stream().filter(segment -> segment.name().equals(name)).toList();
        if (found.size() != 1) {
            throw header.bytes().wrong(MachHeader.SIZE_64, "exactly one segment " + name);
        }
        return found.getFirst();
    }

    private long page() {
        return header.cpu() == Cpu.ARM64 ? 0x4000 : 0x1000;
    }
}
