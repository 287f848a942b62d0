package app.pip.engine.format.cfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what [CompoundWriter] wrote, sector by sector as \[MS-CFB\] says, and checks the tree of names on the way.
public final class CompoundReader {

    private final ByteBuffer file;
    private final List<Integer> table = new ArrayList<>();
    private final SortedMap<String, byte[]> streams = new TreeMap<>();

    private CompoundReader(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The streams by their names.
    public static SortedMap<String, byte[]> read(byte[] bytes) {
        var reader = new CompoundReader(bytes);
        reader.read();
        return reader.streams;
    }

    private void read() {
        assertEquals(0xe11ab1a1e011cfd0L, file.getLong(0));
        assertEquals(0, file.capacity() % 512, "whole sectors");
        var sectors = new ArrayList<Integer>();
        for (int i = 0; i < 109; i++) {
            sectors.add(file.getInt(76 + 4 * i));
        }
        for (int next = file.getInt(68); next >= 0; next = file.getInt(at(next) + 508)) {
            for (int i = 0; i < 127; i++) {
                sectors.add(file.getInt(at(next) + 4 * i));
            }
        }
        sectors.removeIf(sector -> sector == -1);
        assertEquals(file.getInt(44), sectors.size());
        for (int sector : sectors) {
            for (int i = 0; i < 128; i++) {
                table.add(file.getInt(at(sector) + 4 * i));
            }
        }
        var directory = ByteBuffer.wrap(chain(file.getInt(48))).order(ByteOrder.LITTLE_ENDIAN);
        byte[] small = chain(directory.getInt(116));
        var smallTable = ByteBuffer.wrap(chain(file.getInt(60))).order(ByteOrder.LITTLE_ENDIAN);
        var names = new ArrayList<String>();
        walk(directory, directory.getInt(76), small, smallTable, names);
        var sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparing(String::length).thenComparing(name -> name.toUpperCase(Locale.ROOT)));
        assertEquals(sorted, names, "left is before right");
    }

    private void walk(ByteBuffer directory, int number, byte[] small, ByteBuffer smallTable, List<String> names) {
        if (number == -1) {
            return;
        }
        int at = number * 128;
        assertEquals(2, directory.get(at + 66), "a stream");
        walk(directory, directory.getInt(at + 68), small, smallTable, names);
        var name = new StringBuilder();
        for (int i = 0; i < directory.getShort(at + 64) / 2 - 1; i++) {
            name.append(directory.getChar(at + 2 * i));
        }
        names.add(name.toString());
        int size = directory.getInt(at + 120);
        int first = directory.getInt(at + 116);
        byte[] content = size < 4096 ? smallChain(first, small, smallTable) : chain(first);
        assertTrue(content.length - size < 512 && content.length >= size, name + " is as long as it says");
        streams.put(name.toString(), Arrays.copyOf(content, size));
        walk(directory, directory.getInt(at + 72), small, smallTable, names);
    }

    private byte[] chain(int first) {
        var out = new ByteArrayOutputStream();
        for (int sector = first; sector >= 0; sector = table.get(sector)) {
            out.write(file.array(), at(sector), 512);
        }
        return out.toByteArray();
    }

    private static byte[] smallChain(int first, byte[] small, ByteBuffer smallTable) {
        var out = new ByteArrayOutputStream();
        for (int sector = first; sector >= 0; sector = smallTable.getInt(4 * sector)) {
            out.write(small, 64 * sector, 64);
        }
        return out.toByteArray();
    }

    private static int at(int sector) {
        return 512 * (sector + 1);
    }
}
