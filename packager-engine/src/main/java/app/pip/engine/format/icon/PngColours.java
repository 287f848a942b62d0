package app.pip.engine.format.icon;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.PngChunks.Chunk;
import app.pip.engine.format.icon.PngHeader.Colour;
import java.util.Arrays;
import java.util.Optional;

/// Turns a pixel's samples into sRGB with alpha. What a file says about its own colour space is not heeded.
final class PngColours {

    private static final int OPAQUE = 0xff00_0000;
    private static final int MOST_COLOURS = 256;

    private final PngHeader header;

    /// For pictures with a palette: its colours.
    private final int[] palette;

    /// For others: the samples of the one colour that is transparent, or none.
    private final int[] transparent;

    private PngColours(PngHeader header, int[] palette, int[] transparent) {
        this.header = header;
        this.palette = palette;
        this.transparent = transparent;
    }

    static PngColours of(PngHeader header, PngChunks chunks) throws FormatException {
        int[] none = {};
        return switch (header.colour()) {
            case PALETTE -> new PngColours(header, palette(chunks), none);
            case GREY, RGB -> new PngColours(header, none, transparent(header, chunks));
            case GREY_ALPHA, RGB_ALPHA -> new PngColours(header, none, none);
        };
    }

    /// The pixel of some samples; black for a number beyond the palette, as most readers take it.
    ///
    /// @param samples as many as the header's colour has
    int argb(int[] samples) {
        if (header.colour() == Colour.PALETTE) {
            return samples[0] < palette.length ? palette[samples[0]] : OPAQUE;
        }
        int alpha = transparent.length > 0 && Arrays.equals(samples, transparent) ? 0 : 0xff;
        return switch (header.colour()) {
            case GREY -> pixel(alpha, eight(samples[0]), eight(samples[0]), eight(samples[0]));
            case GREY_ALPHA -> pixel(eight(samples[1]), eight(samples[0]), eight(samples[0]), eight(samples[0]));
            case RGB -> pixel(alpha, eight(samples[0]), eight(samples[1]), eight(samples[2]));
            case RGB_ALPHA -> pixel(eight(samples[3]), eight(samples[0]), eight(samples[1]), eight(samples[2]));
            case PALETTE -> throw new IllegalStateException("answered above");
        };
    }

    /// Stretches a sample to the range of 8 bits, rounding (chapter 13.12).
    private int eight(int sample) {
        int highest = (1 << header.depth()) - 1;
        return (sample * 0xff + highest / 2) / highest;
    }

    private static int pixel(int alpha, int red, int green, int blue) {
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    private static int[] palette(PngChunks chunks) throws FormatException {
        CheckedBytes bytes = chunks.bytes();
        Chunk chunk = chunks.first(PngChunks.PALETTE)
                .orElseThrow(() -> bytes.wrong(chunks.all().getLast().at(), "a palette (PLTE)"));
        if (chunk.size() == 0 || chunk.size() % 3 != 0 || chunk.size() > MOST_COLOURS * 3) {
            throw bytes.wrong(chunk.at(), "a palette of 1 to 256 colours");
        }
        var palette = new int[chunk.size() / 3];
        for (int i = 0; i < palette.length; i++) {
            int at = chunk.at() + 3 * i;
            palette[i] = pixel(0xff, bytes.u8(at), bytes.u8(at + 1), bytes.u8(at + 2));
        }
        Optional<Chunk> alphas = chunks.first(PngChunks.TRANSPARENCY);
        for (int i = 0;
                alphas.isPresent() && i < Math.min(palette.length, alphas.get().size());
                i++) {
            palette[i] = (palette[i] & ~OPAQUE) | (bytes.u8(alphas.get().at() + i) << 24);
        }
        return palette;
    }

    private static int[] transparent(PngHeader header, PngChunks chunks) throws FormatException {
        Optional<Chunk> chunk = chunks.first(PngChunks.TRANSPARENCY);
        if (chunk.isEmpty()) {
            return new int[0];
        }
        var samples = new int[header.colour().samples()];
        if (chunk.get().size() != samples.length * Short.BYTES) {
            throw chunks.bytes()
                    .wrong(chunk.get().at(), "a transparent colour of %d samples".formatted(samples.length));
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = chunks.bytes().u16(chunk.get().at() + i * Short.BYTES);
        }
        return samples;
    }
}
