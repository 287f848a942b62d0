package app.pip.engine.script;

import app.pip.engine.tree.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Whether a file is text in UTF-8, as which apps read text that says nothing of its encoding, and otherwise in what it
/// may be.
final class TextCheck {

    private static final int MOST = 16 << 20;
    private static final int HIGH = 0x80;
    private static final int LETTERS = 0xc0;
    private static final int CYRILLIC_RUN = 3;
    // windows-1252 leaves them open
    private static final String OPEN = "\u0081\u008d\u008f\u0090\u009d";

    private TextCheck() {}

    /// The likely encoding, as Java calls it; nothing if the file is UTF-8, or no text at all.
    static Optional<String> otherThanUtf8(Content content) throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(MOST);
        }
        if (bytes.length >= 2
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff))) {
            return Optional.of("UTF-16");
        }
        if (isUtf8(bytes, bytes.length < content.size()) || hasNull(bytes)) {
            return Optional.empty();
        }
        return Optional.of(eightBits(bytes));
    }

    private static boolean isUtf8(byte[] bytes, boolean cut) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(1 << 13);
        while (true) {
            var result = decoder.decode(in, out, !cut);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    private static boolean hasNull(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    /// In western texts accented letters stand alone or by two (`üß`) between others; in Cyrillic ones they stand
    /// together.
    private static String eightBits(byte[] bytes) {
        int alone = 0;
        int together = 0;
        boolean open = false;
        int run = 0;
        for (int i = 0; i <= bytes.length; i++) {
            int one = i < bytes.length ? bytes[i] & 0xff : 0;
            if (one >= LETTERS) {
                run++;
            } else {
                together += run >= CYRILLIC_RUN ? run : 0;
                alone += run >= CYRILLIC_RUN ? 0 : run;
                alone += one >= HIGH ? 1 : 0;
                run = 0;
            }
            open |= one >= HIGH && OPEN.indexOf(one) >= 0;
        }
        if (together > 2 * alone) {
            return "windows-1251";
        }
        return open ? "ISO-8859-1" : "windows-1252";
    }
}
