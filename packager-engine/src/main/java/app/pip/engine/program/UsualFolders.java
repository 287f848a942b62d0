package app.pip.engine.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The folders of a person that hold everything, and so are hardly one program: the home folder and all above it, the
/// desktop, documents, downloads, and the root of a drive or stick.
///
/// @param home the home folder
/// @param collections desktop, documents and the like
record UsualFolders(Path home, Set<Path> collections) {

    private static final List<String> NAMES = List.of(
            "Desktop", "Documents", "Downloads", "OneDrive", "OneDrive/Desktop", "OneDrive/Documents", "Dropbox");
    // https://www.freedesktop.org/wiki/Software/xdg-user-dirs/: the names in the user's language
    private static final Pattern XDG = Pattern.compile("^XDG_\\w+_DIR=\"\\$HOME/([^\"]+)\"$", Pattern.MULTILINE);

    static UsualFolders ofThisUser() {
        return below(Path.of(System.getProperty("user.home")));
    }

    static UsualFolders below(Path home) {
        var found = new TreeSet<Path>();
        NAMES.forEach(name -> found.add(real(home.resolve(name))));
        Path names = home.resolve(".config/user-dirs.dirs");
        try {
            if (Files.isRegularFile(names)) {
                var text = new String(Files.readAllBytes(names), StandardCharsets.UTF_8);
                XDG.matcher(text).results().forEach(line -> found.add(real(home.resolve(line.group(1)))));
            }
        } catch (IOException e) {
            // Only a question would be asked with it; the English names are asked about in any case.
            return new UsualFolders(real(home), found);
        }
        return new UsualFolders(real(home), found);
    }

    /// Whether a folder, given as a real path, holds more than a program.
    boolean include(Path folder) {
        return folder.getParent() == null || home.startsWith(folder) || collections.contains(folder);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
