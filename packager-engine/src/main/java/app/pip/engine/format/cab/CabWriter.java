package app.pip.engine.format.cab;

import app.pip.engine.format.deflate.Deflate;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a cabinet with one folder, compressed by MSZIP: blocks of 32 KiB, each of which is DEFLATE data that may
/// refer
/// to the block before it. All files have one fixed time.
public final class CabWriter {

    private static final int HEADER = 36;
    private static final int FOLDER = 8;
    private static final int FILE = 16;
    private static final int BLOCK_HEADER = 8;
    private static final int MSZIP = 1;
    private static final int ARCHIVE = 0x20;
    private static final int MOST_FILES = 0xffff;
    private static final long MOST_BYTES = 0xffffL * Blocks.SIZE;

    /// 1 January 2020, 12:00.
    private static final int DATE = (40 << 9) | (1 << 5) | 1;

    private static final int TIME = 12 << 11;

    private CabWriter() {}

    /// A file in a cabinet.
    ///
    /// @param name in ASCII
    /// @param size in bytes
    /// @param source opens exactly that many bytes
    public record File(String name, long size, Source source) {}

    /// Where a file's bytes come from.
    @FunctionalInterface
    public interface Source {
        /// A new stream over them, for the caller to close.
        InputStream open() throws IOException;
    }

    /// Compresses the contents into blocks. The cabinet's size is known only then.
    ///
    /// @param blocks gets all blocks, one after the other
    /// @param step is called after each file
    /// @throws IOException also for more than 65,535 files or 2 GiB
    public static Blocks compress(List<File> files, OutputStream blocks, Step step)
            throws IOException, InterruptedException {
        long size = files.stream().mapToLong(File::size).sum();
        if (files.size() > MOST_FILES || size > MOST_BYTES) {
            throw new IOException("a cabinet can't hold more than 65,535 files or 2 GiB");
        }
        var out = new BufferedOutputStream(blocks, 1 << 16);
        var made = new Blocks(out);
        for (File file : files) {
            try (InputStream in = file.source().open()) {
                made.take(in);
            }
            step.done();
        }
        made.end();
        out.flush();
        return made;
    }

    /// Told of each file.
    @FunctionalInterface
    public interface Step {
        /// One more file is in.
        void done() throws InterruptedException;
    }

    /// Everything of the cabinet that comes before its blocks.
    public static byte[] head(List<File> files, Blocks blocks) {
        int names = files.stream().mapToInt(file -> file.name().length() + 1).sum();
        int size = HEADER + FOLDER + files.size() * FILE + names;
        var head = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        head.put("MSCF".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        head.putInt((int) (size + blocks.packedSize()))
                .putInt(0)
                .putInt(HEADER + FOLDER)
                .putInt(0);
        head.put((byte) 3).put((byte) 1).putShort((short) 1).putShort((short) files.size());
        head.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        head.putInt(size).putShort((short) blocks.count()).putShort((short) MSZIP);
        long offset = 0;
        for (File file : files) {
            head.putInt((int) file.size()).putInt((int) offset).putShort((short) 0);
            head.putShort((short) DATE).putShort((short) TIME).putShort((short) ARCHIVE);
            head.put(file.name().getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
            offset += file.size();
        }
        return head.array();
    }

    /// The blocks of a cabinet while they are made.
    public static final class Blocks {

        private static final int SIZE = 1 << 15;

        private final OutputStream out;
        private final Deflate deflate = new Deflate();
        private byte[] before = new byte[0];
        private byte[] block = new byte[SIZE];
        private int filled;
        private int count;
        private long packedSize;

        private Blocks(OutputStream out) throws IOException {
            this.out = out;
        }

        /// How many there are.
        int count() {
            return count;
        }

        /// How many bytes they have together.
        public long packedSize() {
            return packedSize;
        }

        private void take(InputStream in) throws IOException {
            for (int n = in.read(block, filled, SIZE - filled); n >= 0; n = in.read(block, filled, SIZE - filled)) {
                filled += n;
                if (filled == SIZE) {
                    end();
                }
            }
        }

        private void end() throws IOException {
            if (filled == 0) {
                return;
            }
            byte[] deflated = deflate.block(block, filled, before);
            var data = ByteBuffer.allocate(BLOCK_HEADER + 2 + deflated.length).order(ByteOrder.LITTLE_ENDIAN);
            data.position(4);
            data.putShort((short) (deflated.length + 2)).putShort((short) filled);
            data.put((byte) 'C').put((byte) 'K').put(deflated);
            data.putInt(0, checksum(data));
            out.write(data.array());
            count++;
            packedSize += data.capacity();
            before = block;
            block = new byte[SIZE];
            filled = 0;
        }

        /// All 32-bit words, combined by "exclusive or"; of the last one, incomplete bytes come highest first. What is
        /// summed begins with the two sizes.
        private static int checksum(ByteBuffer data) {
            int end = data.capacity();
            int sum = data.getInt(4);
            int at = BLOCK_HEADER;
            for (; at + 4 <= end; at += 4) {
                sum ^= data.getInt(at);
            }
            int rest = 0;
            for (; at < end; at++) {
                rest = (rest << 8) | Byte.toUnsignedInt(data.get(at));
            }
            return sum ^ rest;
        }
    }
}
