package app.pip.engine.format.udif;

import app.pip.engine.format.deflate.Crc32Sum;
import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.format.deflate.Fragment;
import app.pip.engine.format.plist.Plist;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Writes a disk image with one partition, front to back. Runs are zlib data; files that are compressed already and not
/// large become runs of their own, in which their compressed bytes are spliced.
public final class UdifWriter implements Closeable {

    /// The longest file that is a run, and so need not be compressed again.
    public static final int MOST_SPLICED = BlockTable.LONGEST_RUN * BlockTable.SECTOR;

    /// RFC 1950: deflate with a window of 32 KiB, best compression.
    private static final byte[] ZLIB = {0x78, (byte) 0xda};

    private final OutputStream out;
    private final Partitions partitions;
    private final DiskId id;
    private final CRC32 dataCrc = new CRC32();
    private final CRC32 tablesCrc = new CRC32();
    private final List<Plist> tables = new ArrayList<>();
    private final byte[] waiting = new byte[MOST_SPLICED];
    private int waits;
    private long offset;
    private BlockTable table;
    private long crc;

    /// Begins an image; the partition's bytes come next.
    ///
    /// @param out is left open
    /// @param sectors how many sectors of 512 bytes the partition has, a multiple of 8
    /// @param ids three that tell image, disk and partition from others
    public UdifWriter(OutputStream out, long sectors, List<DiskId> ids) throws IOException {
        this.out = out;
        this.id = ids.getFirst();
        partitions = new Partitions(sectors, ids.get(1), ids.get(2));
        table = new BlockTable("Protective Master Boot Record (MBR : 0)", -1, 0);
        write(partitions.boot());
        next("GPT Header (Primary GPT Header : 1)");
        write(partitions.header());
        next("GPT Partition Data (Primary GPT Table : 2)");
        write(partitions.table());
        next(" (Apple_Free : 3)");
        write(Partitions.gap());
        next("disk image (Apple_HFSX : 4)");
    }

    /// Adds bytes to the partition.
    public void write(byte[] plain) throws IOException {
        write(plain, plain.length);
    }

    /// Adds all bytes of a stream, and zeros after them.
    public void write(InputStream plain, int zeros) throws IOException {
        var buffer = new byte[1 << 16];
        for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
            write(buffer, n);
        }
        write(new byte[zeros]);
    }

    /// Adds a file's bytes, and zeros up to the end of a sector. It begins a sector.
    ///
    /// @throws IllegalArgumentException if it is longer than [#MOST_SPLICED]
    public void splice(Fragment file, int zeros) throws IOException {
        if (file.size() + zeros > MOST_SPLICED) {
            throw new IllegalArgumentException("too long for a run: " + file.size());
        }
        flush();
        byte[] packed;
        try (InputStream in = file.openPacked()) {
            packed = in.readAllBytes();
        }
        var padding = new byte[zeros];
        if (file.deflated()) {
            byte[] end = new Deflate().block(padding, zeros, new byte[0]);
            var adler = ByteBuffer.allocate(Integer.BYTES).putInt(adler(packed, padding));
            add(BlockTable.Form.ZLIB, file.size() + zeros, ZLIB, packed, end, adler.array());
        } else {
            add(BlockTable.Form.PLAIN, file.size() + zeros, packed, padding);
        }
        count(file.crc32(), file.size());
        count(crc(padding, zeros), zeros);
    }

    @Override
    public void close() throws IOException {
        next("GPT Partition Data (Backup GPT Table : 5)");
        write(partitions.table());
        next("GPT Header (Backup GPT Header : 6)");
        write(partitions.backup());
        finish();
        byte[] plist = Plist.Dict.empty()
                .with("resource-fork", Plist.Dict.empty().with("blkx", new Plist.Items(tables)))
                .toXml();
        out.write(plist);
        if (table.end() != partitions.total()) {
            throw new IOException("the disk has " + table.end() + " sectors, not " + partitions.total());
        }
        long data = dataCrc.getValue();
        out.write(new Trailer(offset, data, plist.length, tablesCrc.getValue(), table.end(), id).bytes());
    }

    private void write(byte[] plain, int length) throws IOException {
        for (int from = 0; from < length; ) {
            int n = Math.min(length - from, waiting.length - waits);
            System.arraycopy(plain, from, waiting, waits, n);
            waits += n;
            from += n;
            if (waits == waiting.length) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        if (waits == 0) {
            return;
        }
        var packed = new ByteArrayOutputStream(waits / 2);
        try (OutputStream zlib = Deflate.zlib(packed)) {
            zlib.write(waiting, 0, waits);
        }
        add(BlockTable.Form.ZLIB, waits, packed.toByteArray());
        count(crc(waiting, waits), waits);
        waits = 0;
    }

    private void add(BlockTable.Form form, long plainSize, byte[]... parts) throws IOException {
        long from = offset;
        for (byte[] part : parts) {
            out.write(part);
            dataCrc.update(part);
            offset += part.length;
        }
        table.add(form, plainSize / BlockTable.SECTOR, from, offset - from);
    }

    private void next(String name) throws IOException {
        finish();
        table = new BlockTable(name, tables.size() - 1, table.end());
        crc = 0;
    }

    private void finish() throws IOException {
        flush();
        tables.add(Plist.Dict.empty()
                .with("Attributes", "0x0050")
                .with("CFName", table.name())
                .with("Data", Plist.Binary.of(table.bytes(crc, offset)))
                .with("ID", String.valueOf(table.number()))
                .with("Name", table.name()));
        tablesCrc.update(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc).array());
    }

    private void count(long partCrc, long partSize) {
        crc = Crc32Sum.of(crc, partCrc, partSize);
    }

    private static long crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /// The checksum that zlib data end with, which nobody has taken before.
    private static int adler(byte[] fragment, byte[] padding) throws IOException {
        var adler = new Adler32();
        var whole = new java.io.SequenceInputStream(
                new ByteArrayInputStream(fragment), new ByteArrayInputStream(Deflate.end()));
        var inflater = new Inflater(true);
        try (var plain = new InflaterInputStream(whole, inflater, 1 << 15)) {
            var buffer = new byte[1 << 15];
            for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
                adler.update(buffer, 0, n);
            }
        } finally {
            inflater.end();
        }
        adler.update(padding);
        return (int) adler.getValue();
    }
}
