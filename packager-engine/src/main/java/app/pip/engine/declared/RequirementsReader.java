package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads pip's [requirements
/// files](https://pip.pypa.io/en/stable/reference/requirements-file-format/), those they include too.
final class RequirementsReader {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
    private static final Pattern VERSION_CONTROL = Pattern.compile("(git|hg|svn|bzr)\\+.*");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z][a-z0-9+.-]*:(//.*|[^ ]*/.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARCHIVE = Pattern.compile("[^;]*\\.(whl|zip|tar\\.gz|tar\\.bz2|tgz)");
    private static final Pattern OWN_FOLDER = Pattern.compile("\\.?/?(\\[[^]]*])?");
    private static final int MOST_FILES = 100;

    private final ProgramFiles files;
    private final Found found;
    private final HintsReader hints;
    private final Set<String> read = new HashSet<>();
    private final Deque<TreePath> within = new ArrayDeque<>();
    private boolean ownFolder;

    RequirementsReader(ProgramFiles files, Found found, HintsReader hints) {
        this.files = files;
        this.found = found;
        this.hints = hints;
    }

    /// Whether a line asks for the program's own folder (`-e .`), and so for what its project file
    /// declares.
    boolean asksForOwnFolder() {
        return ownFolder;
    }

    void read(SourceText file) throws ProblemException, IOException {
        read(file, false);
    }

    /// One line of such a file that stands in another one, next to which its includes are looked for.
    void readLine(String line, Place place) throws ProblemException, IOException {
        within.push(TreePath.of(place.file()));
        for (RequirementLines one : RequirementLines.of(line)) {
            line(one.text(), false, place);
        }
        within.pop();
    }

    private void read(SourceText file, boolean constraints) throws ProblemException, IOException {
        if (!read.add(constraints + " " + file.path())) {
            return;
        }
        if (file.text().indexOf('\0') >= 0) {
            throw new ProblemException(Problem.stop("declared.encoding", file.path()));
        }
        within.push(file.path());
        for (RequirementLines line : RequirementLines.of(file.text())) {
            line(line.text(), constraints, file.line(line.number()));
        }
        within.pop();
    }

    private void line(String line, boolean constraints, Place place) throws ProblemException, IOException {
        Matcher variable = VARIABLE.matcher(line);
        if (variable.find()) {
            found.problem(Problem.stop("declared.variable", place.file(), place.line(), variable.group(1)));
            return;
        }
        int options = options(line);
        String requirement = line.substring(0, options).strip();
        Optional<List<String>> words = Words.of(line.substring(options));
        if (words.isEmpty()) {
            found.problem(Problem.stop("declared.quote", place.file(), place.line(), line));
        } else if (requirement.isEmpty()) {
            options(words.get(), constraints, place);
        } else {
            requirement(requirement, hashes(words.get(), place), constraints, place);
        }
    }

    /// Where the options begin: at the first word that begins with `-`.
    private static int options(String line) {
        if (line.startsWith("-")) {
            return 0;
        }
        int at = line.indexOf(" -");
        return at < 0 ? line.length() : at;
    }

    private void requirement(String text, Set<Sha256> hashes, boolean constraint, Place place) {
        if (VERSION_CONTROL.matcher(text).matches()) {
            found.problem(Problem.stop(
                    "declared.version-control", place.file(), place.line(), Addresses.withoutSecrets(text)));
        } else if (ADDRESS.matcher(text).matches()) {
            found.problem(
                    Problem.stop("declared.only-address", place.file(), place.line(), Addresses.withoutSecrets(text)));
        } else if (OWN_FOLDER.matcher(text).matches()) {
            ownFolder = true;
        } else if (isPath(text)) {
            found.problem(Problem.stop("declared.path", place.file(), place.line(), text));
        } else if (constraint) {
            found.constrain(text, hashes, place);
        } else {
            found.require(text, hashes, place);
        }
    }

    private static boolean isPath(String text) {
        boolean address = text.contains("@");
        String beforeMarker = text.split(";", 2)[0];
        return text.startsWith(".")
                || text.startsWith("~/")
                || (!address && ARCHIVE.matcher(text).matches())
                || (!address && (beforeMarker.contains("/") || beforeMarker.contains("\\")));
    }

    private void options(List<String> words, boolean constraints, Place place) throws ProblemException, IOException {
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            Optional<PipOption> option = PipOption.take(rest);
            if (option.isEmpty()) {
                found.problem(Problem.stop("declared.option", place.file(), place.line(), String.join(" ", words)));
                return;
            }
            option(option.get(), constraints, place);
        }
    }

    private void option(PipOption option, boolean constraints, Place place) throws ProblemException, IOException {
        switch (option.name()) {
            case "--requirement" -> include(option.value(), constraints, place);
            case "--constraint" -> include(option.value(), true, place);
            case "--editable" -> editable(option.value(), place);
            default -> {
                if (!hints.take(option)) {
                    found.problem(Problem.note("declared.option-unused", place.file(), place.line(), option.name()));
                }
            }
        }
    }

    private void editable(String value, Place place) {
        if (OWN_FOLDER.matcher(value).matches()) {
            ownFolder = true;
        } else if (VERSION_CONTROL.matcher(value).matches()) {
            found.problem(Problem.stop(
                    "declared.version-control", place.file(), place.line(), Addresses.withoutSecrets(value)));
        } else {
            found.problem(Problem.stop("declared.editable", place.file(), place.line(), value));
        }
    }

    private void include(String name, boolean constraints, Place place) throws ProblemException, IOException {
        Optional<TreePath> path = beside(name);
        if (path.isEmpty()) {
            found.problem(Problem.stop(
                    "declared.include-outside", place.file(), place.line(), Addresses.withoutSecrets(name)));
            return;
        }
        if (within.contains(path.get()) || read.size() >= MOST_FILES) {
            // pip reads each file once too; a circle adds nothing
            return;
        }
        Optional<SourceText> file = files.lenient(path.get());
        if (file.isPresent()) {
            read(file.get(), constraints);
        } else {
            found.problem(Problem.stop("declared.include-missing", place.file(), place.line(), path.get()));
        }
    }

    /// A file named in the one that is being read, if it lies in the program's folder.
    private Optional<TreePath> beside(String name) {
        var parts = new ArrayList<>(within.element().parts());
        parts.removeLast();
        for (String part : name.replace('\\', '/').split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.removeLast();
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        try {
            return Optional.of(new TreePath(parts));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Set<Sha256> hashes(List<String> words, Place place) {
        var hashes = new TreeSet<Sha256>();
        boolean others = false;
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            Optional<PipOption> option = PipOption.take(rest);
            if (option.isEmpty() || !option.get().name().equals("--hash")) {
                String name = option.map(PipOption::name).orElse(String.join(" ", words));
                found.problem(Problem.note("declared.option-unused", place.file(), place.line(), name));
                break;
            }
            Optional<Sha256> hash = Digests.sha256(option.get().value());
            hash.ifPresent(hashes::add);
            others |= hash.isEmpty();
        }
        if (others && hashes.isEmpty()) {
            found.problem(Problem.stop("declared.hash", place.file(), place.line()));
        }
        return hashes;
    }
}
