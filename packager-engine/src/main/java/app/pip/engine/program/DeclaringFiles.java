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

    /// What a requirements file may name with `-r` and `-c`.
    private static final Pattern NAMED = Pattern.compile("[\\w.-]+\\.(txt|in)");

    private static final String FOLDER = "requirements";

    private DeclaringFiles() {}

    /// Those directly in a folder, and those in a folder `requirements` in it.
    public static Tree in(Path folder) throws IOException {
        List<Path> declaring = files(folder, NAMES);
        var entries = new ArrayList<Entry>();
        for (Path file : declaring) {
            entries.add(entry(folder, file));
        }
        if (declaring.stream().anyMatch(file -> NAMED.matcher(name(file)).matches())) {
            for (Path file : files(folder, NAMED)) {
                if (!declaring.contains(file)) {
                    entries.add(entry(folder, file));
                }
            }
        }
        Path more = folder.resolve(FOLDER);
        if (Files.isDirectory(more)) {
            for (Path file : files(more, NAMED)) {
                entries.add(entry(folder, file));
            }
        }
        return Tree.of(entries);
    }

    private static List<Path> files(Path folder, Pattern names) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> names.matcher(name(file)).matches() && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Entry entry(Path folder, Path file) throws IOException {
        var content = FileOnDisk.of(file, Files.readAttributes(file, BasicFileAttributes.class));
        String path = folder.relativize(file).toString().replace('\\', '/');
        return new Entry.File(TreePath.of(path), content, false);
    }

    /// Whether a file is a lock or remembers choices: both are ours or other tools', and nothing that a program reads.
    static boolean isOurs(String name) {
        return name.matches("pylock(\\.[^.]+)?\\.toml|(.+\\.)?pipapp\\.toml");
    }
}
