package app.pip.app.cli;

import app.pip.engine.Outcome;
import app.pip.engine.Packager;
import app.pip.engine.TargetState;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
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

    @Option(
            names = "--for",
            order = 1,
            paramLabel = "LIST",
            description = "For which systems: windows, macos, linux, a target such as linux-arm64 (see pipapp targets),"
                    + " with a kind as in windows-x64:zip, or all. Separated by commas.")
    private @Nullable String wanted;

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
        var packager = Packager.standard(surroundings.store(), surroundings.interpreters());
        Project project = project(packager);
        Path folder = outFolder(project);
        var report = json ? new JsonReport(surroundings) : new TextReport(surroundings, folder);
        try {
            Outcome outcome = packager.build(project, folder, report.progress());
            report.done(outcome);
            return outcome.isGood() ? PipApp.DONE : PipApp.PROBLEM;
        } catch (ProblemException e) {
            report.done(new Outcome(List.of(), e.problems()));
            return PipApp.PROBLEM;
        }
    }

    private Project project(Packager packager) throws IOException {
        try {
            SortedSet<Goal> goals = GoalList.parse(wanted == null ? GoalList.USUAL : wanted, possible(packager));
            return options.project(surroundings.folder(), goals, wanted == null);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Target> possible(Packager packager) throws IOException {
        return packager.targets().stream().map(TargetState::target).toList();
    }

    private Path outFolder(Project project) {
        if (out != null) {
            return surroundings.folder().resolve(out).normalize();
        }
        return project.program().resolveSibling(project.app().fileName() + "-apps");
    }
}
