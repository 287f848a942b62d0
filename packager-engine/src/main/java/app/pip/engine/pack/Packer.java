package app.pip.engine.pack;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.format.deflate.DeflatedContent;
import app.pip.engine.format.deflate.Regrouping;
import app.pip.engine.tree.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;

/// Packs contents: compresses them where that helps, and takes every digest on the way, in one reading.
public final class Packer {

    /// Enough to see whether the rest will shrink: pictures, sounds and archives don't.
    private static final int SAMPLE = 1 << 18;

    private static final double WORTH_IT = 0.97;

    private Packer() {}

    /// Packs into memory; for what is known to be small.
    public static Packed pack(Content content) throws IOException {
        var kept = new ByteArrayOutputStream();
        Packed packed = pack(content, kept);
        byte[] bytes = kept.toByteArray();
        return packed.from(() -> new ByteArrayInputStream(bytes));
    }

    /// Packs into memory what always shrinks and of which there is so much that people would wait: bytecode of
    /// packages.
    public static Packed packQuickly(Content content) throws IOException {
        var kept = new ByteArrayOutputStream();
        var counted = new CountingStream(kept);
        try (var in = new GaugedStream(content.open(), OutputStream.nullOutputStream())) {
            Deflate.quick().fragment(in, counted);
            Packed packed = in.packed(true, counted);
            byte[] bytes = kept.toByteArray();
            return packed.from(() -> new ByteArrayInputStream(bytes));
        }
    }

    /// Packs into memory without a try to compress; for pictures.
    public static Packed packPlain(Content content) throws IOException {
        byte[] bytes = content.readAll();
        return gauged(bytes, false, () -> new ByteArrayInputStream(bytes));
    }

    /// Packs into memory what has been packed already but for its beginning and its end.
    ///
    /// @param bytes all of them
    /// @param from where the part begins that has been packed
    /// @param middle that part: a fragment
    public static Packed packAround(byte[] bytes, int from, Packed middle) throws IOException {
        var deflate = Deflate.quick();
        int rest = from + Math.toIntExact(middle.size());
        byte[] head = fragment(deflate, bytes, 0, from);
        byte[] tail = fragment(deflate, bytes, rest, bytes.length - rest);
        Packed.Source joined = () -> new SequenceInputStream(
                new ByteArrayInputStream(head),
                new SequenceInputStream(middle.openPacked(), new ByteArrayInputStream(tail)));
        return gauged(bytes, true, joined);
    }

    /// Packs into a stream.
    ///
    /// @return what was packed; its source has yet to be given by whoever knows where `out` leads
    static Packed pack(Content content, OutputStream out) throws IOException {
        return pack(content, out, OutputStream.nullOutputStream());
    }

    /// Packs into a stream, and shows the plain bytes on the way.
    ///
    /// @param seen gets the plain bytes, unless they were packed by us before
    static Packed pack(Content content, OutputStream out, OutputStream seen) throws IOException {
        return switch (content) {
            case PackedContent spliced -> splice(spliced.packed(), out);
            case DeflatedContent deflated -> regroup(deflated, out, seen);
            default -> compress(content, out, seen);
        };
    }

    private static Packed splice(Packed packed, OutputStream out) throws IOException {
        try (InputStream in = packed.openPacked()) {
            in.transferTo(out);
        }
        return packed;
    }

    private static Packed regroup(DeflatedContent content, OutputStream out, OutputStream seen) throws IOException {
        var kept = new CountingStream(out);
        try (var in = new GaugedStream(new Regrouping(content.openDeflated(), kept, content.size()), seen)) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.packed(true, kept);
        }
    }

    private static Packed compress(Content content, OutputStream out, OutputStream seen) throws IOException {
        var kept = new CountingStream(out);
        try (var in = new GaugedStream(content.open(), seen)) {
            byte[] sample = in.readNBytes(SAMPLE);
            byte[] fragment = fragment(sample);
            boolean deflated = fragment.length < sample.length * WORTH_IT;
            if (sample.length < SAMPLE) {
                kept.write(deflated ? fragment : sample);
                return in.packed(deflated, kept);
            }
            var whole = new SequenceInputStream(new ByteArrayInputStream(sample), in);
            if (deflated) {
                new Deflate().fragment(whole, kept);
            } else {
                whole.transferTo(kept);
            }
            return in.packed(deflated, kept);
        }
    }

    private static Packed gauged(byte[] plain, boolean deflated, Packed.Source kept) throws IOException {
        var counted = new CountingStream(OutputStream.nullOutputStream());
        try (InputStream in = kept.open()) {
            in.transferTo(counted);
        }
        try (var in = new GaugedStream(new ByteArrayInputStream(plain), OutputStream.nullOutputStream())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.packed(deflated, counted).from(kept);
        }
    }

    private static byte[] fragment(byte[] plain) throws IOException {
        return fragment(new Deflate(), plain, 0, plain.length);
    }

    private static byte[] fragment(Deflate deflate, byte[] plain, int from, int length) throws IOException {
        var out = new ByteArrayOutputStream(length / 2 + 64);
        deflate.fragment(new ByteArrayInputStream(plain, from, length), out);
        return out.toByteArray();
    }
}
