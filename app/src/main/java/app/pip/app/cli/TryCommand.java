package app.pip.app.cli;

import app.pip.engine.Outcome;
import app.pip.engine.Packager;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pipapp try`: makes the app for this computer, unpacks it in a fresh folder and starts it as a friend would. The
/// exit code is the program's.
@Command(
        name = "try",
        description = "Makes the app for this computer and starts it as a friend would.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(index = "1..*", paramLabel = "WORDS", description = "Words for the program, after --.")
    private List<String> words = List.of();

    TryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var packager = surroundings.packager();
        Path folder = Files.createTempDirectory("pipapp try ");
        try {
            return start(packager, folder);
        } catch (ProblemException e) {
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        } finally {
            Packager.deleteAll(folder);
        }
    }

    private int start(Packager packager, Path folder) throws IOException, InterruptedException, ProblemException {
        var bar = new ProgressBar(surroundings.err(), surroundings.terminal());
        ProjectFile.Found file = options.file(surroundings.folder());
        var questions = new Questions(surroundings, true);
        Outcome outcome = questions.until(
                file, says -> packager.build(project(says), folder.resolve("artifact"), Progress.root(bar)));
        bar.clear();
        var teller = new ProblemWords(surroundings.err());
        teller.tell(file.notes());
        teller.tell(questions.notes());
        teller.tell(outcome.problems());
        if (!outcome.isGood()) {
            return PipApp.PROBLEM;
        }
        var command = new ArrayList<String>();
        command.add(packager.unpack(outcome.artifacts().getFirst(), folder).toString());
        command.addAll(words);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Project project(ProjectFile.Found file) {
        try {
            var here = new TreeSet<>(List.of(Goal.usual(Packager.here())));
            return options.project(surroundings.folder(), file, here, false);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
