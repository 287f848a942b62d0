package app.pip.engine.format.single;

import app.pip.engine.format.FormatException;
import java.nio.charset.StandardCharsets;

/// The place in a launcher at which it reads where its payload begins: a text that is there once, with sixteen
/// hexadecimal
/// digits. So it needs to know nothing of its own file's format, and a signature may follow the payload.
public final class PayloadMark {

    private static final String TEXT = "pip.app payload at ";
    private static final int DIGITS = 16;

    private PayloadMark() {}

    /// The launcher with the place filled in.
    ///
    /// @param launcher with a mark that nothing was filled in yet
    /// @param place the payload's offset in the finished file
    /// @throws FormatException if there is no such mark, or more than one
    public static byte[] set(byte[] launcher, long place) throws FormatException {
        byte[] wanted = (TEXT + "0".repeat(DIGITS)).getBytes(StandardCharsets.US_ASCII);
        int at = find(launcher, wanted, 0);
        if (at < 0 || find(launcher, wanted, at + 1) >= 0) {
            throw new FormatException("launcher", Math.max(0, at), "one mark for the payload");
        }
        byte[] digits = String.format("%0" + DIGITS + "x", place).getBytes(StandardCharsets.US_ASCII);
        byte[] marked = launcher.clone();
        System.arraycopy(digits, 0, marked, at + TEXT.length(), DIGITS);
        return marked;
    }

    private static int find(byte[] in, byte[] wanted, int from) {
        for (int at = from; at + wanted.length <= in.length; at++) {
            int same = 0;
            while (same < wanted.length && in[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }
}
