package app.pip.app.cli;

import app.pip.engine.TargetState;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
        var packager = surroundings.packager();
        List<TargetState> states = packager.targets();
        for (Target target : Target.values()) {
            String state = states.stream()
                    .filter(one -> one.target() == target)
                    .findFirst()
                    .map(TargetsCommand::words)
                    .orElse("not yet: there is no Python for it");
            surroundings.out().printf("%-14s %-36s %s%n", target.id(), target.words(), state);
        }
        return PipApp.DONE;
    }

    private static String words(TargetState state) {
        String kinds = Arrays.stream(Kind.values())
                .filter(kind -> kind.family() == state.target().family())
                .map(Kind::id)
                .collect(Collectors.joining(", "));
        return "Python " + state.python() + ", needs " + state.floor().words() + " or newer; kinds: " + kinds;
    }
}
