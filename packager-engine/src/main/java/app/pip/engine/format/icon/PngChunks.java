package app.pip.engine.format.icon;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// The parts of a PNG file (chapter 5, "Datastream structure"), each with a checksum that has been compared.
///
/// @param bytes the whole file
/// @param all from IHDR to IEND
record PngChunks(CheckedBytes bytes, List<Chunk> all) {

    static final long SIGNATURE = 0x8950_4e47_0d0a_1a0aL;
    static final String HEADER = "IHDR";
    static final String PALETTE = "PLTE";
    static final String TRANSPARENCY = "tRNS";
    static final String PIXELS = "IDAT";
    static final String END = "IEND";

    private static final String FORMAT = "PNG";

    /// @param type four letters
    /// @param at where its contents begin in the file
    /// @param size of its contents
    record Chunk(String type, int at, int size) {

        boolean is(String wanted) {
            return type.equals(wanted);
        }

        /// An upper-case first letter marks what a reader has to understand.
        boolean isCritical() {
            return Character.isUpperCase(type.charAt(0));
        }
    }

    static PngChunks read(byte[] file) throws FormatException {
        var bytes = new CheckedBytes(FORMAT, ByteBuffer.wrap(file), ByteOrder.BIG_ENDIAN);
        if (file.length < Long.BYTES || bytes.bits64(0) != SIGNATURE) {
            throw bytes.wrong(0, "the signature of a PNG file");
        }
        var chunks = new ArrayList<Chunk>();
        Chunk chunk;
        long at = Long.BYTES;
        do {
            chunk = chunk(file, bytes, at);
            chunks.add(chunk);
            at = chunk.at() + chunk.size() + 4L;
        } while (!chunk.is(END));
        var read = new PngChunks(bytes, List.copyOf(chunks));
        read.checkOrder();
        return read;
    }

    Optional<Chunk> first(String type) {
        return all.stream().filter(chunk -> chunk.is(type)).findFirst();
    }

    private static Chunk chunk(byte[] file, CheckedBytes bytes, long at) throws FormatException {
        long size = bytes.u32(at);
        long crcAt = at + 8 + size;
        bytes.u32(crcAt); // refuses a chunk that doesn't end inside the file
        var crc = new CRC32();
        crc.update(file, (int) at + 4, (int) size + 4);
        if (crc.getValue() != bytes.u32(crcAt)) {
            throw bytes.wrong(crcAt, "the checksum 0x%08x".formatted(crc.getValue()));
        }
        return new Chunk(new String(file, (int) at + 4, 4, StandardCharsets.ISO_8859_1), (int) at + 8, (int) size);
    }

    private void checkOrder() throws FormatException {
        Chunk header = all.getFirst();
        if (!header.is(HEADER) || header.size() != PngHeader.SIZE) {
            throw bytes.wrong(header.at(), "IHDR of 13 bytes as the first chunk");
        }
        for (Chunk chunk : all) {
            boolean known = List.of(HEADER, PALETTE, PIXELS, END).contains(chunk.type());
            if (chunk.isCritical() && !known) {
                throw bytes.wrong(chunk.at() - 4L, "a known critical chunk");
            }
        }
        if (first(PIXELS).isEmpty()) {
            throw bytes.wrong(all.getLast().at(), "an IDAT chunk before IEND");
        }
    }
}
