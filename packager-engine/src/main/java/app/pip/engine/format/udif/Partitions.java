package app.pip.engine.format.udif;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// The tables of a disk with one partition (UEFI 2.10, chapter 5; a GUID Partition Table), as Macs lay it out.
///
/// @param sectors how many the partition has
/// @param disk tells the disk from others
/// @param partition tells the partition from others
record Partitions(long sectors, DiskId disk, DiskId partition) {

    /// Where the partition begins: on a border of 4,096 bytes.
    static final int FIRST = 40;

    private static final int TABLE = 32;
    private static final int FIRST_USABLE = 2 + TABLE;
    private static final int ENTRIES = 128;
    private static final int ENTRY = 128;
    private static final int HEADER = 92;
    private static final DiskId HFS = new DiskId(0x48465300_0000_11aaL, 0xaa11_00306543ecacL);

    /// How many sectors the disk has.
    long total() {
        return FIRST + sectors + TABLE + 1;
    }

    /// The first sector, for those who don't know such tables: a disk without room.
    byte[] boot() {
        var out = little(BlockTable.SECTOR).position(446);
        out.putInt(0xffffff00).putInt(0xffffffee).putInt(1).putInt((int) (total() - 1));
        out.putShort(510, (short) 0xaa55);
        return bytes(out);
    }

    byte[] table() {
        var out = little(TABLE * BlockTable.SECTOR);
        put(out, HFS);
        put(out, partition);
        out.putLong(FIRST).putLong(FIRST + sectors - 1).putLong(0);
        out.put("disk image".getBytes(StandardCharsets.UTF_16LE));
        return bytes(out);
    }

    byte[] header() {
        return header(1, total() - 1, 2);
    }

    /// The header at the end of the disk.
    byte[] backup() {
        return header(total() - 1, 1, total() - 1 - TABLE);
    }

    /// What lies between the table and the partition.
    static byte[] gap() {
        return new byte[(FIRST - FIRST_USABLE) * BlockTable.SECTOR];
    }

    private byte[] header(long here, long other, long table) {
        var out = little(BlockTable.SECTOR);
        out.put("EFI PART".getBytes(StandardCharsets.US_ASCII)).putInt(0x10000).putInt(HEADER);
        out.putLong(0).putLong(here).putLong(other).putLong(FIRST_USABLE).putLong(FIRST + sectors - 1);
        put(out, disk);
        out.putLong(table).putInt(ENTRIES).putInt(ENTRY).putInt((int) crc(table(), TABLE * BlockTable.SECTOR));
        out.putInt(16, (int) crc(bytes(out), HEADER));
        return bytes(out);
    }

    private static long crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    private static byte[] bytes(ByteBuffer whole) {
        var bytes = new byte[whole.capacity()];
        whole.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The first three fields are numbers, the rest are bytes.
    private static void put(ByteBuffer out, DiskId id) {
        long high = id.high();
        out.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        out.putLong(Long.reverseBytes(id.low()));
    }
}
