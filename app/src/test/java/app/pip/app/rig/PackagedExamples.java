package app.pip.app.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The examples that need packages, each built once for all five systems with the packages of the index that pip asks,
/// and each artifact unpacked once.
final class PackagedExamples {

    private static final Map<String, Report> REPORTS = new HashMap<>();
    private static final Map<String, Unpacked> UNPACKED = new HashMap<>();

    private final BuiltExamples examples;

    PackagedExamples(BuiltExamples examples) {
        this.examples = examples;
    }

    /// What came of building an example.
    Report report(String example) throws IOException {
        Report known = REPORTS.get(example);
        if (known == null) {
            known = examples.build(copied(example), example, "--for", "all");
            REPORTS.put(example, known);
        }
        return known;
    }

    /// An artifact, unpacked elsewhere.
    Unpacked unpacked(String example, String target) throws IOException, InterruptedException {
        String key = example + "/" + target;
        Unpacked known = UNPACKED.get(key);
        if (known == null) {
            known = Unpacked.unpack(report(example).artifact(target), examples.fresh("Zoë's Spiele ł漢字"));
            UNPACKED.put(key, known);
        }
        return known;
    }

    /// A copy of an example, because a lock is written beside the program.
    Path copied(String example) throws IOException {
        Path from = Rig.repository().resolve("examples").resolve(example);
        Path to = examples.fresh(example);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(one -> !one.getFileName().toString().startsWith("pylock"))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }
}
