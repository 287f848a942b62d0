package app.pip.engine.format.udif;

import java.nio.ByteBuffer;

/// The last 512 bytes of a disk image (`koly`), which say where everything else is.
///
/// @param data how many bytes the runs have, which begin the file
/// @param dataCrc their CRC-32
/// @param plist how many bytes the tables have, which follow
/// @param tablesCrc CRC-32 of the tables' checksums
/// @param sectors how many the disk has
/// @param id tells the image from others
record Trailer(long data, long dataCrc, long plist, long tablesCrc, long sectors, DiskId id) {

    private static final int SIZE = 512;
    private static final int CRC32 = 2;
    private static final int CHECKSUM = 136;

    byte[] bytes() {
        var out = ByteBuffer.allocate(SIZE);
        out.put(new byte[] {'k', 'o', 'l', 'y'}).putInt(4).putInt(SIZE).putInt(1);
        out.putLong(0).putLong(0).putLong(data).putLong(0).putLong(0);
        out.putInt(1).putInt(1).putLong(id.high()).putLong(id.low());
        checksum(out, dataCrc);
        out.putLong(data).putLong(plist).position(out.position() + 120);
        checksum(out, tablesCrc);
        // a whole device, not a part of one
        out.putInt(1).putLong(sectors);
        return out.array();
    }

    /// A checksum's kind, its size in bits, and room for the largest there is.
    static void checksum(ByteBuffer out, long crc) {
        int end = out.position() + CHECKSUM;
        out.putInt(CRC32).putInt(Integer.SIZE).putInt((int) crc).position(end);
    }
}
