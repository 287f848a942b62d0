package app.pip.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the user has chosen once and for all.
///
/// @param theme how bright the window is
/// @param language of the texts, such as `de`, if not that of the system
/// @param folder where apps go, if not beside the program
/// @param connection how packages are fetched
/// @param recents the programs that were dropped last, the newest first
public record Settings(
        Theme theme, Optional<String> language, Optional<Path> folder, Connection connection, List<Path> recents) {

    /// Nothing chosen yet.
    public static final Settings NEW =
            new Settings(Theme.SYSTEM, Optional.empty(), Optional.empty(), Connection.USUAL, List.of());

    private static final int REMEMBERED = 6;

    /// Copies the list.
    public Settings {
        recents = List.copyOf(recents);
    }

    /// The same with another theme.
    public Settings with(Theme other) {
        return new Settings(other, language, folder, connection, recents);
    }

    /// The same in another language, or in that of the system.
    public Settings withLanguage(Optional<String> other) {
        return new Settings(theme, other, folder, connection, recents);
    }

    /// The same with another place for apps, or beside the program.
    public Settings withFolder(Optional<Path> other) {
        return new Settings(theme, language, other, connection, recents);
    }

    /// The same with packages fetched in another way.
    public Settings with(Connection other) {
        return new Settings(theme, language, folder, other, recents);
    }

    /// The same with this program as the newest.
    public Settings withRecent(Path program) {
        var all = new ArrayList<>(recents);
        all.remove(program);
        all.addFirst(program);
        return new Settings(theme, language, folder, connection, all.subList(0, Math.min(all.size(), REMEMBERED)));
    }
}
