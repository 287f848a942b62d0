package app.pip.engine.version;

/// The characters that Python takes for blanks, which differ from Java's.
public final class Blanks {

    private static final String OTHERS = "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000";

    private Blanks() {}

    static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /// Whether `str.isspace` holds for a character.
    public static boolean isBlank(int c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || (c >= 0x1c && c <= 0x1f)
                || (c >= 0x2000 && c <= 0x200a)
                || OTHERS.indexOf(c) >= 0;
    }
}
