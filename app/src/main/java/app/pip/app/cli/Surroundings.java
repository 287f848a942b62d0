package app.pip.app.cli;

import app.pip.app.settings.Places;
import app.pip.engine.Packager;
import java.io.Console;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a run knows of the machine around it.
///
/// @param folder the current folder
/// @param environment the environment variables
/// @param interpreters the folder of the shipped interpreters
/// @param out for results
/// @param err for progress and problems
/// @param terminal whether `err` is looked at as it comes
/// @param answers where a person answers questions; nothing if nobody is there
public record Surroundings(
        Path folder,
        Map<String, String> environment,
        Path interpreters,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Optional<Reader> answers) {

    private static final String INTERPRETERS = "pipapp.interpreters";

    /// Copies the environment.
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Those of this process. The start script says where the interpreters lie.
    @SuppressWarnings("SystemConsoleNull") // its type still says that it may be
    public static Surroundings ofThisProcess() {
        // a terminal at both ends: something can be asked there
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Path.of(System.getProperty(INTERPRETERS, "interpreters")).toAbsolutePath(),
                System.out,
                System.err,
                terminal.isPresent(),
                terminal.map(Console::reader));
    }

    /// The engine, with what is around it.
    Packager packager() {
        return Packager.standard(store(), interpreters, environment);
    }

    /// The user's language, as the environment says (POSIX), else as the system does.
    Locale language() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> Locale.of(value.replaceAll("[^A-Za-z].*", "")))
                .orElse(Locale.getDefault(Locale.Category.DISPLAY));
    }

    /// The folder for what was done once and needn't be done again: `PIPAPP_HOME`, else the user's cache folder as each
    /// system wants it.
    public Path store() {
        return Places.of(folder, environment).store();
    }
}
