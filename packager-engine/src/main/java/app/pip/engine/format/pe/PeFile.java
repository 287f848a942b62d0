package app.pip.engine.format.pe;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.util.List;

/// What a Windows program or library says about itself and asks of the system.
///
/// @param machine the processor it runs on
/// @param subsystem whether it runs in a console
/// @param subsystemVersion the oldest Windows that loads it
/// @param imports what it uses of libraries that are loaded with it
/// @param delayedImports what it uses of libraries that are loaded when they are called first
/// @param exports what it offers by name, in the file's order, which is that of the names
/// @param resources whether it has icons, version or other resources
public record PeFile(
        Machine machine,
        Subsystem subsystem,
        SystemVersion subsystemVersion,
        List<Import> imports,
        List<Import> delayedImports,
        List<Export> exports,
        boolean resources) {

    /// Copies the lists.
    public PeFile {
        imports = List.copyOf(imports);
        delayedImports = List.copyOf(delayedImports);
        exports = List.copyOf(exports);
    }

    /// Whether bytes begin as a PE file's DOS header does. Old DOS programs begin so too.
    ///
    /// @param firstBytes at least the first 2 bytes of the file
    public static boolean isPe(byte[] firstBytes) {
        return firstBytes.length >= 2 && firstBytes[0] == 'M' && firstBytes[1] == 'Z';
    }

    /// Reads a file's headers and tables.
    ///
    /// @throws FormatException if it isn't a PE file or is damaged
    public static PeFile read(ByteBuffer file) throws FormatException {
        var header = PeHeader.read(file);
        CheckedBytes bytes = header.bytes();
        return new PeFile(
                Machine.of(bytes.u16(header.coff())),
                Subsystem.of(bytes.u16(header.optional() + 68)),
                new SystemVersion(bytes.u16(header.optional() + 48), bytes.u16(header.optional() + 50)),
                ImportTable.imports(header),
                ImportTable.delayed(header),
                ExportTable.exports(header),
                header.directory(DataDirectory.RESOURCES).exists());
    }
}
