package app.pip.app.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/// An artifact that was unpacked by the world's own tools. `top` is the one folder or `.app` in it, `root` the folder
/// with
/// `python`, `program` and `support`, `launcher` what a friend double-clicks.
record Unpacked(String target, Path top, Path root, Path launcher) {

    /// Unpacks `artifact` into `folder`, which is made.
    static Unpacked unpack(Artifact artifact, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String file = artifact.file().toAbsolutePath().toString();
        Start unpacking = file.endsWith(".zip")
                ? Start.of(folder, Rig.tool("unzip").toString(), "-q", file)
                : Start.of(folder, Rig.tool("tar").toString(), "-xzf", file);
        // tar calls gzip, unzip wants to know that names are UTF-8
        unpacking
                .with(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"))
                .run()
                .exited(0)
                .quietly();
        return at(artifact.target(), folder);
    }

    /// Looks at what was unpacked into `folder`: exactly one folder, named after the app, with the launcher in its
    /// place.
    static Unpacked at(String target, Path folder) throws IOException {
        List<Path> tops = list(folder);
        Assertions.assertEquals(1, tops.size(), () -> "at the top of the artifact: " + tops);
        Path top = tops.getFirst();
        String name = top.getFileName().toString();
        var unpacked = switch (target.split("-")[0]) {
            case "macos" -> {
                Assertions.assertTrue(name.endsWith(".app"), name);
                String app = name.substring(0, name.length() - ".app".length());
                yield new Unpacked(
                        target,
                        top,
                        top.resolve("Contents/Resources"),
                        top.resolve("Contents/MacOS").resolve(app));
            }
            case "windows" -> new Unpacked(target, top, top, top.resolve(name + ".exe"));
            default -> new Unpacked(target, top, top, top.resolve(name));
        };
        for (String part : List.of("program", "python", "support/launch.ini")) {
            Assertions.assertTrue(Files.exists(unpacked.root().resolve(part)), () -> part + " is missing in " + name);
        }
        Assertions.assertTrue(Files.isRegularFile(unpacked.launcher()), () -> "no launcher in " + name);
        return unpacked;
    }

    Path program() {
        return root.resolve("program");
    }

    /// A value of `support/launch.ini`.
    String launch(String key) throws IOException {
        return Files.readAllLines(root.resolve("support/launch.ini")).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("launch.ini has no " + key));
    }

    /// The relative paths of all files of the artifact as they are now, with size and time of last change.
    Map<String, String> listing() throws IOException {
        try (Stream<Path> walk = Files.walk(top)) {
            return walk.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            path -> top.relativize(path).toString(),
                            Unpacked::state,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static String state(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }
}
