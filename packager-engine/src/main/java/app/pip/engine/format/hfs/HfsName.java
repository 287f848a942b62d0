package app.pip.engine.format.hfs;

import java.text.Normalizer;

/// Names as the file system keeps them: in UTF-16, letters apart from their accents. Apple's table is that of Unicode
/// 3.2 without some ranges (Technical Q&A QA1173), so what came later stays as it is.
public final class HfsName {

    /// The longest name, in UTF-16 units.
    public static final int LONGEST = 255;

    private HfsName() {}

    /// A name with its accents apart.
    public static String of(String name) {
        var apart = new StringBuilder();
        int from = 0;
        while (from < name.length()) {
            boolean kept = isKept(name.charAt(from));
            int to = from;
            while (to < name.length() && isKept(name.charAt(to)) == kept) {
                to++;
            }
            String piece = name.substring(from, to);
            apart.append(kept ? piece : Normalizer.normalize(piece, Normalizer.Form.NFD));
            from = to;
        }
        return apart.toString();
    }

    /// Balinese, symbols, compatibility ideographs, and all beyond the basic plane.
    private static boolean isKept(char unit) {
        return (unit >= 0x1b00 && unit <= 0x1b7f)
                || (unit >= 0x2000 && unit <= 0x2fff)
                || (unit >= 0xf900 && unit <= 0xfaff)
                || Character.isSurrogate(unit);
    }
}
