package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.elf.ElfFile;
import app.pip.engine.format.macho.MachOFile;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.tree.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/// The oldest systems that machine code asks for.
public final class Floors {

    private static final int HEAD = 8;

    /// No program or library is as large; what is, is data, and isn't read into memory for this.
    private static final long LARGEST = 64 << 20;

    private Floors() {}

    /// What a file that came with a program asks for; nothing if it is no machine code of this family, or only looks
    /// like it.
    public static Collection<Floor> of(Content content, Family family) throws IOException {
        if (content.size() > LARGEST) {
            return List.of();
        }
        byte[] head;
        try (var in = content.open()) {
            head = in.readNBytes(HEAD);
        }
        try {
            return switch (family) {
                case LINUX -> ElfFile.isElf(head) ? of(ElfFile.read(bytes(content))) : List.of();
                case MACOS -> MachOFile.isMachO(head) ? of(MachOFile.slices(bytes(content))) : List.of();
                case WINDOWS -> List.of();
            };
        } catch (FormatException e) {
            // somebody's data that begins like a binary: it travels, but nothing will load it
            return List.of();
        }
    }

    /// The C library that a Linux file asks for.
    static List<Floor> of(ElfFile file) {
        return file.glibc().stream()
                .map(version -> new Floor(Family.LINUX, version.major(), version.minor()))
                .toList();
    }

    /// The macOS that the parts of a file ask for.
    static List<Floor> of(List<MachOFile> slices) {
        return slices.stream()
                .flatMap(slice -> slice.minimumSystem().stream())
                .map(version -> new Floor(Family.MACOS, version.major(), version.minor()))
                .toList();
    }

    private static ByteBuffer bytes(Content content) throws IOException {
        return ByteBuffer.wrap(content.readAll());
    }
}
