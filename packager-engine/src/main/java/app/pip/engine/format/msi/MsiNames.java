package app.pip.engine.format.msi;

/// Names of streams: two of the characters `0-9A-Za-z._` fit into one, so that long names fit into the few that a
/// compound file has. Names of tables begin with one more.
final class MsiNames {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";
    private static final int PAIRS = 0x3800;
    private static final int SINGLES = 0x4800;
    private static final char TABLE = 0x4840;

    private MsiNames() {}

    static String table(String name) {
        return TABLE + stream(name);
    }

    static String stream(String name) {
        var encoded = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            int first = LETTERS.indexOf(name.charAt(i));
            int second = i + 1 < name.length() ? LETTERS.indexOf(name.charAt(i + 1)) : -1;
            if (first < 0) {
                encoded.append(name.charAt(i));
            } else if (second < 0) {
                encoded.append((char) (SINGLES + first));
            } else {
                encoded.append((char) (PAIRS + first + (second << 6)));
                i++;
            }
        }
        return encoded.toString();
    }
}
