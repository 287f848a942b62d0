package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.tree.WindowsName;
import java.util.Optional;

/// Which names of files and folders are legal on all three systems; Windows is the strictest
/// ([Naming Files](https://learn.microsoft.com/windows/win32/fileio/naming-a-file)).
final class NameRules {

    private NameRules() {}

    /// What is wrong with a name.
    ///
    /// @param name the last part of the path, in normalisation form C
    /// @param path the whole path, to be told
    static Optional<Problem> problem(String name, String path) {
        Optional<String> character = WindowsName.forbidden(name);
        if (character.isPresent()) {
            return Optional.of(Problem.stop("program.name-character", printable(path), character.get()));
        }
        if (WindowsName.isDevice(name)) {
            return Optional.of(Problem.stop("program.name-reserved", path, name));
        }
        if (WindowsName.isShortened(name)) {
            return Optional.of(Problem.stop("program.name-ending", path));
        }
        return Optional.empty();
    }

    private static String printable(String path) {
        return path.codePoints()
                .map(c -> WindowsName.isControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
