package app.pip.engine.hash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The digests of the system's library are those of Java, however the bytes come.
class LibcryptoTest {

    /// More than one call of the library takes.
    private static final int MANY = 212_345;

    @Test
    void equalsJavaForAnyPieces() {
        assumeTrue(Libcrypto.load().isPresent(), "this system has no libcrypto.so.3 that may be called");
        Libcrypto library = Libcrypto.load().orElseThrow();
        for (MessageDigest ours : List.of(library.freshSha256(), library.freshSha1())) {
            assertInstanceOf(NativeDigest.class, ours);
            MessageDigest java = Digests.java(ours.getAlgorithm());
            var random = new Random(7);
            var bytes = new byte[MANY];
            random.nextBytes(bytes);
            assertEquals(java.getDigestLength(), ours.getDigestLength());
            assertArrayEquals(java.digest(), ours.digest());
            assertArrayEquals(java.digest(bytes), ours.digest(bytes));
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(bytes.length - at, random.nextInt(70_000));
                ours.update(bytes, at, count);
                java.update(bytes, at, count);
                at += count;
            }
            ours.update((byte) 5);
            java.update((byte) 5);
            assertArrayEquals(java.digest(), ours.digest(), "in pieces");
            ours.update(bytes);
            ours.reset();
            assertArrayEquals(java.digest(), ours.digest(), "begun anew");
        }
    }

    @Test
    void takesOverWhenMuchIsDigested() throws InterruptedException {
        assumeTrue(Libcrypto.load().isPresent(), "this system has no libcrypto.so.3 that may be called");
        var bytes = new byte[1 << 20];
        byte[] expected = Digests.java("SHA-256").digest(bytes);
        // it is loaded by a thread of its own
        for (int i = 0; i < 1000 && !(Digests.sha256() instanceof NativeDigest); i++) {
            assertArrayEquals(expected, Digests.sha256().digest(bytes));
            Thread.sleep(i < 10 ? 0 : 20);
        }
        assertInstanceOf(NativeDigest.class, Digests.sha256());
        assertInstanceOf(NativeDigest.class, Digests.sha1());
    }

    @Test
    void isTheDigestOfTheStandard() {
        // FIPS 180-4's example
        byte[] abc = {'a', 'b', 'c'};
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(Digests.sha256().digest(abc)));
        assertEquals(
                "a9993e364706816aba3e25717850c26c9cd0d89d",
                HexFormat.of().formatHex(Digests.sha1().digest(abc)));
    }
}
