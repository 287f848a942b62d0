package app.pip.engine.classroom;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// One program as it was handed in: a folder, an archive, a script or a notebook in the class's folder.
/// Links are none: they may lead to what is the teacher's own.
///
/// @param name the folder's or file's
/// @param path where it lies
public record Submission(String name, Path path) {

    /// How many programs a class may have.
    public static final int MOST = 1000;

    private static final List<String> SCRIPTS = List.of(".py", ".pyw", ".ipynb");
    private static final List<String> ENDINGS = List.of(".py", ".pyw", ".ipynb", ".zip");
    private static final Set<String> ONE_PROGRAM = Set.of(
            "pyproject.toml",
            "setup.cfg",
            "requirements.txt",
            "pipapp.toml",
            "pipfile",
            "environment.yml",
            "pylock.toml");
    private static final Set<String> NEVER = Set.of("__pycache__", "__macosx", "node_modules");

    /// What was handed in, in the order of the names.
    ///
    /// @param never what is none, such as the output folder
    /// @throws ProblemException if there is nothing, or too much
    public static List<Submission> in(Path folder, Set<Path> never) throws ProblemException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Problem.stop("class.no-folder", folder));
        }
        List<Submission> found;
        try (Stream<Path> children = Files.list(folder)) {
            found = children.filter(child -> !never.contains(child))
                    .map(child -> new Submission(String.valueOf(child.getFileName()), child))
                    .filter(Submission::isOne)
                    .sorted(Comparator.comparing(Submission::name))
                    .limit(MOST + 1L)
                    .toList();
        }
        if (found.isEmpty()) {
            throw new ProblemException(Problem.stop("class.empty", folder));
        }
        if (found.size() > MOST) {
            throw new ProblemException(Problem.stop("class.too-many", folder, MOST));
        }
        return found;
    }

    /// Whether a folder is surely meant as a class and not as one program: it has a `class.csv`, or it holds several
    /// folders with scripts or archives while nothing in it says that it is a project of its own.
    public static boolean isClass(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        if (Files.isRegularFile(folder.resolve(Roster.NAME))) {
            return true;
        }
        List<Path> children;
        try (Stream<Path> all = Files.list(folder)) {
            children = all.limit(MOST + 1L).toList();
        }
        if (children.stream().anyMatch(Submission::isOfOneProgram)) {
            return false;
        }
        int programs = 0;
        for (Path child : children) {
            var one = new Submission(String.valueOf(child.getFileName()), child);
            programs += one.isOne() && (Files.isRegularFile(child) || hasScript(child)) ? 1 : 0;
        }
        return programs > 1;
    }

    /// A script beside folders is what starts, and a description of a project describes one.
    private static boolean isOfOneProgram(Path child) {
        String name = String.valueOf(child.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(child)
                && (ONE_PROGRAM.contains(name)
                        || SCRIPTS.stream().anyMatch(name::endsWith)
                        || name.endsWith(".pipapp.toml"));
    }

    private static boolean hasScript(Path folder) throws IOException {
        // a package's modules aren't programs
        if (Files.exists(folder.resolve("__init__.py"))) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> String.valueOf(child.getFileName()).toLowerCase(Locale.ROOT))
                    .anyMatch(name -> SCRIPTS.stream().anyMatch(name::endsWith));
        }
    }

    private boolean isOne() {
        String small = name.toLowerCase(Locale.ROOT);
        if (small.startsWith(".") || NEVER.contains(small)) {
            return false;
        }
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                || (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        && ENDINGS.stream().anyMatch(small::endsWith));
    }
}
