package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which names of files and folders are legal on all three systems; Windows is the strictest
/// ([Naming Files](https://learn.microsoft.com/windows/win32/fileio/naming-a-file)).
final class NameRules {

    private static final String FORBIDDEN = "<>:\"|?*\\";
    // the superscript digits count as digits there
    private static final Pattern DEVICE = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private NameRules() {}

    /// What is wrong with a name.
    ///
    /// @param name the last part of the path, in normalisation form C
    /// @param path the whole path, to be told
    static Optional<Problem> problem(String name, String path) {
        Optional<String> character = forbidden(name);
        if (character.isPresent()) {
            return Optional.of(Problem.stop("program.name-character", printable(path), character.get()));
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of(Problem.stop("program.name-reserved", path, name));
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of(Problem.stop("program.name-ending", path));
        }
        return Optional.empty();
    }

    /// The first character that isn't allowed, as it is told.
    private static Optional<String> forbidden(String name) {
        return name.codePoints()
                .filter(c -> control(c) || FORBIDDEN.indexOf(c) >= 0)
                .mapToObj(c -> control(c) ? "U+%04X".formatted(c) : Character.toString(c))
                .findFirst();
    }

    private static String printable(String path) {
        return path.codePoints()
                .map(c -> control(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean control(int character) {
        return character < 0x20 || character == 0x7f;
    }
}
