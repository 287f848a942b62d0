package app.pip.engine.project;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
/// @param splash a picture that is shown while the program starts, seen from the file's folder
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
/// @param signing how what is for Windows is signed
/// @param imports for a module that the program imports the package that gives it, or [#WITHOUT]
/// @param answers answers to questions, by the ids of their problems, and what becomes of single files in the app
public record ProjectFile(
        Optional<String> name,
        Optional<String> version,
        Optional<String> author,
        Optional<String> icon,
        Optional<String> splash,
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
        SigningWishes signing,
        SortedMap<String, String> imports,
        SortedMap<String, String> answers) {

    /// The name of a folder's file; a script's has the script's name and a dot before it.
    public static final String NAME = "pipapp.toml";

    /// What stands in place of a package for a module without which the app does.
    public static final String WITHOUT = "-";

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
        imports = Collections.unmodifiableSortedMap(new TreeMap<>(imports));
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

        /// Writes what is chosen now into the file; its comments stay.
        ///
        /// @throws IOException if it can't be written; the old one is then still there
        public void remember(ProjectFile choices) throws ProblemException, IOException {
            String before = Files.isRegularFile(path) ? Files.readString(path) : "";
            Path whole = path.resolveSibling(path.getFileName() + ".part");
            try {
                Files.writeString(whole, choices.write(before));
                Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        }

        /// The problem that a key has a value that can't be.
        ///
        /// @param key such as `app.targets`
        /// @param reason a sentence for the user
        public Problem wrong(String key, String reason) {
            return ProjectFileReader.wrong(String.valueOf(path.getFileName()), lines.getOrDefault(key, 1), key, reason);
        }
    }

    /// The choices in the file that are ways out of problems.
    public List<Remedy> remedies() {
        var remedies = new ArrayList<Remedy>();
        script.ifPresent(one -> remedies.add(new Remedy.Start(one)));
        include.forEach(one -> remedies.add(new Remedy.Include(one)));
        exclude.forEach(one -> remedies.add(new Remedy.LeaveOut(one)));
        imports.forEach((module, given) ->
                remedies.add(given.equals(WITHOUT) ? new Remedy.DoWithout(module) : new Remedy.Install(module, given)));
        CopyAnswers.among(answers).forEach(remedies::add);
        return remedies;
    }

    /// The same file with one more choice.
    public ProjectFile with(Remedy choice) {
        return switch (choice) {
            case Remedy.Console _ -> with(Optional.of(Mode.CONSOLE), script, include, exclude, imports);
            case Remedy.Window _ -> with(Optional.of(Mode.WINDOW), script, include, exclude, imports);
            case Remedy.Start(String one) -> with(mode, Optional.of(one), include, exclude, imports);
            case Remedy.Include(String path) -> with(mode, script, more(include, path), less(exclude, path), imports);
            case Remedy.LeaveOut(String path) -> with(mode, script, less(include, path), more(exclude, path), imports);
            case Remedy.Install(String module, String given) ->
                with(mode, script, include, exclude, more(imports, module, given));
            case Remedy.DoWithout(String module) ->
                with(mode, script, include, exclude, more(imports, module, WITHOUT));
            case Remedy.AllowBuild(String distribution) -> building(more(allowBuild, distribution), answers);
            case Remedy.FetchPython _ -> this;
            case Remedy.Utf8Copy _, Remedy.Rename _, Remedy.Append _, Remedy.Reword _ ->
                CopyAnswers.of(choice)
                        .map(one -> answered(one.getKey(), one.getValue()))
                        .orElse(this);
        };
    }

    /// The same file with the answer to a question.
    ///
    /// @param id of the problem that asks it
    public ProjectFile answered(String id, String answer) {
        return building(allowBuild, more(answers, id, answer));
    }

    private ProjectFile building(List<String> allowed, SortedMap<String, String> answered) {
        return new ProjectFile(
                name, version, author, icon, splash, mode, targets, python, script, include, exclude, from, extras,
                groups, add, leaveOut, allowed, signing, imports, answered);
    }

    private ProjectFile with(
            Optional<Mode> shown,
            Optional<String> started,
            List<String> included,
            List<String> excluded,
            SortedMap<String, String> given) {
        return new ProjectFile(
                name,
                version,
                author,
                icon,
                splash,
                shown,
                targets,
                python,
                started,
                included,
                excluded,
                from,
                extras,
                groups,
                add,
                leaveOut,
                allowBuild,
                signing,
                given,
                answers);
    }

    private static List<String> more(List<String> list, String one) {
        return Stream.concat(list.stream(), Stream.of(one)).distinct().toList();
    }

    private static List<String> less(List<String> list, String one) {
        return list.stream().filter(other -> !other.equals(one)).toList();
    }

    private static SortedMap<String, String> more(SortedMap<String, String> map, String key, String value) {
        var more = new TreeMap<>(map);
        more.put(key, value);
        return more;
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
