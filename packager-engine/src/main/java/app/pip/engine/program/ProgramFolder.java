package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.tree.Content;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A program as it lies on the disk: the script that is started and the folder that travels with it.
///
/// @param root the folder, a real path
/// @param entry the script to start
/// @param tree all files that travel; their contents stay on the disk and are checked against changes when read
/// @param size the sum of the files in bytes
/// @param notes what is worth knowing
/// @param questions what the user should confirm before all of this is packed, notes too; the caller decides
/// @param left what lies in the folder and stays behind
public record ProgramFolder(
        Path root,
        TreePath entry,
        Tree tree,
        long size,
        List<Problem> notes,
        List<Problem> questions,
        List<Left> left) {

    private static final long LARGE = 200_000_000;
    private static final long MEGABYTE = 1_000_000;
    private static final int MOST_LINES = 5;

    /// Copies the lists.
    public ProgramFolder {
        notes = List.copyOf(notes);
        questions = List.copyOf(questions);
        left = List.copyOf(left);
    }

    /// Whether the user dropped one file and not a folder: then only what it needs travels.
    public static boolean isFile(Path program) {
        return !Files.isDirectory(program);
    }

    /// The same program with files that were changed for the app.
    public ProgramFolder with(List<Remedy> remedies) throws IOException {
        return new ProgramFolder(
                root, Remedied.entry(entry, remedies), Remedied.files(tree, remedies), size, notes, questions, left);
    }

    /// Reads as much of a program's folder as is wanted. The script that was dropped is always wanted.
    ///
    /// @param program a `.py` or `.pyw` file, or a folder
    /// @param never files and folders that must not travel, such as the output folder; they need not exist
    /// @param standard whether a name is that of a standard module
    /// @throws ProblemException with everything that stands in the way, once the whole folder was seen
    public static ProgramFolder read(Path program, Set<Path> never, Predicate<String> standard, Wanted wanted)
            throws ProblemException, IOException {
        return new Reading(never, standard, UsualFolders.ofThisUser(), FirstBytes.onDisk()).read(program, wanted);
    }

    /// The question whether such a folder is meant as a whole, known before it is read: reading a home folder takes
    /// its time.
    ///
    /// @param program a file or folder as for [#read]; of a file only what it needs is read
    public static Optional<Problem> unexpected(Path program) throws ProblemException, IOException {
        Path real = Reading.real(program);
        if (isFile(real)) {
            Reading.root(real);
            return Optional.empty();
        }
        return Reading.unexpected(real, UsualFolders.ofThisUser());
    }

    /// How a folder is read.
    record Reading(Set<Path> never, Predicate<String> standard, UsualFolders usual, FirstBytes firstBytes) {

        ProgramFolder read(Path program, Wanted asked) throws ProblemException, IOException {
            Path real = real(program);
            Path root = root(real);
            var walk = new FolderWalk(root, realPaths(never), firstBytes, withDropped(asked, real));
            walk.walk();
            var problems = new ArrayList<>(walk.problems());
            var scripts = EntryScript.among(walk.entries());
            problems.addAll(scripts.shadows(standard, asked.wishes(), dropped(root, real, scripts)));
            Optional<Path> notebook = notebook(root, real, walk, scripts);
            if (notebook.isPresent() && problems.isEmpty()) {
                return ofNotebook(root, real, notebook.get(), walk);
            }
            Optional<TreePath> entry = asked.wishes()
                    .start()
                    .map(TreePath::of)
                    .filter(start -> scripts.scripts().contains(start))
                    .or(() -> entry(root, real, walk, problems));
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
                    notes(walk),
                    questions(root, real, walk.size()),
                    walk.left());
        }

        /// The script that is started for sure.
        private static Optional<String> dropped(Path root, Path real, EntryScript scripts) {
            return root.equals(real)
                    ? Optional.of(scripts.scripts())
                            .filter(all -> all.size() == 1)
                            .map(all -> all.getFirst().toString())
                    : FileName.of(real);
        }

        private static List<Problem> notes(FolderWalk walk) {
            return walk.left().stream()
                    .filter(one -> one.why() == Left.Why.SECRET)
                    .map(one -> Secrets.note(one.path()))
                    .toList();
        }

        /// The notebook that was dropped, or the only one of a folder without a script.
        private static Optional<Path> notebook(Path root, Path real, FolderWalk walk, EntryScript scripts) {
            if (!root.equals(real)) {
                return Notebook.isOne(real.getFileName().toString()) ? Optional.of(real) : Optional.empty();
            }
            var notebooks = walk.entries().stream()
                    .map(Entry::path)
                    .filter(path -> path.parts().size() == 1 && Notebook.isOne(path.name()))
                    .toList();
            return scripts.scripts().isEmpty() && notebooks.size() == 1
                    ? Optional.of(root.resolve(notebooks.getFirst().name()))
                    : Optional.empty();
        }

        /// The notebook becomes a script beside it, which nobody finds on the disk.
        private ProgramFolder ofNotebook(Path root, Path real, Path file, FolderWalk walk)
                throws ProblemException, IOException {
            Notebook notebook = Notebook.read(file);
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.lastIndexOf('.'));
            boolean taken = walk.entries().stream()
                    .anyMatch(entry -> entry.path().toString().equalsIgnoreCase(stem + ".py"));
            TreePath entry = TreePath.of(stem + (taken ? "-notebook.py" : ".py"));
            var entries = new ArrayList<>(walk.entries());
            entries.removeIf(one -> one.path().toString().equals(name));
            entries.add(Entry.file(entry.toString(), Content.of(notebook.script())));
            var notes = new ArrayList<>(notes(walk));
            notes.add(Problem.note("program.notebook-script", name));
            if (!notebook.skipped().isEmpty()) {
                String lines = notebook.skipped().stream().limit(MOST_LINES).collect(Collectors.joining("; "));
                notes.add(Problem.note("program.notebook-lines", name, lines));
            }
            return new ProgramFolder(
                    root, entry, Tree.of(entries), walk.size(), notes, questions(root, real, walk.size()), walk.left());
        }

        private static Wanted withDropped(Wanted wanted, Path real) {
            Optional<String> name = isFile(real) ? FileName.of(real) : Optional.empty();
            var files = new TreeSet<>(wanted.files());
            name.ifPresent(files::add);
            return new Wanted(wanted.everything(), files, wanted.whole(), wanted.data(), wanted.wishes());
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
                    || !(EntryScript.isScript(real.getFileName().toString())
                            || Notebook.isOne(real.getFileName().toString()))) {
                throw new ProblemException(Problem.stop("program.not-a-script", real.getFileName()));
            }
            return folder;
        }

        private List<Problem> questions(Path root, Path real, long size) {
            var questions = new ArrayList<Problem>();
            if (root.equals(real)) {
                unexpected(root, usual).ifPresent(questions::add);
            }
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
            try {
                return Optional.of(scripts.choose(folderName(root)));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
                return Optional.empty();
            }
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
