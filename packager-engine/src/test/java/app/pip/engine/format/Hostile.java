package app.pip.engine.format;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;

/// Damages a sample in many ways and demands that its reader either reads it or says [FormatException], soon.
public final class Hostile {

    private static final byte[] NASTY = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
    private static final int ROUNDS = 20_000;
    private static final int MOST_CHANGES = 12;

    /// A reader of some format.
    public interface Reader {
        void read(byte[] file) throws FormatException;
    }

    private Hostile() {}

    /// Cuts the sample off at each byte, sets each byte to nasty values, and changes several bytes or whole words at
    /// once.
    public static void damage(byte[] sample, Reader reader) {
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            reader.read(sample); // the sample itself is well
            int refused = cut(sample, reader) + setEach(sample, reader) + setSeveral(sample, reader);
            assertTrue(refused > 50, "the damage was noticed only " + refused + " times");
        });
    }

    private static int cut(byte[] sample, Reader reader) {
        int refused = 0;
        for (int length = 0; length < sample.length; length++) {
            refused += refuses(java.util.Arrays.copyOf(sample, length), reader);
        }
        return refused;
    }

    private static int setEach(byte[] sample, Reader reader) {
        int refused = 0;
        for (int at = 0; at < sample.length; at++) {
            for (byte nasty : NASTY) {
                byte[] damaged = sample.clone();
                damaged[at] = nasty;
                refused += refuses(damaged, reader);
            }
        }
        return refused;
    }

    private static int setSeveral(byte[] sample, Reader reader) {
        int refused = 0;
        var random = new Random(20260101);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = sample.clone();
            for (int change = random.nextInt(MOST_CHANGES) + 1; change > 0; change--) {
                int at = random.nextInt(damaged.length);
                int width = random.nextBoolean() ? 1 : Math.min(8, damaged.length - at);
                byte value = random.nextBoolean() ? NASTY[random.nextInt(NASTY.length)] : (byte) random.nextInt();
                java.util.Arrays.fill(damaged, at, at + width, value);
            }
            refused += refuses(damaged, reader);
        }
        return refused;
    }

    private static int refuses(byte[] damaged, Reader reader) {
        try {
            reader.read(damaged);
            return 0;
        } catch (FormatException e) {
            return 1;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return fail("broke on " + HexFormat.of().formatHex(damaged), e);
        }
    }
}
