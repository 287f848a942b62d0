package app.pip.engine.format.cfb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Writes a compound file with streams in its root, front to back: since all sizes are known, the tables of what lies
/// where come first. Sectors have 512 bytes; streams below 4,096 bytes lie together in one, in sectors of 64.
public final class CompoundWriter {

    private static final int SECTOR = 512;
    private static final int MINI_SECTOR = 64;
    private static final int SMALL = 4096;
    private static final int ENTRY = 128;
    private static final int PER_SECTOR = SECTOR / Integer.BYTES;

    /// So many of the table's sectors are named in the file's header, the others in sectors of their own.
    private static final int IN_HEADER = 109;

    private static final int FREE = -1;
    private static final int END = -2;
    private static final int TABLE = -3;
    private static final int TABLE_OF_TABLES = -4;
    private static final long LARGEST = Integer.MAX_VALUE;

    private final List<CompoundStream> small;
    private final List<CompoundStream> large;
    private final List<CompoundStream> streams;
    private final byte[] kind;
    private final int miniSectors;
    private final int tables;
    private final int tablesOfTables;

    private CompoundWriter(List<CompoundStream> streams, byte[] kind) {
        this.streams = List.copyOf(streams);
        this.kind = kind.clone();
        small = streams.stream().filter(stream -> stream.size() < SMALL).toList();
        large = streams.stream().filter(stream -> stream.size() >= SMALL).toList();
        miniSectors = small.stream()
                .mapToInt(stream -> sectors(stream.size(), MINI_SECTOR))
                .sum();
        int others = directorySectors() + miniTableSectors() + miniSectorsInSectors();
        for (CompoundStream stream : large) {
            others += sectors(stream.size(), SECTOR);
        }
        int tablesSoFar = 0;
        int tablesOfTablesSoFar = 0;
        // tables describe themselves too, so that their number grows until it fits
        while (tablesSoFar < sectors(others + tablesSoFar + tablesOfTablesSoFar, PER_SECTOR)) {
            tablesSoFar = sectors(others + tablesSoFar + tablesOfTablesSoFar, PER_SECTOR);
            tablesOfTablesSoFar = sectors(Math.max(0, tablesSoFar - IN_HEADER), PER_SECTOR - 1);
        }
        tables = tablesSoFar;
        tablesOfTables = tablesOfTablesSoFar;
    }

    /// Writes a compound file.
    ///
    /// @param kind 16 bytes that say what the file is (its class identifier)
    /// @throws IOException also for more than 2 GiB
    public static void write(List<CompoundStream> streams, byte[] kind, OutputStream out) throws IOException {
        if (streams.stream().mapToLong(CompoundStream::size).sum() > LARGEST) {
            throw new IOException("a compound file can't hold more than 2 GiB");
        }
        new CompoundWriter(streams, kind).write(out);
    }

    private void write(OutputStream out) throws IOException {
        out.write(header());
        out.write(tablesOfTables());
        out.write(table());
        out.write(directory());
        out.write(miniTable());
        for (CompoundStream stream : small) {
            copy(stream, MINI_SECTOR, out);
        }
        long smallSize = (long) miniSectors * MINI_SECTOR;
        out.write(new byte[(int) (sectors(smallSize, SECTOR) * (long) SECTOR - smallSize)]);
        for (CompoundStream stream : large) {
            copy(stream, SECTOR, out);
        }
    }

    private byte[] header() {
        var header = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0xe11ab1a1e011cfd0L).position(24);
        header.putShort((short) 0x3e).putShort((short) 3).putShort((short) 0xfffe);
        header.putShort((short) 9).putShort((short) 6).position(44);
        header.putInt(tables).putInt(firstDirectory()).putInt(0).putInt(SMALL);
        header.putInt(miniSectors == 0 ? END : firstDirectory() + directorySectors());
        header.putInt(miniTableSectors());
        header.putInt(tablesOfTables == 0 ? END : 0).putInt(tablesOfTables);
        for (int i = 0; i < IN_HEADER; i++) {
            header.putInt(i < tables ? tablesOfTables + i : FREE);
        }
        return header.array();
    }

    /// Which sectors the table has beyond those in the header; each ends with the number of the next one.
    private byte[] tablesOfTables() {
        var sectors = ByteBuffer.allocate(tablesOfTables * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        int next = IN_HEADER;
        for (int sector = 0; sector < tablesOfTables; sector++) {
            for (int i = 0; i < PER_SECTOR - 1; i++) {
                sectors.putInt(next < tables ? tablesOfTables + next : FREE);
                next++;
            }
            sectors.putInt(sector + 1 < tablesOfTables ? sector + 1 : END);
        }
        return sectors.array();
    }

    private byte[] directory() {
        int first = firstDirectory() + directorySectors() + miniTableSectors();
        var entries = new Directory(kind, first, miniSectors * MINI_SECTOR);
        int mini = 0;
        for (CompoundStream stream : small) {
            entries.add(stream, mini);
            mini += sectors(stream.size(), MINI_SECTOR);
        }
        int sector = first + miniSectorsInSectors();
        for (CompoundStream stream : large) {
            entries.add(stream, sector);
            sector += sectors(stream.size(), SECTOR);
        }
        return entries.bytes(directorySectors() * SECTOR);
    }

    /// Of each sector, which one comes after it.
    private byte[] table() {
        var table = ByteBuffer.allocate(tables * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tablesOfTables; i++) {
            table.putInt(TABLE_OF_TABLES);
        }
        for (int i = 0; i < tables; i++) {
            table.putInt(TABLE);
        }
        chain(table, directorySectors());
        chain(table, miniTableSectors());
        chain(table, miniSectorsInSectors());
        for (CompoundStream stream : large) {
            chain(table, sectors(stream.size(), SECTOR));
        }
        fill(table);
        return table.array();
    }

    private byte[] miniTable() {
        var table = ByteBuffer.allocate(miniTableSectors() * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        for (CompoundStream stream : small) {
            chain(table, sectors(stream.size(), MINI_SECTOR));
        }
        fill(table);
        return table.array();
    }

    private static void chain(ByteBuffer table, int length) {
        int first = table.position() / Integer.BYTES;
        for (int i = 1; i <= length; i++) {
            table.putInt(i < length ? first + i : END);
        }
    }

    private static void fill(ByteBuffer table) {
        while (table.hasRemaining()) {
            table.putInt(FREE);
        }
    }

    private static void copy(CompoundStream stream, int sector, OutputStream out) throws IOException {
        try (InputStream in = stream.source().open()) {
            if (in.transferTo(out) != stream.size()) {
                throw new IOException("a stream's size changed: " + stream.name());
            }
        }
        out.write(new byte[(int) (sectors(stream.size(), sector) * (long) sector - stream.size())]);
    }

    private int firstDirectory() {
        return tablesOfTables + tables;
    }

    private int directorySectors() {
        return sectors((streams.size() + 1L) * ENTRY, SECTOR);
    }

    private int miniTableSectors() {
        return sectors(miniSectors, PER_SECTOR);
    }

    private int miniSectorsInSectors() {
        return sectors((long) miniSectors * MINI_SECTOR, SECTOR);
    }

    static int sectors(long size, int sector) {
        return (int) Math.ceilDiv(size, sector);
    }
}
