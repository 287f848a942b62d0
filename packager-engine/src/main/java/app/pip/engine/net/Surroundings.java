package app.pip.engine.net;

import app.pip.engine.platform.Family;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the computer around us says about networks and indexes. A value, so that a test can say all of it.
///
/// @param family of the system, which decides where configuration files lie
/// @param environment the environment variables
/// @param home the user's own folder
/// @param root the folder that stands for `/`
public record Surroundings(Family family, Map<String, String> environment, Path home, Path root) {

    /// Copies the environment. On Windows the names of variables have no case.
    public Surroundings {
        var copy = family == Family.WINDOWS
                ? new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER)
                : new TreeMap<String, String>();
        copy.putAll(environment);
        environment = java.util.Collections.unmodifiableSortedMap(copy);
    }

    /// Those of the computer that we run on.
    public static Surroundings ofThisComputer() {
        return new Surroundings(
                family(System.getProperty("os.name").toLowerCase(Locale.ROOT)),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Path.of("/"));
    }

    private static Family family(String system) {
        if (system.startsWith("windows")) {
            return Family.WINDOWS;
        }
        return system.startsWith("mac") ? Family.MACOS : Family.LINUX;
    }

    /// A variable's value; an empty one counts as none.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /// The folder that a variable names.
    public Optional<Path> folder(String variable) {
        return variable(variable).map(this::path);
    }

    /// A path as a user writes it, where `~` is the own folder.
    public Path path(String text) {
        if (text.equals("~") || text.startsWith("~/") || text.startsWith("~\\")) {
            return home.resolve(text.length() > 2 ? text.substring(2) : "");
        }
        return Path.of(text);
    }

    /// A path below `/`.
    public Path system(String path) {
        return root.resolve(path);
    }

    @Override
    public String toString() {
        // variables may hold secrets
        return "Surroundings[" + family + ", " + home + "]";
    }
}
