package app.pip.engine.format.macho;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a Mach-O program or library for one processor says about itself and asks of the system. A universal ("fat")
/// file
/// holds several of them.
///
/// @param cpu the processor it runs on
/// @param type what it is for
/// @param minimumSystem the oldest macOS that it is meant for; none if it is for another system of Apple or doesn't say
/// @param dylibs the libraries it loads, in its own order
/// @param id the name under which others load this library
/// @param rpaths what `@rpath` stands for, in the order of trying
/// @param signed whether it carries a signature, valid or not
public record MachOFile(
        Cpu cpu,
        FileType type,
        Optional<SystemVersion> minimumSystem,
        List<Dylib> dylibs,
        Optional<String> id,
        List<String> rpaths,
        boolean signed) {

    private static final int PLATFORM_MACOS = 1;

    /// Copies the lists.
    public MachOFile {
        dylibs = List.copyOf(dylibs);
        rpaths = List.copyOf(rpaths);
    }

    /// Whether bytes begin as a Mach-O file does, universal ones included.
    ///
    /// @param firstBytes at least the first 8 bytes of the file; fewer are never Mach-O
    public static boolean isMachO(byte[] firstBytes) {
        if (firstBytes.length < FatHeader.SIZE) {
            return false;
        }
        var first = ByteBuffer.wrap(firstBytes);
        int magic = first.getInt(0);
        return MachHeader.isMagic(magic)
                || MachHeader.isMagic(Integer.reverseBytes(magic))
                || FatHeader.isFat(magic, first.getInt(4));
    }

    /// Reads a file for one processor.
    ///
    /// @throws FormatException if it isn't a Mach-O file, is damaged, or is a universal one
    public static MachOFile read(ByteBuffer file) throws FormatException {
        var header = MachHeader.read(file);
        var dylibs = new ArrayList<Dylib>();
        var rpaths = new ArrayList<String>();
        var id = Optional.<String>empty();
        var minimum = Optional.<SystemVersion>empty();
        boolean signed = false;
        for (LoadCommand command : header.commands()) {
            CheckedBytes bytes = header.bytes();
            switch (command.type()) {
                case LoadCommand.LOAD_DYLIB,
                        LoadCommand.REEXPORT_DYLIB,
                        LoadCommand.LAZY_LOAD_DYLIB,
                        LoadCommand.LOAD_UPWARD_DYLIB -> dylibs.add(new Dylib(text(bytes, command), false));
                case LoadCommand.LOAD_WEAK_DYLIB -> dylibs.add(new Dylib(text(bytes, command), true));
                case LoadCommand.ID_DYLIB -> id = Optional.of(text(bytes, command));
                case LoadCommand.RPATH -> rpaths.add(text(bytes, command));
                case LoadCommand.CODE_SIGNATURE -> signed = true;
                case LoadCommand.BUILD_VERSION, LoadCommand.VERSION_MIN_MACOSX ->
                    minimum = higher(minimum, minimum(bytes, command));
                default -> {} // the many others are the loader's business
            }
        }
        return new MachOFile(header.cpu(), header.type(), minimum, dylibs, id, rpaths, signed);
    }

    /// Reads all that a file holds: several for a universal one, otherwise one.
    ///
    /// @throws FormatException if it isn't a Mach-O file or is damaged
    public static List<MachOFile> slices(ByteBuffer file) throws FormatException {
        var bytes = new CheckedBytes(MachHeader.FORMAT, file, ByteOrder.BIG_ENDIAN);
        if (!FatHeader.isFat((int) bytes.u32(0), (int) bytes.u32(4))) {
            return List.of(read(file));
        }
        var slices = new ArrayList<MachOFile>();
        for (ByteBuffer slice : FatHeader.slices(bytes)) {
            slices.add(read(slice));
        }
        return List.copyOf(slices);
    }

    /// The text (`lc_str`) whose offset is the first field of a command.
    private static String text(CheckedBytes bytes, LoadCommand command) throws FormatException {
        long at = command.offset() + LoadCommand.HEAD;
        requireSize(bytes, command, LoadCommand.HEAD + 4);
        long begin = bytes.u32(at);
        if (begin < LoadCommand.HEAD + 4 || begin > command.size()) {
            throw bytes.wrong(at, "the offset of a text inside its load command");
        }
        // loaders take a text that fills its command without a NUL; so does this, by looking for either end
        return bytes.paddedText(command.offset() + begin, command.end());
    }

    private static Optional<SystemVersion> minimum(CheckedBytes bytes, LoadCommand command) throws FormatException {
        requireSize(bytes, command, 16);
        long first = command.offset() + LoadCommand.HEAD;
        if (command.type() == LoadCommand.VERSION_MIN_MACOSX) {
            return Optional.of(SystemVersion.ofPacked(bytes.u32(first)));
        }
        boolean macos = bytes.u32(first) == PLATFORM_MACOS;
        return macos ? Optional.of(SystemVersion.ofPacked(bytes.u32(first + 4))) : Optional.empty();
    }

    private static Optional<SystemVersion> higher(Optional<SystemVersion> one, Optional<SystemVersion> other) {
        boolean otherWins = one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) > 0);
        return otherWins ? other : one;
    }

    private static void requireSize(CheckedBytes bytes, LoadCommand command, int size) throws FormatException {
        if (command.size() < size) {
            throw bytes.wrong(command.offset() + 4, "a load command of at least %d bytes".formatted(size));
        }
    }
}
