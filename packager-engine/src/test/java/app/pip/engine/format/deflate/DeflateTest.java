package app.pip.engine.format.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeflateTest {

    @Property(tries = 200)
    void fragmentsAndTheEndAreOneDeflateStream(@ForAll byte[] first, @ForAll byte[] second) throws IOException {
        var out = new ByteArrayOutputStream();
        var deflate = new Deflate();
        deflate.fragment(new ByteArrayInputStream(first), out);
        deflate.fragment(new ByteArrayInputStream(second), out);
        out.write(Deflate.end());
        assertArrayEquals(join(first, second), inflate(out.toByteArray()));
    }

    @Test
    void aFragmentDoesNotDependOnWhatWasPackedBefore() throws IOException {
        byte[] plain = text(300_000);
        var used = new Deflate();
        used.fragment(new ByteArrayInputStream(text(70_001)), new ByteArrayOutputStream());
        var later = new ByteArrayOutputStream();
        used.fragment(new ByteArrayInputStream(plain), later);
        var alone = new ByteArrayOutputStream();
        new Deflate().fragment(new ByteArrayInputStream(plain), alone);
        assertArrayEquals(plain, inflate(join(later.toByteArray(), Deflate.end())));
        assertEquals(alone.size(), later.size(), alone.size() / 100.0);
    }

    @Test
    void zlibDataAreComplete() throws IOException {
        byte[] plain = text(100_000);
        var out = new ByteArrayOutputStream();
        try (var zlib = Deflate.zlib(out)) {
            zlib.write(plain);
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            assertArrayEquals(plain, in.readAllBytes());
        }
    }

    private static byte[] text(int size) {
        var random = new Random(size);
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) "etaoin shrdlu\n".charAt((int) Math.abs(random.nextGaussian() * 4) % 14);
        }
        return bytes;
    }

    private static byte[] inflate(byte[] raw) throws IOException {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(raw), new Inflater(true))) {
            return in.readAllBytes();
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
