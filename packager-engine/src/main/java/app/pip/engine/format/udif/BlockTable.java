package app.pip.engine.format.udif;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Where the runs of one part of the disk lie (`mish`).
final class BlockTable {

    static final int SECTOR = 512;

    /// So many sectors has the longest run.
    static final int LONGEST_RUN = 2048;

    private static final int HEADER = 204;
    private static final int ENTRY = 40;
    private static final int END = 0xffffffff;

    /// Whoever reads a run wants room for it and a little more.
    private static final int ROOM = LONGEST_RUN + 8;

    private final String name;
    private final int number;
    private final long first;
    private final List<Run> runs = new ArrayList<>();
    private long sectors;

    /// Where some sectors lie in the file.
    private record Run(Form form, long sector, long sectors, long offset, long length) {}

    /// How a run is kept.
    enum Form {
        PLAIN(1),
        ZLIB(0x80000005);

        private final int number;

        Form(int number) {
            this.number = number;
        }
    }

    /// @param first the sector at which it begins
    BlockTable(String name, int number, long first) {
        this.name = name;
        this.number = number;
        this.first = first;
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    /// The sector behind it.
    long end() {
        return first + sectors;
    }

    void add(Form form, long count, long offset, long length) {
        runs.add(new Run(form, sectors, count, offset, length));
        sectors += count;
    }

    /// @param crc CRC-32 of the plain sectors
    /// @param end where the last run ends in the file
    byte[] bytes(long crc, long end) {
        var out = ByteBuffer.allocate(HEADER + (runs.size() + 1) * ENTRY);
        out.put(new byte[] {'m', 'i', 's', 'h'}).putInt(1);
        out.putLong(first).putLong(sectors).putLong(0).putInt(ROOM).putInt(number);
        out.position(out.position() + 24);
        Trailer.checksum(out, crc);
        out.putInt(runs.size() + 1);
        for (Run run : runs) {
            out.putInt(run.form.number).putInt(0).putLong(run.sector).putLong(run.sectors);
            out.putLong(run.offset).putLong(run.length);
        }
        out.putInt(END).putInt(0).putLong(sectors).putLong(0).putLong(end).putLong(0);
        return out.array();
    }
}
