package app.pip.engine.format.pe;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.util.ArrayList;
import java.util.List;

/// The two tables of what a file uses of others: what is loaded with it (`IMAGE_IMPORT_DESCRIPTOR`) and what is loaded
/// when it is called first (`IMAGE_DELAYLOAD_DESCRIPTOR`).
final class ImportTable {

    private static final int DESCRIPTOR = 20;
    private static final int DELAYED_DESCRIPTOR = 32;

    /// In a delay descriptor's attributes: its addresses are relative. Without it they are absolute, as only very old
    /// 32-bit linkers wrote them.
    private static final long RELATIVE = 1;

    private static final int HINT = 2;

    private ImportTable() {}

    static List<Import> imports(PeHeader header) throws FormatException {
        var imports = new ArrayList<Import>();
        DataDirectory directory = header.directory(DataDirectory.IMPORTS);
        if (!directory.exists()) {
            return imports;
        }
        CheckedBytes bytes = header.bytes();
        long at = header.offsetOf(directory.address(), header.optional());
        while (bytes.u32(at + 12) != 0) {
            bytes.spend(at, DESCRIPTOR);
            String library = header.text(bytes.u32(at + 12), at + 12);
            // bound files may have the list of names overwritten by addresses; the original stays
            long lookup = bytes.u32(at) != 0 ? bytes.u32(at) : bytes.u32(at + 16);
            imports.add(new Import(library, functions(header, lookup, 0, at)));
            at += DESCRIPTOR;
        }
        return imports;
    }

    static List<Import> delayed(PeHeader header) throws FormatException {
        var imports = new ArrayList<Import>();
        DataDirectory directory = header.directory(DataDirectory.DELAYED_IMPORTS);
        if (!directory.exists()) {
            return imports;
        }
        CheckedBytes bytes = header.bytes();
        long at = header.offsetOf(directory.address(), header.optional());
        while (bytes.u32(at + 4) != 0) {
            bytes.spend(at, DELAYED_DESCRIPTOR);
            long base = (bytes.u32(at) & RELATIVE) != 0 ? 0 : header.imageBase();
            String library = header.text(bytes.u32(at + 4) - base, at + 4);
            imports.add(new Import(library, functions(header, bytes.u32(at + 16) - base, base, at)));
            at += DELAYED_DESCRIPTOR;
        }
        return imports;
    }

    /// Reads a list of names and ordinals, which ends in a zero.
    private static List<String> functions(PeHeader header, long lookup, long base, long askedAt)
            throws FormatException {
        CheckedBytes bytes = header.bytes();
        int width = header.wide() ? Long.BYTES : Integer.BYTES;
        var functions = new ArrayList<String>();
        long at = header.offsetOf(lookup, askedAt);
        long number = number(header, at);
        while (number != 0) {
            bytes.spend(at, width);
            functions.add(isOrdinal(header, number) ? "#" + (number & 0xffff) : header.text(number - base + HINT, at));
            at += width;
            number = number(header, at);
        }
        return functions;
    }

    private static long number(PeHeader header, long at) throws FormatException {
        return header.wide() ? header.bytes().bits64(at) : header.bytes().u32(at);
    }

    private static boolean isOrdinal(PeHeader header, long number) {
        return header.wide() ? number < 0 : (number & 0x8000_0000L) != 0;
    }
}
