package app.pip.engine.program;

import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files in a program's folder that speak of the packages it needs. They are read where they lie and needn't
/// travel:
/// a script that was dropped alone may have some beside it, and locks never travel.
public final class DeclaringFiles {

    private static final Pattern NAMES = Pattern.compile(
            "pylock(\\.[^.]+)?\\.toml|(uv|pdm|poetry)\\.lock|Pipfile(\\.lock)?"
                    + "|pyproject\\.toml|setup\\.(cfg|py)|environment\\.ya?ml|([^/]*[-_.])?requirements?([-_.][^/]*)?\\.(txt|in)");

    private DeclaringFiles() {}

    /// Those directly in a folder.
    public static Tree in(Path folder) throws IOException {
        var entries = new ArrayList<Entry>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(
                            file -> NAMES.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                var content = FileOnDisk.of(file, Files.readAttributes(file, BasicFileAttributes.class));
                entries.add(new Entry.File(TreePath.of(file.getFileName().toString()), content, false));
            }
        }
        return Tree.of(entries);
    }

    /// Whether a file is a lock or remembers choices: both are ours or other tools', and nothing that a program reads.
    static boolean isOurs(String name) {
        return name.matches("pylock(\\.[^.]+)?\\.toml|(.+\\.)?pipapp\\.toml");
    }
}
