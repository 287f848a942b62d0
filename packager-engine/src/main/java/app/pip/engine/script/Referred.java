package app.pip.engine.script;

import app.pip.engine.program.Beside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The files beside a data file that it names itself: a map its tiles, a page its pictures, a model its textures.
final class Referred {

    private static final int MOST = 1 << 20;
    private static final Set<String> ENDINGS = Set.of(
            "tmx", "tsx", "tmj", "json", "html", "htm", "css", "js", "kv", "ui", "qml", "qss", "obj", "mtl", "gltf",
            "atlas", "fnt", "xml", "yaml", "yml", "toml", "ini", "csv", "txt", "md");

    private Referred() {}

    /// Their paths; the files' own folder is looked through, not those below.
    ///
    /// @param file relative to the program's folder
    static List<String> by(String file, Beside beside) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(ending)) {
            return List.of();
        }
        try {
            // names in other alphabets are found if the file is UTF-8
            String text = new String(beside.beginning(file, MOST), StandardCharsets.UTF_8);
            int cut = file.lastIndexOf('/');
            return beside.files(cut < 0 ? "" : file.substring(0, cut)).stream()
                    .filter(other -> !other.equals(file) && !isProgram(other) && text.contains(name(other)))
                    .toList();
        } catch (IOException e) {
            // the walk that takes the file along says that it can't be read
            return List.of();
        }
    }

    private static boolean isProgram(String path) {
        return path.endsWith(".py") || path.endsWith(".pyw") || path.endsWith(".ipynb");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
