package app.pip.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The user's folders for what is kept, as each system wants them.
///
/// @param folder what relative paths are seen from
/// @param environment the environment variables
/// @param home the user's own folder
/// @param system the system's name as Java says it
public record Places(Path folder, Map<String, String> environment, Path home, String system) {

    private static final String OWN = "PIPAPP_HOME";

    /// Copies the environment.
    public Places {
        environment = Map.copyOf(environment);
        system = system.toLowerCase(Locale.ROOT);
    }

    /// Those of the user of this process.
    public static Places of(Path folder, Map<String, String> environment) {
        return new Places(folder, environment, Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    /// The folder for what was done once and needn't be done again: `PIPAPP_HOME`, else the user's cache folder.
    public Path store() {
        if (system.startsWith("windows")) {
            return variable(OWN).orElse(local().resolve("Cache"));
        }
        Path caches = system.startsWith("mac")
                ? home.resolve("Library").resolve("Caches")
                : absolute("XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        return variable(OWN).orElse(caches.resolve(name()));
    }

    /// The folder for what the user has chosen: `settings` in `PIPAPP_HOME`, else the user's folder for settings.
    public Path settings() {
        Optional<Path> own = variable(OWN).map(place -> place.resolve("settings"));
        if (system.startsWith("windows")) {
            return own.orElse(local().resolve("Settings"));
        }
        Path all = system.startsWith("mac")
                ? home.resolve("Library").resolve("Application Support")
                : absolute("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        return own.orElse(all.resolve(name()));
    }

    private Path local() {
        return variable("LOCALAPPDATA")
                .orElse(home.resolve("AppData").resolve("Local"))
                .resolve("pip.app");
    }

    private String name() {
        return system.startsWith("mac") ? "pip.app" : "pipapp";
    }

    /// Relative folders are to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/.
    private Optional<Path> absolute(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
    }

    private Optional<Path> variable(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(folder::resolve);
    }
}
