package app.pip.engine.format.cfb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The names in a compound file: entries of 128 bytes, which are the nodes of a red-black tree below the root. Shorter
/// names come first, then capital letters decide. Here the tree is as balanced as can be, with the deepest level red.
final class Directory {

    private static final int ENTRY = 128;
    private static final int NAME = 64;
    private static final int NONE = -1;
    private static final int STREAM = 2;
    private static final int ROOT = 5;
    private static final int RED = 0;
    private static final int BLACK = 1;

    private static final Comparator<Node> ORDER = Comparator.comparingInt(
                    (Node node) -> node.stream().name().length())
            .thenComparing(node -> node.stream().name().toUpperCase(Locale.ROOT));

    private final byte[] kind;
    private final int firstSmall;
    private final int smallSize;
    private final List<Node> nodes = new ArrayList<>();

    private record Node(CompoundStream stream, int sector) {}

    /// A directory whose root says where the small streams lie.
    Directory(byte[] kind, int firstSmall, int smallSize) {
        this.kind = kind.clone();
        this.firstSmall = firstSmall;
        this.smallSize = smallSize;
    }

    void add(CompoundStream stream, int sector) {
        nodes.add(new Node(stream, stream.size() == 0 ? -2 : sector));
    }

    /// All entries; those that fill the last sector are empty.
    byte[] bytes(int size) {
        nodes.sort(ORDER);
        var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        int depth = 32 - Integer.numberOfLeadingZeros(nodes.size());
        int top = tree(out, 0, nodes.size(), 1, depth);
        name(out, 0, "Root Entry", ROOT, BLACK);
        links(out, 0, NONE, NONE, top);
        out.put(80, kind);
        out.putInt(116, smallSize == 0 ? -2 : firstSmall).putInt(120, smallSize);
        for (int at = (nodes.size() + 1) * ENTRY; at < size; at += ENTRY) {
            links(out, at, NONE, NONE, NONE);
        }
        return out.array();
    }

    /// Writes the nodes from `from` to before `to`; answers the number of the one in their middle.
    private int tree(ByteBuffer out, int from, int to, int level, int depth) {
        if (from >= to) {
            return NONE;
        }
        int middle = (from + to) / 2;
        Node node = nodes.get(middle);
        int at = (middle + 1) * ENTRY;
        name(out, at, node.stream().name(), STREAM, level == depth && level > 1 ? RED : BLACK);
        links(out, at, tree(out, from, middle, level + 1, depth), tree(out, middle + 1, to, level + 1, depth), NONE);
        out.putInt(at + 116, node.sector()).putInt(at + 120, (int) node.stream().size());
        return middle + 1;
    }

    private static void name(ByteBuffer out, int at, String name, int type, int colour) {
        for (int i = 0; i < name.length(); i++) {
            out.putChar(at + 2 * i, name.charAt(i));
        }
        out.putShort(at + NAME, (short) (2 * (name.length() + 1)));
        out.put(at + 66, (byte) type).put(at + 67, (byte) colour);
    }

    private static void links(ByteBuffer out, int at, int left, int right, int child) {
        out.putInt(at + 68, left).putInt(at + 72, right).putInt(at + 76, child);
    }
}
