package app.pip.app.cli;

import app.pip.engine.Outcome;
import app.pip.engine.Packager;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import app.pip.engine.project.SigningWishes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pipapp build`: makes the files that are given away.
@Command(
        name = "build",
        description = "Makes apps of a program, one file for each system.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BuildCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Mixin
    private GoalOption wanted = new GoalOption();

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Option(names = "--no-sign", order = 9, description = "Sign nothing, whatever pipapp.toml says.")
    private boolean unsigned;

    @Option(
            names = "--out",
            order = 2,
            paramLabel = "DIR",
            description = "Where the files go (else NAME-apps beside PROGRAM).")
    private @Nullable Path out;

    @Option(names = "--json", order = 10, description = "Print one JSON object instead of words.")
    private boolean json;

    BuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var packager = surroundings.packager();
        try {
            return build(packager, options.file(surroundings.folder()));
        } catch (ProblemException e) {
            // before there is a folder to speak of
            report(surroundings.folder()).done(Outcome.nothing(e.problems()), Optional.empty());
            return PipApp.PROBLEM;
        }
    }

    private int build(Packager packager, ProjectFile.Found file)
            throws ProblemException, IOException, InterruptedException {
        var questions = new Questions(surroundings, !json);
        Project project = project(packager, file);
        Path folder = outFolder(project);
        Report report = report(folder);
        try {
            Outcome made =
                    questions.until(file, says -> packager.build(project(packager, says), folder, report.progress()));
            var problems = new ArrayList<>(joined(List.of(file.notes(), questions.notes(), made.problems())));
            Optional<Path> page = page(project, made, problems);
            report.done(new Outcome(made.artifacts(), made.pythons(), problems), page);
            return made.isGood() ? PipApp.DONE : PipApp.PROBLEM;
        } catch (ProblemException e) {
            report.done(
                    Outcome.nothing(joined(List.of(file.notes(), questions.notes(), e.problems()))), Optional.empty());
            return PipApp.PROBLEM;
        }
    }

    /// The page for friends. That it can't be written is told, and takes away nothing of what was made.
    private Optional<Path> page(Project project, Outcome made, List<Problem> problems) throws InterruptedException {
        if (made.artifacts().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Packager.writeFriendPage(project.app(), made.artifacts(), surroundings.language()));
        } catch (ProblemException e) {
            e.problems().forEach(problem -> problems.add(problem.asNote()));
            return Optional.empty();
        }
    }

    private static List<Problem> joined(List<List<Problem>> some) {
        return some.stream().flatMap(List::stream).toList();
    }

    private Report report(Path folder) {
        return json ? new JsonReport(surroundings) : new TextReport(surroundings, folder);
    }

    private Project project(Packager packager, ProjectFile.Found file) throws ProblemException, IOException {
        try {
            return options.project(surroundings.folder(), file, wanted.goals(packager, file), wanted.implied(file))
                    .signed(signing(file));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /// What the words say, and where they say nothing, the file beside the program.
    private SigningWishes signing(ProjectFile.Found file) {
        if (unsigned) {
            return SigningWishes.NONE;
        }
        SigningWishes remembered =
                file.says().signing().seenFrom(file.path().toAbsolutePath().resolveSibling(""));
        return signing.wishes(surroundings.folder()).or(remembered);
    }

    private Path outFolder(Project project) {
        if (out != null) {
            return surroundings.folder().resolve(out).normalize();
        }
        return project.program().resolveSibling(project.app().fileName() + "-apps");
    }
}
