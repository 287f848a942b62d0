package app.pip.engine.wheel;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.elf.ElfFile;
import app.pip.engine.format.elf.GlibcVersion;
import app.pip.engine.format.elf.Machine;
import app.pip.engine.format.macho.Cpu;
import app.pip.engine.format.macho.Dylib;
import app.pip.engine.format.macho.MachOFile;
import app.pip.engine.format.pe.Import;
import app.pip.engine.format.pe.PeFile;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a program or library for one system and processor asks of others.
///
/// @param path where it lies in the interpreter's folder
/// @param family the system it is for
/// @param processor `x64`, `arm64` as in the targets' names, or `other`
/// @param needs the libraries that it doesn't load without, by the names that it asks for
/// @param oldest the oldest system that it says it runs on, as two numbers; empty if it doesn't say
record MachineCode(String path, Family family, String processor, List<String> needs, List<Integer> oldest) {

    private static final String X64 = "x64";
    private static final String ARM64 = "arm64";
    private static final String OTHER = "other";

    MachineCode {
        needs = List.copyOf(needs);
        oldest = List.copyOf(oldest);
    }

    /// What a file says of itself: several for a universal one; nothing if it only looks like machine code.
    static List<MachineCode> of(String path, ByteBuffer file) {
        var head = new byte[Math.min(8, file.remaining())];
        file.get(file.position(), head);
        try {
            if (ElfFile.isElf(head)) {
                return List.of(linux(path, ElfFile.read(file)));
            }
            if (MachOFile.isMachO(head)) {
                var all = new ArrayList<MachineCode>();
                MachOFile.slices(file).forEach(slice -> all.add(mac(path, slice)));
                return all;
            }
            return List.of(windows(path, PeFile.read(file)));
        } catch (FormatException e) {
            // data that begins like machine code: it travels, but nothing will load it
            return List.of();
        }
    }

    /// The oldest system as a floor.
    Optional<Floor> floor() {
        return oldest.isEmpty() ? Optional.empty() : Optional.of(new Floor(family, oldest.get(0), oldest.get(1)));
    }

    /// The file's name.
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static MachineCode linux(String path, ElfFile file) {
        Optional<GlibcVersion> glibc = file.glibc();
        List<Integer> oldest = glibc.isEmpty()
                ? List.of()
                : List.of(glibc.get().major(), glibc.get().minor());
        return new MachineCode(path, Family.LINUX, processor(file.machine()), file.needed(), oldest);
    }

    private static MachineCode mac(String path, MachOFile file) {
        List<Integer> oldest = file.minimumSystem()
                .map(version -> List.of(version.major(), version.minor()))
                .orElse(List.of());
        List<String> needs = file.dylibs().stream()
                .filter(dylib -> !dylib.weak())
                .map(Dylib::name)
                .toList();
        return new MachineCode(path, Family.MACOS, processor(file.cpu()), needs, oldest);
    }

    /// What is loaded only when it is called first may stay away.
    private static MachineCode windows(String path, PeFile file) {
        List<String> needs = file.imports().stream().map(Import::library).toList();
        return new MachineCode(path, Family.WINDOWS, processor(file.machine()), needs, List.of());
    }

    private static String processor(Machine machine) {
        return switch (machine) {
            case X86_64 -> X64;
            case AARCH64 -> ARM64;
            case OTHER -> OTHER;
        };
    }

    private static String processor(Cpu cpu) {
        return switch (cpu) {
            case X86_64 -> X64;
            case ARM64 -> ARM64;
            case OTHER -> OTHER;
        };
    }

    private static String processor(app.pip.engine.format.pe.Machine machine) {
        return switch (machine) {
            case X64 -> X64;
            case ARM64 -> ARM64;
            case X86, OTHER -> OTHER;
        };
    }
}
