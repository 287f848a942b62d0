package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A program as bytes, to be written to a disk in one way or another. A path that ends with `/` is an empty folder.
record Sources(String name, SortedMap<String, byte[]> files) {

    /// Large enough to be kept in a file of its own, and nothing that shrinks.
    private static final int NOISE = 3 << 20;

    /// The programs that have to come out the same.
    static List<Sources> all() throws IOException {
        return List.of(example("guess-the-number"), example("quiz-package"), hard());
    }

    private static Sources example(String name) throws IOException {
        Path folder = Rig.repository().resolve("examples").resolve(name);
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return new Sources(name, files);
    }

    /// Everything of which an order, a hash or a letter could differ: sets as constants, a class named like another
    /// one, names that can be written in two forms (Unicode NFC and NFD), modes, an empty folder, a large file.
    private static Sources hard() {
        var files = new TreeMap<String, byte[]>();
        var random = new Random(3);
        var noise = new byte[NOISE];
        random.nextBytes(noise);
        files.put("noise.bin", noise);
        files.put("zażółć gęślą jaźń ł漢字.txt", "Zoë\n".getBytes(UTF_8));
        files.put("empty folder/", new byte[0]);
        files.put("tools/run.sh", "#!/bin/sh\necho run\n".getBytes(UTF_8));
        var imports = new StringBuilder("import sys\n");
        for (int i = 0; i < 12; i++) {
            String module = "module_" + Long.toString(random.nextLong(1L << 40), 36);
            imports.append("import ").append(module).append('\n');
            files.put(module + ".py", module(i).getBytes(UTF_8));
        }
        files.put("main.py", (imports + "print('hard to repeat', len(sys.argv))\n").getBytes(UTF_8));
        return new Sources("hard to repeat", files);
    }

    private static String module(int number) {
        return """
                '''Module %1$d.'''

                class Outer:
                    class Inner:
                        word = "a text with blanks %1$d"

                    def known(self, word):
                        return word in {"one", "two", "three", "vier", "fünf", "sechs %1$d", b"seven", 8, 9.5, None, (1, "x")}

                class Inner(Outer.Inner):
                    pass
                """.formatted(number);
    }

    /// Writes the files below a new folder in `parent`, first name first.
    Path written(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        for (var file : files.entrySet()) {
            write(folder.resolve(file.getKey()), file);
        }
        return folder;
    }

    /// Writes the same files as another machine would have them: last name first, names in decomposed form, other times
    /// and other permissions.
    Path writtenOtherwise(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        int count = 0;
        for (var file : new TreeMap<>(files).descendingMap().entrySet()) {
            Path place = folder.resolve(Normalizer.normalize(file.getKey(), Normalizer.Form.NFD));
            write(place, file);
            String permissions = ++count % 2 == 0 ? "rwxrwxrwx" : "rwxr-x---";
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
            Files.setLastModifiedTime(
                    place, FileTime.from(Instant.parse("1999-12-31T23:59:59Z").plusSeconds(count)));
        }
        return folder;
    }

    private static void write(Path place, SortedMap.Entry<String, byte[]> file) throws IOException {
        if (file.getKey().endsWith("/")) {
            Files.createDirectories(place);
        } else {
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
    }

    /// The names in the folder and below, in the order in which the disk lists them.
    static List<String> order(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.map(path -> Normalizer.normalize(folder.relativize(path).toString(), Normalizer.Form.NFC))
                    .toList();
        }
    }
}
