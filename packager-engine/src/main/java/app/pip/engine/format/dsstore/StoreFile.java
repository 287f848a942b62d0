package app.pip.engine.format.dsstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The file around the records: blocks whose sizes are powers of two, cut out of 2 GiB by halving, and in them a B-tree
/// that here has one page. Addresses count from the fifth byte, and their last five bits are the size's logarithm.
final class StoreFile {

    private static final int BEFORE = 4;
    private static final int ROOT = 0x800;
    private static final int ROOT_LOG = 11;
    private static final int TREE = 0x20;
    private static final int TREE_LOG = 5;
    private static final int PAGE = 0x1000;
    private static final int PAGE_LOG = 12;
    private static final int BLOCKS = 256;
    private static final int LOGS = 32;

    private StoreFile() {}

    /// @throws IllegalArgumentException if the records don't fit into one page
    static byte[] of(List<StoreRecord> records) {
        var out = ByteBuffer.allocate(BEFORE + 2 * PAGE);
        out.putInt(1).put(ascii("Bud1")).putInt(ROOT).putInt(1 << ROOT_LOG).putInt(ROOT);
        // nobody knows what these mean; every file has them
        out.putInt(0x100c).putInt(0x87).putInt(0x200b).putInt(0);
        tree(out.position(BEFORE + TREE), records.size());
        root(out.position(BEFORE + ROOT));
        page(out.position(BEFORE + PAGE), records);
        return out.array();
    }

    /// Which page is the root, how many levels are below it, how many records and pages there are.
    private static void tree(ByteBuffer out, int records) {
        out.putInt(2).putInt(0).putInt(records).putInt(1).putInt(PAGE);
    }

    private static void root(ByteBuffer out) {
        int end = out.putInt(3).putInt(0).position() + BLOCKS * Integer.BYTES;
        out.putInt(ROOT | ROOT_LOG).putInt(TREE | TREE_LOG).putInt(PAGE | PAGE_LOG);
        out.position(end);
        out.putInt(1).put((byte) 4).put(ascii("DSDB")).putInt(1);
        // of each size the blocks that are free
        for (int log = 0; log < LOGS; log++) {
            boolean taken = log <= TREE_LOG || log == ROOT_LOG || log == PAGE_LOG || log == LOGS - 1;
            if (taken) {
                out.putInt(0);
            } else {
                out.putInt(1).putInt(1 << log);
            }
        }
    }

    private static void page(ByteBuffer out, List<StoreRecord> records) {
        out.putInt(0).putInt(records.size());
        int end = out.position() + PAGE - 2 * Integer.BYTES;
        for (StoreRecord record : records.stream().sorted(StoreRecord.ORDER).toList()) {
            byte[] bytes = record.bytes();
            if (out.position() + bytes.length > end) {
                throw new IllegalArgumentException("more than fits into a page");
            }
            out.put(bytes);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
