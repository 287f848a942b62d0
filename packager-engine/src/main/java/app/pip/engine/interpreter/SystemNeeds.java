package app.pip.engine.interpreter;

import app.pip.engine.format.elf.ElfFile;
import app.pip.engine.format.macho.MachOFile;
import app.pip.engine.format.pe.PeFile;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an interpreter's machine code asks of the system, read from its files: the oldest system, and the libraries
/// that
/// neither the interpreter nor every system has.
///
/// @param floor the highest version that any file asks for
/// @param borrowed extension modules by name, each with the libraries that must come from elsewhere
record SystemNeeds(Floor floor, SortedMap<String, List<String>> borrowed) {

    private static final int HEAD = 8;

    /// Reads all files of an interpreter.
    ///
    /// @param least the floor that holds whatever the files say
    static SystemNeeds of(Tree tree, Floor least) throws IOException {
        Set<String> shipped =
                tree.entries().keySet().stream().map(TreePath::name).collect(Collectors.toSet());
        var borrowed = new TreeMap<String, List<String>>();
        Floor floor = least;
        for (Entry entry : tree.entries().values()) {
            if (entry instanceof Entry.File file && isBinary(file, least.family())) {
                Needs needs = read(file, least.family());
                floor = needs.floors().stream().reduce(floor, Floor::and);
                List<String> missing = needs.libraries().stream()
                        .filter(library -> !isProvided(library, least.family(), shipped))
                        .sorted()
                        .distinct()
                        .toList();
                if (!missing.isEmpty()) {
                    borrowed.put(module(file.path()), missing);
                }
            }
        }
        return new SystemNeeds(floor, borrowed);
    }

    /// What holds whatever the files say: Python 3.13 and newer run on Windows 10 and newer (PEP 11), though their PE
    /// headers ask for less.
    static Floor least(Target target) {
        return switch (target.family()) {
            case WINDOWS -> new Floor(Family.WINDOWS, 10, 0);
            case MACOS -> new Floor(Family.MACOS, 11, 0);
            case LINUX -> new Floor(Family.LINUX, 2, 17);
        };
    }

    /// Of this family: packages bring small programs for other systems along, which nothing starts here.
    private static boolean isBinary(Entry.File file, Family family) throws IOException {
        try (var in = file.content().open()) {
            byte[] head = in.readNBytes(HEAD);
            return switch (family) {
                case LINUX -> ElfFile.isElf(head);
                case MACOS -> MachOFile.isMachO(head);
                case WINDOWS -> PeFile.isPe(head);
            };
        }
    }

    private static Needs read(Entry.File file, Family family) throws IOException {
        var bytes = ByteBuffer.wrap(file.content().readAll());
        return switch (family) {
            case LINUX -> linux(ElfFile.read(bytes));
            case MACOS -> mac(MachOFile.slices(bytes));
            case WINDOWS -> windows(PeFile.read(bytes));
        };
    }

    private static Needs linux(ElfFile file) {
        return new Needs(file.needed(), Floors.of(file));
    }

    private static Needs mac(List<MachOFile> slices) {
        List<String> libraries = slices.stream()
                .flatMap(slice -> slice.dylibs().stream())
                .filter(dylib -> !dylib.weak())
                .map(dylib -> dylib.name())
                .toList();
        return new Needs(libraries, Floors.of(slices));
    }

    /// The subsystem version is no floor: it says 6.0 where Python itself has long asked for more.
    private static Needs windows(PeFile file) {
        return new Needs(file.imports().stream().map(used -> used.library()).toList(), List.of());
    }

    private static boolean isProvided(String library, Family family, Set<String> shipped) {
        return SystemLibraries.has(family, library) || SystemLibraries.isAmong(shipped, family, library);
    }

    /// `_ssl.cpython-314-darwin.so` and `_ssl.pyd` hold the module `_ssl`.
    private static String module(TreePath path) {
        return path.name().replaceFirst("\\..*", "");
    }

    private record Needs(Collection<String> libraries, Collection<Floor> floors) {}
}
