package app.pip.app.cli;

import app.pip.engine.TakenPython;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pipapp prepare`: fetches Pythons before they are needed.
@Command(
        name = "prepare",
        description = "Fetches Pythons for later, when there may be no network.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PrepareCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--for",
            order = 1,
            split = ",",
            paramLabel = "TARGET",
            description = "The systems, as pipapp targets lists them (else all).")
    private List<String> targets = List.of();

    @Option(
            names = "--python",
            order = 2,
            paramLabel = "SPEC",
            description = "Which Python, such as 3.14 or >=3.12 (else the newest).")
    private @Nullable String python;

    @Option(
            names = "--out",
            order = 3,
            paramLabel = "DIR",
            description = "A folder to fill, such as one on a stick; another computer takes it with --pythons.")
    private @Nullable Path out;

    @Option(
            names = "--pythons",
            order = 4,
            paramLabel = "PLACE",
            description = "Where Pythons are fetched from: an address, a folder, or none.")
    private @Nullable String pythons;

    PrepareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var bar = new ProgressBar(surroundings.err(), surroundings.terminal());
        Optional<Path> folder = Optional.ofNullable(out).map(surroundings.folder()::resolve);
        try {
            List<TakenPython> taken = surroundings.packager().prepare(targets(), wishes(), folder, Progress.root(bar));
            bar.clear();
            for (TakenPython one : taken) {
                surroundings
                        .out()
                        .println(one.words() + " ("
                                + one.targets().stream().map(Target::id).collect(Collectors.joining(", ")) + ")");
            }
            return PipApp.DONE;
        } catch (ProblemException e) {
            bar.clear();
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        }
    }

    private SortedSet<Target> targets() {
        var found = new TreeSet<Target>();
        for (String word : targets.isEmpty() ? List.of("all") : targets) {
            if (word.equals("all")) {
                found.addAll(Arrays.asList(Target.values()));
            } else {
                found.add(Target.named(word)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "'" + word + "' is no system; \"pipapp targets\" lists them.")));
            }
        }
        return found;
    }

    private PythonWishes wishes() {
        try {
            return new PythonWishes(
                    python == null ? PythonSpec.ANY : PythonSpec.parse(python),
                    Optional.ofNullable(pythons),
                    List.of());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
