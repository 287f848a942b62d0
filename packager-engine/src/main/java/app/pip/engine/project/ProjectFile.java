package app.pip.engine.project;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the user has chosen for a program, as a file beside it remembers it: `pipapp.toml`. Words on
/// the command line and choices in the window count more than the file.
///
/// A folder's file is `pipapp.toml` in it. A script `guess.py` has its own, `guess.pipapp.toml` beside
/// it, for several programs may lie in one folder; where there is none, the folder's counts unless it
/// names another script.
///
/// @param name the app's name
/// @param version the app's version
/// @param author who made the app
/// @param icon a picture, seen from the file's folder
/// @param mode console or window
/// @param targets the systems, as they are written after `--for`
/// @param python which Pythons will do
/// @param script which script of the folder is started
/// @param include files that travel though they would stay behind
/// @param exclude files that stay behind though they would travel
/// @param from the file that says which packages are needed
/// @param extras optional sets of the project's dependencies that are wanted
/// @param groups dependency groups that are wanted
/// @param add requirements added by hand
/// @param leaveOut packages that the app does without
/// @param allowBuild packages that may be built from source
/// @param answers answers to questions, by the ids of their problems
public record ProjectFile(
        Optional<String> name,
        Optional<String> version,
        Optional<String> author,
        Optional<String> icon,
        Optional<Mode> mode,
        List<String> targets,
        Optional<PythonSpec> python,
        Optional<String> script,
        List<String> include,
        List<String> exclude,
        Optional<String> from,
        List<String> extras,
        List<String> groups,
        List<String> add,
        List<String> leaveOut,
        List<String> allowBuild,
        SortedMap<String, String> answers) {

    /// The name of a folder's file; a script's has the script's name and a dot before it.
    public static final String NAME = "pipapp.toml";

    private static final int LARGEST = 1_000_000;

    /// Copies the lists.
    public ProjectFile {
        targets = List.copyOf(targets);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
        add = List.copyOf(add);
        leaveOut = List.copyOf(leaveOut);
        allowBuild = List.copyOf(allowBuild);
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /// A file, what it says, and what is odd about it.
    ///
    /// @param path the file; it need not exist
    /// @param says what it says
    /// @param lines the line of each key that is there, the first being 1
    /// @param notes what is worth knowing, such as keys that aren't known
    public record Found(Path path, ProjectFile says, SortedMap<String, Integer> lines, List<Problem> notes) {

        /// Copies the collections.
        public Found {
            lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
            notes = List.copyOf(notes);
        }

        /// The problem that a key has a value that can't be.
        ///
        /// @param key such as `app.targets`
        /// @param reason a sentence for the user
        public Problem wrong(String key, String reason) {
            return ProjectFileReader.wrong(String.valueOf(path.getFileName()), lines.getOrDefault(key, 1), key, reason);
        }
    }

    /// A file that says nothing.
    public static ProjectFile empty() {
        return new ProjectFileReader(NAME, "").emptyFile();
    }

    /// Reads a text.
    ///
    /// @param path the file it comes from
    /// @throws ProblemException with everything that is wrong in it
    public static Found parse(Path path, String text) throws ProblemException {
        return new ProjectFileReader(String.valueOf(path.getFileName()), text).read(path);
    }

    /// Reads the file that belongs to a program; if there is none, one that says nothing is found in
    /// its place.
    ///
    /// @param program a script or folder; need not exist
    /// @throws ProblemException with everything that is wrong in the file
    public static Found beside(Path program) throws ProblemException, IOException {
        if (Files.isDirectory(program)) {
            return read(program.resolve(NAME));
        }
        String script = String.valueOf(program.getFileName());
        Path own = program.resolveSibling(script.replaceFirst("(?i)\\.pyw?$", "") + "." + NAME);
        Path shared = program.resolveSibling(NAME);
        if (Files.exists(own) || !Files.isRegularFile(shared)) {
            return read(own);
        }
        Found found = read(shared);
        boolean others =
                found.says().script().filter(named -> !named.equals(script)).isPresent();
        return others ? read(own) : found;
    }

    /// The text of a file that says this.
    ///
    /// @param before the text of the file that is there, whose comments and order stay as far as they
    ///     can; may be empty
    /// @throws ProblemException if that text isn't such a file
    public String write(String before) throws ProblemException {
        return new ProjectFileEditor(before).edited(this);
    }

    private static Found read(Path path) throws ProblemException, IOException {
        if (!Files.isRegularFile(path)) {
            return parse(path, "");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(Problem.stop("project-file.too-large", path.getFileName()));
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(path, text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.stop("project-file.encoding", path.getFileName()), e);
        }
    }
}
