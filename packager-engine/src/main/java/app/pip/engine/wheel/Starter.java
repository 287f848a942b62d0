package app.pip.engine.wheel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The first line of a script in `.data/scripts`, `#!python` or `#!pythonw`, which an installer replaces by
/// the path of the interpreter (PEP 427). An app has no path of its own, so on Unix a shell finds the
/// interpreter beside the script;
/// Python reads the same lines as a text that it skips. Windows doesn't look at that line.
final class Starter {

    private static final byte[] MARK = "#!python".getBytes(StandardCharsets.US_ASCII);
    private static final String SHELL = """
            #!/bin/sh
            '''exec' "$(dirname -- "$(realpath -- "$0")")/python" "$0" "$@"
            ' '''
            """;

    private Starter() {}

    /// Whether the bytes begin as a script does whose first line is to be replaced.
    static boolean isMarked(byte[] script) {
        return script.length >= MARK.length && Arrays.equals(script, 0, MARK.length, MARK, 0, MARK.length);
    }

    /// The script with another first line.
    static byte[] replaced(byte[] script) {
        int end = 0;
        while (end < script.length && script[end] != '\n') {
            end++;
        }
        byte[] shell = SHELL.getBytes(StandardCharsets.US_ASCII);
        int rest = Math.max(0, script.length - end - 1);
        byte[] whole = Arrays.copyOf(shell, shell.length + rest);
        System.arraycopy(script, script.length - rest, whole, shell.length, rest);
        return whole;
    }
}
