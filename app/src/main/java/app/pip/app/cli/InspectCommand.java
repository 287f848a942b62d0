package app.pip.app.cli;

import app.pip.engine.inspection.Inspection;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pipapp inspect`: tells what was found out about a program, and makes nothing.
@Command(
        name = "inspect",
        description = "Tells what a program needs and what may go wrong with it. Nothing of it is run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class InspectCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(names = "--json", order = 3, description = "Print one JSON object instead of words.")
    private boolean json;

    InspectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var packager = surroundings.packager();
        var questions = new Questions(surroundings, !json);
        try {
            Inspection inspection = questions.until(options.file(surroundings.folder()), file -> {
                Inspection seen = packager.inspect(project(file));
                if (questions.help(seen.problems())) {
                    throw new ProblemException(seen.problems());
                }
                return seen;
            });
            if (json) {
                new InspectionJson(surroundings.out()).tell(inspection);
            } else {
                new InspectionWords(surroundings.out()).tell(inspection);
            }
            return good(inspection.problems()) ? PipApp.DONE : PipApp.PROBLEM;
        } catch (ProblemException e) {
            if (json) {
                new InspectionJson(surroundings.out()).tell(e.problems());
            } else {
                new ProblemWords(surroundings.err()).tell(e.problems());
            }
            return PipApp.PROBLEM;
        }
    }

    private Project project(ProjectFile.Found file) {
        try {
            return options.project(surroundings.folder(), file, new TreeSet<>(), true);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean good(List<Problem> problems) {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.STOP);
    }
}
