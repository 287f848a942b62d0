package app.pip.app.cli;

import app.pip.engine.Packager;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `pipapp targets`: the systems that apps can be made for.
@Command(
        name = "targets",
        description = "Lists the systems that apps can be made for.",
        mixinStandardHelpOptions = true)
final class TargetsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    TargetsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var packager = Packager.standard(surroundings.store(), surroundings.interpreters());
        for (Target target : Target.values()) {
            Optional<Interpreter> interpreter = packager.interpreter(target);
            String kinds = Arrays.stream(Kind.values())
                    .filter(kind -> kind.family() == target.family())
                    .map(Kind::id)
                    .collect(Collectors.joining(", "));
            String state = interpreter
                    .map(found -> "Python " + found.version() + ", needs "
                            + found.floor().words() + " or newer; kinds: " + kinds)
                    .orElse("not yet: there is no Python for it");
            surroundings.out().printf("%-14s %-36s %s%n", target.id(), target.words(), state);
        }
        return PipApp.DONE;
    }
}
