package app.pip.engine.format.hfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A B-tree as HFS Plus has it: a header node, then the leaves in the order of their keys, then each level of the index
/// up to the root. Nodes are filled as far as they go and are made one at a time.
final class BTree {

    /// The catalog's keys are compared byte by byte, as on volumes that tell upper from lower case.
    static final int BINARY_COMPARE = 0xbc;

    private static final int DESCRIPTOR = 14;
    private static final int LEAF = -1;
    private static final int INDEX = 0;
    private static final int HEADER = 1;
    private static final int BIG_KEYS = 2;
    private static final int VARIABLE_KEYS = 4;

    private final int nodeSize;
    private final int longestKey;
    private final int compare;
    private final List<? extends Leaf> leaves;

    /// The levels from the leaves up, each as the numbers of the first entry of its nodes, and of the end.
    private final List<List<Integer>> levels = new ArrayList<>();

    /// One record of a leaf.
    interface Leaf {
        /// Its key, with the length before it.
        byte[] key();

        /// How long what comes after the key is, an even number of bytes.
        int size();

        /// Writes what comes after the key.
        void put(ByteBuffer out);
    }

    /// @param leaves in the order of their keys
    /// @param compare how keys are compared, 0 where there is only one way
    BTree(int nodeSize, int longestKey, int compare, List<? extends Leaf> leaves) {
        this.nodeSize = nodeSize;
        this.longestKey = longestKey;
        this.compare = compare;
        this.leaves = List.copyOf(leaves);
        if (leaves.isEmpty()) {
            return;
        }
        levels.add(filled(leaves.size(), 0));
        while (levels.getLast().size() > 2) {
            levels.add(filled(levels.getLast().size() - 1, levels.size()));
        }
    }

    /// How many nodes there are.
    int nodes() {
        return 1 + levels.stream().mapToInt(level -> level.size() - 1).sum();
    }

    long bytes() {
        return (long) nodes() * nodeSize;
    }

    void write(VolumeSink sink) throws IOException {
        sink.bytes(header());
        for (int level = 0; level < levels.size(); level++) {
            for (int node = 0; node < levels.get(level).size() - 1; node++) {
                sink.bytes(node(level, node));
            }
        }
    }

    /// How entries are spread over the nodes of a level.
    private List<Integer> filled(int entries, int level) {
        var starts = new ArrayList<>(List.of(0));
        int used = DESCRIPTOR + Short.BYTES;
        for (int i = 0; i < entries; i++) {
            int size = firstKey(level, i).length + (level == 0 ? leaves.get(i).size() : Integer.BYTES) + Short.BYTES;
            if (used + size > nodeSize) {
                starts.add(i);
                used = DESCRIPTOR + Short.BYTES;
            }
            used += size;
        }
        starts.add(entries);
        return starts;
    }

    /// The key of an entry: of a leaf's record, or of the first record below an entry of the index.
    private byte[] firstKey(int level, int entry) {
        int number = entry;
        for (int below = level - 1; below >= 0; below--) {
            number = levels.get(below).get(number);
        }
        return leaves.get(number).key();
    }

    private byte[] node(int level, int node) {
        List<Integer> starts = levels.get(level);
        int number = first(level) + node;
        int last = starts.size() - 2;
        var out = ByteBuffer.allocate(nodeSize);
        out.putInt(node < last ? number + 1 : 0).putInt(node > 0 ? number - 1 : 0);
        out.put((byte) (level == 0 ? LEAF : INDEX)).put((byte) (level + 1));
        out.putShort((short) (starts.get(node + 1) - starts.get(node))).putShort((short) 0);
        int slot = nodeSize;
        for (int i = starts.get(node); i < starts.get(node + 1); i++) {
            slot -= Short.BYTES;
            out.putShort(slot, (short) out.position());
            out.put(firstKey(level, i));
            if (level == 0) {
                leaves.get(i).put(out);
            } else {
                out.putInt(first(level - 1) + i);
            }
        }
        out.putShort(slot - Short.BYTES, (short) out.position());
        return out.array();
    }

    /// The number of a level's first node.
    private int first(int level) {
        int number = 1;
        for (int below = 0; below < level; below++) {
            number += levels.get(below).size() - 1;
        }
        return number;
    }

    private byte[] header() {
        var out = ByteBuffer.allocate(nodeSize);
        out.position(8);
        out.put((byte) HEADER).put((byte) 0).putShort((short) 3).putShort((short) 0);
        int lastLeaf = levels.isEmpty() ? 0 : levels.getFirst().size() - 1;
        out.putShort((short) levels.size()).putInt(levels.isEmpty() ? 0 : nodes() - 1);
        out.putInt(leaves.size()).putInt(Math.min(1, lastLeaf)).putInt(lastLeaf);
        out.putShort((short) nodeSize).putShort((short) longestKey);
        out.putInt(nodes()).putInt(0).putShort((short) 0).putInt(nodeSize);
        out.put((byte) 0).put((byte) compare);
        out.putInt(compare == 0 ? BIG_KEYS : BIG_KEYS | VARIABLE_KEYS);
        int map = DESCRIPTOR + 106 + 128;
        for (int i = 0; i < nodes(); i++) {
            int at = map + i / Byte.SIZE;
            out.put(at, (byte) (out.get(at) | 0x80 >> i % Byte.SIZE));
        }
        int free = nodeSize - 4 * Short.BYTES;
        out.putShort(nodeSize - 2, (short) DESCRIPTOR).putShort(nodeSize - 4, (short) (DESCRIPTOR + 106));
        out.putShort(nodeSize - 6, (short) map).putShort(free, (short) free);
        return out.array();
    }

    /// How many nodes the map in the header has room for.
    int most() {
        return (nodeSize - DESCRIPTOR - 106 - 128 - 4 * Short.BYTES) * Byte.SIZE;
    }
}
