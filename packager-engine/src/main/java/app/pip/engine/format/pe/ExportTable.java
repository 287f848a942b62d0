package app.pip.engine.format.pe;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of what a library offers (`IMAGE_EXPORT_DIRECTORY`): addresses by number, and numbers by name.
final class ExportTable {

    private static final int COUNT_OF_ADDRESSES_AT = 20;
    private static final int COUNT_OF_NAMES_AT = 24;
    private static final int ADDRESSES_AT = 28;
    private static final int NAMES_AT = 32;
    private static final int NUMBERS_AT = 36;

    private ExportTable() {}

    static List<Export> exports(PeHeader header) throws FormatException {
        DataDirectory directory = header.directory(DataDirectory.EXPORTS);
        if (!directory.exists()) {
            return List.of();
        }
        CheckedBytes bytes = header.bytes();
        long table = header.offsetOf(directory.address(), header.optional());
        long count = bytes.u32(table + COUNT_OF_NAMES_AT);
        if (count == 0) {
            return List.of();
        }
        long names = header.offsetOf(bytes.u32(table + NAMES_AT), table + NAMES_AT);
        long numbers = header.offsetOf(bytes.u32(table + NUMBERS_AT), table + NUMBERS_AT);
        var exports = new ArrayList<Export>();
        for (long i = 0; i < count; i++) {
            String name = header.text(bytes.u32(names + i * Integer.BYTES), names + i * Integer.BYTES);
            long address = address(header, table, numbers + i * Short.BYTES);
            exports.add(new Export(name, forwarder(header, directory, address, table)));
        }
        return exports;
    }

    private static long address(PeHeader header, long table, long numberAt) throws FormatException {
        CheckedBytes bytes = header.bytes();
        int number = bytes.u16(numberAt);
        if (number >= bytes.u32(table + COUNT_OF_ADDRESSES_AT)) {
            throw bytes.wrong(numberAt, "a number inside the table of addresses");
        }
        long addresses = header.offsetOf(bytes.u32(table + ADDRESSES_AT), table + ADDRESSES_AT);
        return bytes.u32(addresses + (long) number * Integer.BYTES);
    }

    /// An address inside the export table itself isn't code but the text of a forwarder.
    private static Optional<String> forwarder(PeHeader header, DataDirectory directory, long address, long askedAt)
            throws FormatException {
        return directory.holds(address) ? Optional.of(header.text(address, askedAt)) : Optional.empty();
    }
}
