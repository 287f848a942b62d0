package app.pip.engine.index;

import app.pip.engine.net.IniFile;
import app.pip.engine.net.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What pip would go by on this computer, as its manual's [configuration](
/// https://pip.pypa.io/en/stable/topics/configuration/) says: variables `PIP_…`, else the section `install`
/// and then `global` of its files, of which the user's count more than the system's, a virtual environment's
/// more than those, and
/// `PIP_CONFIG_FILE` most. uv's variables count behind pip's.
final class PipSettings {

    private static final Map<String, String> UV = Map.of(
            "index-url", "UV_DEFAULT_INDEX UV_INDEX_URL",
            "extra-index-url", "UV_INDEX UV_EXTRA_INDEX_URL",
            "find-links", "UV_FIND_LINKS",
            "no-index", "UV_NO_INDEX",
            "trusted-host", "UV_INSECURE_HOST");

    private final Surroundings around;
    private final Map<String, String> files = new HashMap<>();

    private PipSettings(Surroundings around) {
        this.around = around;
    }

    /// Reads the files that are there.
    ///
    /// @throws IOException if one of them can't be read
    static PipSettings of(Surroundings around) throws IOException {
        var settings = new PipSettings(around);
        List<IniFile> read = new ArrayList<>();
        for (Path place : places(around)) {
            if (Files.isRegularFile(place)) {
                read.add(IniFile.parse(new String(Files.readAllBytes(place), StandardCharsets.UTF_8)));
            }
        }
        for (String section : List.of("global", "install")) {
            for (IniFile file : read) {
                file.section(section)
                        .ifPresent(one -> one.values()
                                .forEach((key, value) ->
                                        settings.files.put(key.replace('_', '-').replaceFirst("^--", ""), value)));
            }
        }
        return settings;
    }

    /// From the one that counts least to the one that counts most.
    private static List<Path> places(Surroundings around) {
        Optional<String> own = around.variable("PIP_CONFIG_FILE");
        if (own.filter(PipSettings::isNowhere).isPresent()) {
            return List.of();
        }
        boolean windows = around.family() == app.pip.engine.platform.Family.WINDOWS;
        String name = windows ? "pip.ini" : "pip.conf";
        List<Path> places = new ArrayList<>(systems(around));
        places.add(around.home().resolve(windows ? "pip/pip.ini" : ".pip/pip.conf"));
        places.add(users(around));
        around.folder("VIRTUAL_ENV").ifPresent(folder -> places.add(folder.resolve(name)));
        own.ifPresent(path -> places.add(around.path(path)));
        return places;
    }

    /// How pip is told to read no files at all.
    private static boolean isNowhere(String path) {
        return path.equals("/dev/null") || path.equalsIgnoreCase("nul");
    }

    private static List<Path> systems(Surroundings around) {
        return switch (around.family()) {
            case WINDOWS ->
                List.of(around.folder("PROGRAMDATA")
                        .orElse(around.system("ProgramData"))
                        .resolve("pip/pip.ini"));
            case MACOS -> List.of(around.system("Library/Application Support/pip/pip.conf"));
            case LINUX -> {
                List<Path> places = new ArrayList<>();
                String folders = around.variable("XDG_CONFIG_DIRS")
                        .orElse(around.system("etc/xdg").toString());
                for (String folder : folders.split(":", -1)) {
                    places.add(Path.of(folder, "pip/pip.conf"));
                }
                places.add(around.system("etc/pip.conf"));
                yield places;
            }
        };
    }

    private static Path users(Surroundings around) {
        Path config = around.folder("XDG_CONFIG_HOME").orElse(around.home().resolve(".config"));
        return switch (around.family()) {
            case WINDOWS -> around.folder("APPDATA").orElse(around.home()).resolve("pip/pip.ini");
            case MACOS -> {
                Path support = around.home().resolve("Library/Application Support/pip");
                yield Files.isDirectory(support) ? support.resolve("pip.conf") : config.resolve("pip/pip.conf");
            }
            case LINUX -> config.resolve("pip/pip.conf");
        };
    }

    /// A setting, by its long name.
    Optional<String> value(String key) {
        return around.variable("PIP_" + key.replace('-', '_').toUpperCase(Locale.ROOT))
                .or(() -> uvs(key))
                .or(() -> Optional.ofNullable(files.get(key)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> uvs(String key) {
        var told = new ArrayList<String>();
        for (String variable : UV.getOrDefault(key, "").split(" ", -1)) {
            around.variable(variable).ifPresent(told::add);
        }
        // an index of uv's may have a name in front; places of links are separated by commas
        String text = String.join(" ", told).replaceAll("(^|\\s)[A-Za-z0-9._-]+=(?=\\S+:)", "$1");
        return Optional.of(key.equals("find-links") ? text.replace(',', ' ') : text)
                .filter(words -> !words.isBlank());
    }

    /// A setting of several values, which are separated by blanks or line feeds.
    List<String> list(String key) {
        return value(key).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
    }

    /// A switch.
    boolean isOn(String key) {
        return value(key)
                .filter(text -> List.of("1", "y", "yes", "t", "true", "on").contains(text.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /// A number that isn't negative; nothing if it is none.
    Optional<Integer> number(String key) {
        return value(key).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
    }
}
