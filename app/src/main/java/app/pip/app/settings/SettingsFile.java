package app.pip.app.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The settings on the disk, a `.properties` file that may be edited. Lines that make no sense count as not written.
///
/// @param file where they are; it need not exist
public record SettingsFile(Path file) {

    private static final String RECENT = "recent.";

    /// Reads what was chosen.
    ///
    /// @throws IOException if it is there and can't be read
    public Settings read() throws IOException {
        var lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Settings.NEW;
        } catch (IllegalArgumentException e) {
            // a broken escape: as if the file were new
            return Settings.NEW;
        }
        List<Path> recents = Stream.iterate(0, i -> i + 1)
                .map(i -> lines.getProperty(RECENT + i))
                .takeWhile(line -> line != null)
                .flatMap(line -> path(line).stream())
                .toList();
        return new Settings(
                theme(lines.getProperty("theme", "")),
                Optional.ofNullable(lines.getProperty("language")),
                Optional.ofNullable(lines.getProperty("folder")).flatMap(SettingsFile::path),
                new Connection(
                        Optional.ofNullable(lines.getProperty("index")),
                        Optional.ofNullable(lines.getProperty("proxy")),
                        Boolean.parseBoolean(lines.getProperty("offline"))),
                recents);
    }

    /// Writes them, whole or not at all; logins in addresses are left out.
    public void write(Settings settings) throws IOException {
        Connection connection = settings.connection().withoutLogins();
        var lines = new Properties();
        lines.setProperty("theme", settings.theme().name().toLowerCase(Locale.ROOT));
        settings.language().ifPresent(language -> lines.setProperty("language", language));
        settings.folder().ifPresent(folder -> lines.setProperty("folder", folder.toString()));
        connection.index().ifPresent(index -> lines.setProperty("index", index));
        connection.proxy().ifPresent(proxy -> lines.setProperty("proxy", proxy));
        lines.setProperty("offline", Boolean.toString(connection.offline()));
        for (int i = 0; i < settings.recents().size(); i++) {
            lines.setProperty(RECENT + i, settings.recents().get(i).toString());
        }
        var text = new StringWriter();
        lines.store(text, "pip.app");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Theme theme(String word) {
        return Arrays.stream(Theme.values())
                .filter(theme -> theme.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Theme.SYSTEM);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            // written on another system
            return Optional.empty();
        }
    }
}
