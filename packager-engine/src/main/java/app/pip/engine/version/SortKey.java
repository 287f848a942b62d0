package app.pip.engine.version;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Turns a version into bytes that are ordered, as unsigned bytes and shorter first, exactly as the versions
/// are. Comparing versions, and looking one up in a set of them, is then comparing short arrays.
///
/// The bytes: epoch; the release's numbers without zeros at its end; 0; the phase and its number; the
/// post-release; the development release; the local part. What is missing has a byte of its own, below or
/// above what could be there.
final class SortKey {

    /// Above whatever could stand in its place: no number and no mark begins with it.
    static final int ABOVE_ALL = 0xff;

    private static final int END_OF_RELEASE = 0;
    private static final int ONLY_DEV = 1;
    private static final int FINAL = 5;
    private static final int ABSENT_BELOW = 1;
    private static final int PRESENT = 2;
    private static final int DEV = 1;
    private static final int NO_DEV = 2;
    private static final int WORD = 1;
    private static final int NUMBER = 2;
    private static final int SMALL = 0xe0;
    private static final int HUGE = 0xfe;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16);

    private SortKey() {}

    /// The bytes of that version.
    static byte[] of(Parts parts) {
        var key = new SortKey();
        key.releaseAndPhase(parts);
        key.postAndDev(parts);
        parts.local().forEach(key::segment);
        return key.bytes.toByteArray();
    }

    /// Bytes above those of the version, its post-releases and all their local versions, and below all others
    /// that the version is below of.
    static byte[] afterPosts(Parts parts) {
        var key = new SortKey();
        key.releaseAndPhase(parts);
        key.bytes.write(ABOVE_ALL);
        return key.bytes.toByteArray();
    }

    /// The first eight bytes as a number, which mostly decides already; 0 for those that aren't there.
    static long head(byte[] key) {
        long head = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            head = head << 8 | (i < key.length ? key[i] & 0xff : 0);
        }
        return head;
    }

    /// Compares two keys of which the heads are known.
    static int compare(long head, byte[] key, long otherHead, byte[] otherKey) {
        return head != otherHead ? Long.compareUnsigned(head, otherHead) : Arrays.compareUnsigned(key, otherKey);
    }

    /// Bytes directly above those of the version, below its own local versions.
    static byte[] after(byte[] version) {
        return Arrays.copyOf(version, version.length + 1);
    }

    private void releaseAndPhase(Parts parts) {
        number(parts.epoch());
        List<String> release = parts.release();
        int length = release.size();
        while (length > 0 && release.get(length - 1).equals("0")) {
            length--;
        }
        release.subList(0, length).forEach(this::number);
        bytes.write(END_OF_RELEASE);
        switch (parts.phase()) {
            case "a" -> bytes.write(ONLY_DEV + 1);
            case "b" -> bytes.write(ONLY_DEV + 2);
            case "rc" -> bytes.write(ONLY_DEV + 3);
            // 1.0.dev1 lies below 1.0a1, but 1.0.post1.dev1 above 1.0
            default -> bytes.write(parts.post().isEmpty() && !parts.dev().isEmpty() ? ONLY_DEV : FINAL);
        }
        if (!parts.phase().isEmpty()) {
            number(parts.pre());
        }
    }

    private void postAndDev(Parts parts) {
        if (parts.post().isEmpty()) {
            bytes.write(ABSENT_BELOW);
        } else {
            bytes.write(PRESENT);
            number(parts.post());
        }
        if (parts.dev().isEmpty()) {
            bytes.write(NO_DEV);
        } else {
            bytes.write(DEV);
            number(parts.dev());
        }
    }

    private void segment(String segment) {
        if (segment.chars().allMatch(c -> c >= '0' && c <= '9')) {
            bytes.write(NUMBER);
            number(segment);
        } else {
            bytes.write(WORD);
            segment.chars().forEach(bytes::write);
            bytes.write(0);
        }
    }

    /// A small number is one byte, not 0; a larger one begins with a higher byte that tells how many follow.
    private void number(String digits) {
        if (digits.length() <= 18) {
            long value = Long.parseLong(digits);
            if (value < SMALL) {
                bytes.write((int) value + 1);
                return;
            }
        }
        byte[] magnitude = new BigInteger(digits).toByteArray();
        int sign = magnitude[0] == 0 ? 1 : 0;
        int length = magnitude.length - sign;
        if (SMALL + length < HUGE) {
            bytes.write(SMALL + length);
        } else {
            bytes.write(HUGE);
            bytes.write(length >> 8);
            bytes.write(length);
        }
        bytes.write(magnitude, sign, length);
    }
}
