package app.pip.app.cli;

import app.pip.engine.inspection.Inspection;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pipapp inspect`: tells what was found out about a program, and makes nothing.
@Command(
        name = "inspect",
        description = "Tells what a program needs and what may go wrong with it. Nothing of it is run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class InspectCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "PROGRAM",
            description = "A .py file, the folder of a program, a .zip of one, or a notebook (.ipynb).")
    private Path program = Path.of("");

    @Option(
            names = "--include",
            order = 1,
            paramLabel = "PATH",
            description = "A file or folder beside PROGRAM that goes along although it would stay behind.")
    private List<String> include = List.of();

    @Option(names = "--yes", order = 2, description = "Go on although the folder is large or unexpected.")
    private boolean yes;

    @Option(names = "--json", order = 3, description = "Print one JSON object instead of words.")
    private boolean json;

    InspectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var packager = surroundings.packager();
        Path dropped = surroundings.folder().resolve(program).normalize();
        List<Remedy> remedies =
                include.stream().<Remedy>map(Remedy.Include::new).toList();
        try {
            Inspection inspection = packager.inspect(dropped, remedies, yes);
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

    private static boolean good(List<Problem> problems) {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.STOP);
    }
}
