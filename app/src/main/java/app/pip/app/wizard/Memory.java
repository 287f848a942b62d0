package app.pip.app.wizard;

import app.pip.app.settings.GoalList;
import app.pip.engine.Packager;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import app.pip.engine.project.SigningWishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What was chosen for a program before, by the wizard, the command line or by hand, in the `pipapp.toml` beside it.
///
/// @param file the file, which need not be there
/// @param goals the apps that were wanted; empty if that wasn't said
/// @param made whether an app of the version that is written there lies in its folder
public record Memory(ProjectFile.Found file, SortedSet<Goal> goals, boolean made) {

    private static final String YES = "yes";

    /// Looks for it.
    ///
    /// @param folder where apps go, if not beside the program
    /// @throws ProblemException with everything that is wrong in the file
    static Memory of(Packager packager, Path program, Optional<Path> folder) throws ProblemException, IOException {
        ProjectFile.Found file = ProjectFile.beside(program);
        String targets = String.join(",", file.says().targets());
        try {
            var goals = new TreeSet<Goal>();
            if (!targets.isEmpty()) {
                goals.addAll(GoalList.parse(targets, GoalList.possible(packager)));
            }
            return new Memory(file, goals, isMade(file.says(), program, folder));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(file.wrong("app.targets", String.valueOf(e.getMessage())), e);
        }
    }

    /// Whether an app was made of this program before.
    boolean isThere() {
        return file.says().name().isPresent();
    }

    /// The version that is proposed: the next one, if that which is written there was made.
    Optional<String> version() {
        return file.says().version().map(version -> made ? next(version) : version);
    }

    /// The picture, if one was chosen and is still there.
    Optional<Path> icon() {
        return file.says().icon().map(file.path()::resolveSibling).filter(Files::isRegularFile);
    }

    /// The picture that is shown while the app starts, if the file names one.
    Optional<Path> splash() {
        return file.says().splash().map(file.path()::resolveSibling);
    }

    /// How what is for Windows is signed.
    SigningWishes signing() {
        return file.says().signing().seenFrom(file.path().toAbsolutePath().resolveSibling(""));
    }

    /// Whether a large or unexpected folder is really meant.
    boolean isSure() {
        return ProblemCards.QUESTIONS.stream()
                .anyMatch(id -> YES.equals(file.says().answers().get(id)));
    }

    /// Writes what is chosen now.
    ///
    /// @return what the user should know if it can't be written
    public Optional<Problem> keep(Project project) throws ProblemException {
        try {
            file.remember(choices(project));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Problem.note("project-file.not-written", file.path()));
        }
    }

    /// The version after one: its last number is one higher.
    static String next(String version) {
        int end = version.length();
        while (end > 0 && !Character.isDigit(version.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && Character.isDigit(version.charAt(from - 1)) && end - from < 9) {
            from--;
        }
        return from == end
                ? version
                : version.substring(0, from)
                        + (Integer.parseInt(version.substring(from, end)) + 1)
                        + version.substring(end);
    }

    private ProjectFile choices(Project project) {
        ProjectFile says = file.says();
        var answers = new TreeMap<>(says.answers());
        if (project.sure()) {
            ProblemCards.QUESTIONS.forEach(id -> answers.put(id, YES));
        }
        var choices = new ProjectFile(
                Optional.of(project.app().name()),
                Optional.of(project.app().version()),
                Optional.of(project.app().author()).filter(author -> !author.isEmpty()),
                project.icon().map(this::written),
                says.splash(),
                project.mode(),
                project.goals().stream().map(Memory::written).toList(),
                says.python(),
                Optional.empty(),
                List.of(),
                List.of(),
                says.from(),
                says.extras(),
                says.groups(),
                project.packages().add(),
                project.packages().leaveOut(),
                project.packages().allowBuild(),
                says.signing(),
                new TreeMap<>(),
                answers);
        for (Remedy remedy : project.remedies()) {
            choices = choices.with(remedy);
        }
        return choices;
    }

    /// Seen from the file's folder, if it lies in it.
    private String written(Path picture) {
        Path folder = file.path().toAbsolutePath().getParent();
        Path whole = picture.toAbsolutePath();
        return folder != null && whole.startsWith(folder)
                ? folder.relativize(whole).toString().replace('\\', '/')
                : whole.toString();
    }

    private static String written(Goal goal) {
        return goal.equals(Goal.usual(goal.target())) ? goal.target().id() : goal.toString();
    }

    private static boolean isMade(ProjectFile says, Path program, Optional<Path> folder) throws IOException {
        if (says.name().isEmpty() || says.version().isEmpty()) {
            return false;
        }
        var app = new AppInfo(says.name().get(), says.version().get());
        String own = app.fileName() + "-apps";
        Path out = folder.map(place -> place.resolve(own)).orElseGet(() -> program.resolveSibling(own));
        if (!Files.isDirectory(out)) {
            return false;
        }
        String begin = app.fileName() + "-" + app.fileVersion() + "-";
        try (Stream<Path> files = Files.list(out)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith(begin));
        }
    }
}
