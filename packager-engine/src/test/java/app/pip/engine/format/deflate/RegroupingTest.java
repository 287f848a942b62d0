package app.pip.engine.format.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegroupingTest {

    private static final int[] STRATEGIES = {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 9})
    void givesThePlainBytesAndAFragment(int level) throws Exception {
        var random = new Random(level);
        for (int round = 0; round < 150; round++) {
            byte[] first = sample(random);
            byte[] second = sample(random);
            var fragments = new ByteArrayOutputStream();
            assertArrayEquals(first, regroup(deflated(first, level, random), fragments));
            assertArrayEquals(second, regroup(deflated(second, level, random), fragments));
            fragments.write(Deflate.end());
            assertArrayEquals(
                    join(first, second), inflate(fragments.toByteArray()).orElseThrow());
        }
    }

    @Test
    void aLargeContentOfManyBlocksIsWhole() throws Exception {
        var plain = new byte[5_000_000];
        var random = new Random(3);
        for (int i = 0; i < plain.length; i++) {
            // noise, text and repetition in turns, so that blocks of each kind are made
            plain[i] =
                    (byte) (i % 700_000 < 200_000 ? random.nextInt() : i % 300 < 200 ? 'a' + random.nextInt(4) : 'x');
        }
        var fragment = new ByteArrayOutputStream();
        byte[] deflated = deflated(plain, 6, random);
        assertArrayEquals(plain, regroup(deflated, fragment));
        assertTrue(fragment.size() <= deflated.length + 5, "nothing is compressed anew");
        fragment.write(Deflate.end());
        assertArrayEquals(plain, inflate(fragment.toByteArray()).orElseThrow());
    }

    /// Whatever the JDK's inflater takes is taken, with the same outcome, and nothing else is.
    @Test
    void judgesDamagedDataAsTheJdkDoes() throws Exception {
        var random = new Random(4);
        int taken = 0;
        int refused = 0;
        for (int round = 0; round < 30_000; round++) {
            byte[] plain = Arrays.copyOf(sample(random), 1 + random.nextInt(200));
            byte[] damaged = deflated(plain, 1 + random.nextInt(9), random);
            for (int change = random.nextInt(3); change > 0; change--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (random.nextInt(10) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 4));
            }
            Optional<byte[]> expected = inflate(damaged);
            Optional<byte[]> found = tried(damaged);
            assertEquals(expected.isPresent(), found.isPresent(), "round " + round);
            if (expected.isPresent()) {
                assertArrayEquals(expected.get(), found.get());
                taken++;
            } else {
                refused++;
            }
        }
        assertTrue(taken > 5_000 && refused > 5_000, taken + " taken, " + refused + " refused");
    }

    @Test
    void stopsWhenThereIsMoreThanWasClaimed() throws Exception {
        byte[] bomb = deflated(new byte[50_000_000], 9, new Random(5));
        var in = new Regrouping(new ByteArrayInputStream(bomb), new ByteArrayOutputStream(), 1000);
        assertThrows(FormatException.class, in::read);
    }

    private static Optional<byte[]> tried(byte[] deflated) throws IOException {
        try {
            var fragment = new ByteArrayOutputStream();
            byte[] plain = regroup(deflated, fragment);
            fragment.write(Deflate.end());
            assertArrayEquals(plain, inflate(fragment.toByteArray()).orElseThrow());
            return Optional.of(plain);
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    private static byte[] regroup(byte[] deflated, ByteArrayOutputStream fragment) throws IOException {
        try (var in = new Regrouping(new ByteArrayInputStream(deflated), fragment, 10_000_000)) {
            return in.readAllBytes();
        }
    }

    /// Noise, runs, text; often tiny.
    private static byte[] sample(Random random) {
        var plain = new byte[random.nextInt(random.nextBoolean() ? 20 : 100_000)];
        int letters = 1 << random.nextInt(9);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) random.nextInt(letters);
        }
        return plain;
    }

    private static byte[] deflated(byte[] plain, int level, Random random) throws IOException {
        var deflater = new Deflater(level, true);
        deflater.setStrategy(STRATEGIES[random.nextInt(STRATEGIES.length)]);
        var out = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(out, deflater, 512, true)) {
            int at = 0;
            while (at < plain.length) {
                int n = Math.min(plain.length - at, 1 + random.nextInt(40_000));
                stream.write(plain, at, n);
                at += n;
                if (random.nextInt(5) == 0) {
                    stream.flush();
                }
            }
        }
        deflater.end();
        return out.toByteArray();
    }

    /// The plain bytes if the data are whole and nothing follows them.
    private static Optional<byte[]> inflate(byte[] deflated) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1 << 16];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return Optional.empty();
                }
                out.write(buffer, 0, n);
            }
            return inflater.getRemaining() == 0 ? Optional.of(out.toByteArray()) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
