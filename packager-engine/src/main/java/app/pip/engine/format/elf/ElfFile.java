package app.pip.engine.format.elf;

import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// What a Linux program or library says about itself and asks of the system.
///
/// @param machine the processor it runs on
/// @param interpreter the loader it asks for; none for libraries and static programs
/// @param soname the name under which others load this library
/// @param needed the libraries it loads, in its own order
/// @param rpath folders to look for them first; ignored by loaders if there is a runpath
/// @param runpath folders to look for them after LD_LIBRARY_PATH
/// @param versions for each library the symbol versions that it must have, such as libc.so.6 → GLIBC_2.35
public record ElfFile(
        Machine machine,
        Optional<String> interpreter,
        Optional<String> soname,
        List<String> needed,
        List<String> rpath,
        List<String> runpath,
        SortedMap<String, SortedSet<String>> versions) {

    /// Copies the lists.
    public ElfFile {
        needed = List.copyOf(needed);
        rpath = List.copyOf(rpath);
        runpath = List.copyOf(runpath);
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /// Whether bytes begin as an ELF file does.
    ///
    /// @param firstBytes at least the first 4 bytes of the file; fewer are never ELF
    public static boolean isElf(byte[] firstBytes) {
        return firstBytes.length >= Integer.BYTES && ByteBuffer.wrap(firstBytes).getInt(0) == ElfHeader.MAGIC;
    }

    /// Reads a file's headers and dynamic section.
    ///
    /// @throws FormatException if it isn't an ELF file or is damaged
    public static ElfFile read(ByteBuffer file) throws FormatException {
        var header = ElfHeader.read(file);
        var dynamic = dynamic(header);
        return new ElfFile(
                header.machine(),
                interpreter(header),
                dynamic.texts(DynamicSection.SONAME).stream().findFirst(),
                dynamic.texts(DynamicSection.NEEDED),
                folders(dynamic.texts(DynamicSection.RPATH)),
                folders(dynamic.texts(DynamicSection.RUNPATH)),
                VersionNeeds.read(dynamic));
    }

    /// The highest version of the GNU C library that any needed symbol asks for; none for a file that needs no symbol
    /// of
    /// it.
    public Optional<GlibcVersion> glibc() {
        return versions.values().stream()
                .flatMap(Collection::stream)
                .map(GlibcVersion::ofSymbol)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static DynamicSection dynamic(ElfHeader header) throws FormatException {
        for (ProgramHeader part : header.programHeaders()) {
            if (part.type() == ProgramHeader.DYNAMIC) {
                return DynamicSection.read(header, part);
            }
        }
        return DynamicSection.none(header);
    }

    private static Optional<String> interpreter(ElfHeader header) throws FormatException {
        for (ProgramHeader part : header.programHeaders()) {
            if (part.type() == ProgramHeader.INTERPRETER) {
                return Optional.of(header.bytes().text(part.offset(), part.offset() + part.size()));
            }
        }
        return Optional.empty();
    }

    private static List<String> folders(List<String> paths) {
        var folders = new ArrayList<String>();
        paths.forEach(path -> folders.addAll(Arrays.asList(path.split(":", -1))));
        return folders.stream().filter(folder -> !folder.isEmpty()).toList();
    }
}
