package app.pip.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `pipapp`. Exit codes: 0 done, 1 a problem, 2 wrong usage.
@Command(
        name = "pipapp",
        description = "Turns a Python program into apps for Windows, macOS and Linux.",
        version = "pip.app 1.0",
        mixinStandardHelpOptions = true,
        subcommands = {
            BuildCommand.class,
            TryCommand.class,
            InspectCommand.class,
            LockCommand.class,
            ClassCommand.class,
            CiCommand.class,
            TargetsCommand.class,
            PrepareCommand.class,
            StoreCommand.class,
            PybiCommand.class
        },
        footer = {"", "To begin: pipapp build guess.py", "Exit codes: 0 done, 1 a problem, 2 wrong usage."})
public final class PipApp implements Runnable {

    /// Exit code: all done.
    static final int DONE = 0;

    /// Exit code: the user has to do something first.
    static final int PROBLEM = 1;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PipApp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Obeys some words.
    ///
    /// @return the exit code
    public static int run(Surroundings surroundings, String... words) {
        var app = new PipApp(surroundings);
        return new CommandLine(app, new Commands(app))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new Unexpected(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(words);
    }

    /// The commands that there are.
    public static Set<String> commands() {
        var app = new PipApp(Surroundings.ofThisProcess());
        return new CommandLine(app, new Commands(app)).getSubcommands().keySet();
    }

    /// What the run knows of the machine around it.
    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
