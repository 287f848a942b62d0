package app.pip.app.cli;

import app.pip.engine.Locked;
import app.pip.engine.Packager;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pipapp lock`: chooses exact packages and writes them down.
@Command(
        name = "lock",
        description = "Chooses the exact packages for a program's apps and writes them to pylock.toml beside it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LockCommand implements Callable<Integer> {

    private static final String ALL = "*";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Mixin
    private GoalOption wanted = new GoalOption();

    @Option(
            names = "--upgrade",
            order = 2,
            arity = "0..1",
            fallbackValue = ALL,
            paramLabel = "NAME",
            description = "Take newer versions than the lock has: of all packages, or of this one.")
    private List<String> upgrade = List.of();

    LockCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Packager packager = surroundings.packager();
        var bar = new ProgressBar(surroundings.err(), surroundings.terminal());
        try {
            ProjectFile.Found file = options.file(surroundings.folder());
            var questions = new Questions(surroundings, true);
            Locked locked = questions.until(file, says -> packager.lock(project(packager, says), Progress.root(bar)));
            bar.clear();
            tell(locked);
            var words = new ProblemWords(surroundings.err());
            words.tell(file.notes());
            words.tell(questions.notes());
            words.tell(locked.problems());
            return PipApp.DONE;
        } catch (ProblemException e) {
            bar.clear();
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        }
    }

    private Project project(Packager packager, ProjectFile.Found file) throws IOException, ProblemException {
        var names = upgrade.stream().filter(name -> !name.equals(ALL)).toList();
        try {
            return options.project(
                    surroundings.folder(),
                    file,
                    wanted.goals(packager, file),
                    wanted.implied(file),
                    new PackageWishes.Upgrade(upgrade.contains(ALL), names));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void tell(Locked locked) {
        String pythons = new TreeSet<>(locked.pythons().values()).stream().collect(Collectors.joining(" and "));
        surroundings.out().println(locked.file() + ": Python " + pythons);
        locked.packages()
                .forEach((name, versions) -> surroundings.out().println("  " + name + " " + words(versions, locked)));
    }

    /// One version where it is the same everywhere, else each with its targets.
    private static String words(SortedMap<Target, String> versions, Locked locked) {
        var different = new TreeSet<>(versions.values());
        if (different.size() == 1 && versions.size() == locked.pythons().size()) {
            return different.first();
        }
        return different.stream()
                .map(version -> version + " ("
                        + versions.entrySet().stream()
                                .filter(one -> one.getValue().equals(version))
                                .map(one -> one.getKey().id())
                                .collect(Collectors.joining(", "))
                        + ")")
                .collect(Collectors.joining(", "));
    }
}
