package app.pip.engine.tree;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which names of files and folders Windows, the strictest of the three systems, doesn't allow
/// ([Naming Files](https://learn.microsoft.com/windows/win32/fileio/naming-a-file)).
public final class WindowsName {

    private static final String FORBIDDEN = "<>:\"|?*\\";
    // the superscript digits count as digits there
    private static final Pattern DEVICE = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WindowsName() {}

    /// Whether Windows can have a file or folder of that name.
    ///
    /// @param name one part of a path
    public static boolean isAllowed(String name) {
        return forbidden(name).isEmpty() && !isDevice(name) && !isShortened(name);
    }

    /// The first character that isn't allowed in a name, as it can be told.
    public static Optional<String> forbidden(String name) {
        return name.codePoints()
                .filter(c -> isControl(c) || FORBIDDEN.indexOf(c) >= 0)
                .mapToObj(c -> isControl(c) ? "U+%04X".formatted(c) : Character.toString(c))
                .findFirst();
    }

    /// Whether the name stands for a device, whatever its ending is.
    public static boolean isDevice(String name) {
        return DEVICE.matcher(name).matches();
    }

    /// Whether the name ends in a dot or a space, which Windows takes away.
    public static boolean isShortened(String name) {
        return name.endsWith(".") || name.endsWith(" ");
    }

    /// Whether a character is one that can't be shown.
    public static boolean isControl(int character) {
        return character < 0x20 || character == 0x7f;
    }
}
