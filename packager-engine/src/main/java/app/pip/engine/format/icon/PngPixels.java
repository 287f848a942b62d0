package app.pip.engine.format.icon;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.PngChunks.Chunk;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// The pixels of a PNG file: decompressed row by row, unfiltered, brought into their order.
final class PngPixels {

    /// Adam7 (chapter 8, "Interlacing"): each pass has every `dx`-th pixel of every `dy`-th row.
    private record Pass(int x, int y, int dx, int dy) {}

    private static final List<Pass> ADAM7 = List.of(
            new Pass(0, 0, 8, 8),
            new Pass(4, 0, 8, 8),
            new Pass(0, 4, 4, 8),
            new Pass(2, 0, 4, 4),
            new Pass(0, 2, 2, 4),
            new Pass(1, 0, 2, 2),
            new Pass(0, 1, 1, 2));
    private static final List<Pass> AT_ONCE = List.of(new Pass(0, 0, 1, 1));

    /// DEFLATE makes at most 258 bytes of two bits.
    private static final int STRONGEST_COMPRESSION = 1032;

    private final PngChunks chunks;
    private final PngHeader header;
    private final PngColours colours;
    private final int[] argb;

    private PngPixels(PngChunks chunks, PngHeader header) throws FormatException {
        this.chunks = chunks;
        this.header = header;
        this.colours = PngColours.of(header, chunks);
        refuseEmptyPromises();
        this.argb = new int[header.width() * header.height()];
    }

    /// Decodes all pixels.
    static int[] read(PngChunks chunks, PngHeader header, byte[] file) throws FormatException {
        var pixels = new PngPixels(chunks, header);
        try (var in = new DataInputStream(new InflaterInputStream(pixels.compressed(file)))) {
            for (Pass pass : header.interlaced() ? ADAM7 : AT_ONCE) {
                pixels.read(pass, in);
            }
        } catch (EOFException | ZipException e) {
            throw pixels.broken("%d x %d pixels, whole and undamaged".formatted(header.width(), header.height()));
        } catch (FormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("memory doesn't fail", e);
        }
        return pixels.argb;
    }

    /// A few bytes can't hold millions of pixels: says so before there is room made for them.
    private void refuseEmptyPromises() throws FormatException {
        long compressed = chunks.all().stream()
                .filter(chunk -> chunk.is(PngChunks.PIXELS))
                .mapToLong(Chunk::size)
                .sum();
        long least = (long) header.rowBytes(header.width()) * header.height() / STRONGEST_COMPRESSION;
        if (compressed < least) {
            throw broken("at least %d bytes for %d x %d pixels".formatted(least, header.width(), header.height()));
        }
    }

    /// The contents of all IDAT chunks, one after the other.
    private InputStream compressed(byte[] file) {
        List<InputStream> parts = chunks.all().stream()
                .filter(chunk -> chunk.is(PngChunks.PIXELS))
                .<InputStream>map(chunk -> new ByteArrayInputStream(file, chunk.at(), chunk.size()))
                .toList();
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private void read(Pass pass, DataInputStream in) throws IOException {
        int columns = Math.ceilDiv(Math.max(0, header.width() - pass.x), pass.dx);
        if (columns == 0) {
            return;
        }
        int length = header.rowBytes(columns);
        var row = new byte[length];
        var above = new byte[length];
        for (int y = pass.y; y < header.height(); y += pass.dy) {
            int number = in.readUnsignedByte();
            PngFilter filter =
                    PngFilter.of(number).orElseThrow(() -> broken("a filter from 0 to 4 instead of " + number));
            in.readFully(row);
            filter.undo(row, above, header.filterDistance());
            place(row, pass, y);
            byte[] next = above;
            above = row;
            row = next;
        }
    }

    private void place(byte[] row, Pass pass, int y) {
        var samples = new int[header.colour().samples()];
        int bit = 0;
        for (int x = pass.x; x < header.width(); x += pass.dx) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = sample(row, bit);
                bit += header.depth();
            }
            argb[y * header.width() + x] = colours.argb(samples);
        }
    }

    private int sample(byte[] row, int bit) {
        int at = bit / Byte.SIZE;
        int first = row[at] & 0xff;
        return switch (header.depth()) {
            case 16 -> (first << Byte.SIZE) | (row[at + 1] & 0xff);
            case 8 -> first;
            default -> {
                int shift = Byte.SIZE - header.depth() - bit % Byte.SIZE;
                yield (first >> shift) & ((1 << header.depth()) - 1);
            }
        };
    }

    private FormatException broken(String expected) {
        long at = chunks.first(PngChunks.PIXELS).map(Chunk::at).orElse(0);
        return chunks.bytes().wrong(at, expected);
    }
}
