package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A program as it lies on the disk: the script that is started and the folder that travels with it.
///
/// @param root the folder, a real path
/// @param entry the script to start
/// @param tree all files that travel; their contents stay on the disk and are checked against changes when read
/// @param size the sum of the files in bytes
/// @param notes what is worth knowing
/// @param questions what the user should confirm before all of this is packed, notes too; the caller decides
public record ProgramFolder(
        Path root, TreePath entry, Tree tree, long size, List<Problem> notes, List<Problem> questions) {

    private static final long LARGE = 200_000_000;
    private static final long MEGABYTE = 1_000_000;

    /// Copies the lists.
    public ProgramFolder {
        notes = List.copyOf(notes);
        questions = List.copyOf(questions);
    }

    /// Reads a script with the folder around it, or a folder.
    ///
    /// @param program a `.py` or `.pyw` file, or a folder
    /// @param never files and folders that must not travel, such as the output folder; they need not exist
    /// @param standard whether a name is that of a standard module
    /// @throws ProblemException with everything that stands in the way, once the whole folder was seen
    public static ProgramFolder read(Path program, Set<Path> never, Predicate<String> standard)
            throws ProblemException, IOException {
        return new Reading(never, standard, UsualFolders.ofThisUser(), FirstBytes.onDisk()).read(program);
    }

    /// The question whether such a folder is meant as a whole, known before it is read: reading a home folder takes
    /// its time.
    ///
    /// @param program a file or folder as for [#read]
    public static Optional<Problem> unexpected(Path program) throws ProblemException, IOException {
        return Reading.unexpected(Reading.root(Reading.real(program)), UsualFolders.ofThisUser());
    }

    /// How a folder is read.
    record Reading(Set<Path> never, Predicate<String> standard, UsualFolders usual, FirstBytes firstBytes) {

        ProgramFolder read(Path program) throws ProblemException, IOException {
            Path real = real(program);
            Path root = root(real);
            var walk = new FolderWalk(root, realPaths(never), firstBytes);
            walk.walk();
            var problems = new ArrayList<>(walk.problems());
            var scripts = EntryScript.among(walk.entries());
            problems.addAll(scripts.shadows(standard));
            Optional<TreePath> entry = entry(root, real, walk, problems);
            if (entry.isEmpty() && problems.isEmpty()) {
                problems.add(Problem.stop("program.no-script", folderName(root)));
            }
            if (!problems.isEmpty()) {
                throw new ProblemException(problems);
            }
            return new ProgramFolder(
                    root,
                    entry.orElseThrow(),
                    Tree.of(walk.entries()),
                    walk.size(),
                    Secrets.notes(walk.entries()),
                    questions(root, walk.size()));
        }

        static Optional<Problem> unexpected(Path root, UsualFolders usual) {
            return usual.include(root)
                    ? Optional.of(Problem.note("program.unexpected-folder", root))
                    : Optional.empty();
        }

        /// Where the program really is; a link that was dropped stands for its target.
        static Path real(Path program) throws ProblemException, IOException {
            try {
                return program.toRealPath();
            } catch (AccessDeniedException e) {
                throw new ProblemException(Problem.stop("program.unreadable", program, "permission denied"), e);
            } catch (FileSystemException e) {
                // not there, or "below" a file; there are systems that have no exception of its own for the latter
                if (Files.exists(program, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
                throw new ProblemException(Problem.stop("program.missing", program), e);
            }
        }

        /// The folder that travels with a script, or the folder itself.
        static Path root(Path real) throws ProblemException {
            if (Files.isDirectory(real)) {
                return real;
            }
            Path folder = real.getParent();
            if (folder == null
                    || !Files.isRegularFile(real)
                    || !EntryScript.isScript(real.getFileName().toString())) {
                throw new ProblemException(
                        isNotebook(real.getFileName().toString())
                                ? Problem.stop("program.notebook", real.getFileName())
                                : Problem.stop("program.not-a-script", real.getFileName()));
            }
            return folder;
        }

        private List<Problem> questions(Path root, long size) {
            var questions = new ArrayList<Problem>();
            unexpected(root, usual).ifPresent(questions::add);
            if (size > LARGE) {
                questions.add(Problem.note("program.large", root, size / MEGABYTE));
            }
            return questions;
        }

        /// The script to start; if there is none, the problems say why.
        private static Optional<TreePath> entry(Path root, Path real, FolderWalk walk, List<Problem> problems) {
            if (!root.equals(real)) {
                // if the dropped script isn't among the entries, a problem of its own was found on the way
                return FileName.of(real)
                        .filter(name -> walk.entries().stream()
                                .anyMatch(entry -> entry.path().toString().equals(name)))
                        .map(TreePath::of);
            }
            if (walk.entries().isEmpty()) {
                if (problems.isEmpty()) {
                    problems.add(Problem.stop("program.empty", folderName(root)));
                }
                return Optional.empty();
            }
            var scripts = EntryScript.among(walk.entries());
            Optional<TreePath> notebook = notebook(walk);
            if (scripts.scripts().isEmpty() && notebook.isPresent()) {
                problems.add(Problem.stop("program.notebook", notebook.get()));
                return Optional.empty();
            }
            try {
                return Optional.of(scripts.choose(folderName(root)));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
                return Optional.empty();
            }
        }

        private static Optional<TreePath> notebook(FolderWalk walk) {
            return walk.entries().stream()
                    .map(Entry::path)
                    .filter(path -> path.parts().size() == 1 && isNotebook(path.name()))
                    .findFirst();
        }

        private static boolean isNotebook(String name) {
            return name.toLowerCase(Locale.ROOT).endsWith(".ipynb");
        }

        private static String folderName(Path root) {
            Path name = root.getFileName();
            return name == null ? root.toString() : name.toString();
        }

        private static Set<Path> realPaths(Set<Path> paths) throws IOException {
            var real = new HashSet<Path>();
            for (Path path : paths) {
                real.add(
                        Files.exists(path)
                                ? path.toRealPath()
                                : path.toAbsolutePath().normalize());
            }
            return real;
        }
    }
}
