package app.pip.engine.format.pe;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The bytes of a section `.rsrc`: a tree of three levels (type, number, language), each level a table in ascending
/// order, then the descriptions of the leaves, then their contents.
final class ResourceSection {

    private static final int TABLE = 16;
    private static final int ENTRY = 8;
    private static final int LEAF = 16;
    private static final int ALIGNMENT = 8;
    private static final int SUBTABLE = 0x80000000;

    private final SortedMap<Integer, SortedMap<Integer, SortedMap<Integer, Resource>>> tree = new TreeMap<>();
    private final ByteBuffer out;
    private final long address;
    private int nextTable;
    private int nextLeaf;
    private int nextContent;

    private ResourceSection(List<Resource> resources, long address) {
        this.address = address;
        for (Resource one : resources) {
            tree.computeIfAbsent(one.type(), _ -> new TreeMap<>())
                    .computeIfAbsent(one.number(), _ -> new TreeMap<>())
                    .put(one.language(), one);
        }
        int numbers = tree.values().stream().mapToInt(type -> type.size()).sum();
        int tables = 1 + tree.size() + numbers;
        nextLeaf = tables * TABLE + (tree.size() + numbers + resources.size()) * ENTRY;
        nextContent = aligned(nextLeaf + resources.size() * LEAF);
        int size = nextContent
                + resources.stream()
                        .mapToInt(one -> aligned(one.content().remaining()))
                        .sum();
        out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The section's bytes.
    ///
    /// @param address where it will be loaded, relative to the program
    static byte[] bytes(List<Resource> resources, long address) {
        var section = new ResourceSection(resources, address);
        section.nextTable = TABLE + section.tree.size() * ENTRY;
        section.types();
        return section.out.array();
    }

    private void types() {
        int at = begin(0, tree.size());
        for (var type : tree.entrySet()) {
            int table = table(type.getValue().size());
            entry(at, type.getKey(), SUBTABLE | table);
            at += ENTRY;
            int inner = begin(table, type.getValue().size());
            for (var number : type.getValue().entrySet()) {
                int languages = table(number.getValue().size());
                entry(inner, number.getKey(), SUBTABLE | languages);
                inner += ENTRY;
                languages(languages, number.getValue());
            }
        }
    }

    private void languages(int table, SortedMap<Integer, Resource> languages) {
        int at = begin(table, languages.size());
        for (var language : languages.entrySet()) {
            entry(at, language.getKey(), nextLeaf);
            at += ENTRY;
            leaf(language.getValue().content());
        }
    }

    private void leaf(ByteBuffer content) {
        out.putInt(nextLeaf, (int) (address + nextContent));
        out.putInt(nextLeaf + 4, content.remaining());
        out.put(nextContent, content, content.position(), content.remaining());
        nextLeaf += LEAF;
        nextContent += aligned(content.remaining());
    }

    private int table(int entries) {
        int table = nextTable;
        nextTable += TABLE + entries * ENTRY;
        return table;
    }

    /// A table's head says only how many entries it has; all of them are named by numbers.
    private int begin(int table, int entries) {
        out.putShort(table + 14, (short) entries);
        return table + TABLE;
    }

    private void entry(int at, int number, int to) {
        out.putInt(at, number);
        out.putInt(at + 4, to);
    }

    private static int aligned(int size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
