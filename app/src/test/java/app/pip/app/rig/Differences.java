package app.pip.app.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The ways in which an app may differ from a plain Python, each with its reason: `differences.txt`.
final class Differences {

    private record Line(String system, String behaviour, String app, String plain) {

        static Line parse(String text) {
            String[] parts = text.split(" \\| ", 4);
            String name = parts[0];
            String system = name.startsWith("(") ? name.substring(1, name.indexOf(')')) : "";
            return new Line(system, name.substring(name.indexOf(' ') + 1), parts[1], parts[2]);
        }
    }

    private final List<Line> lines;
    private final Set<Line> used = new HashSet<>();

    private Differences(List<Line> lines) {
        this.lines = lines;
    }

    /// Those for one target.
    static Differences of(String target) throws IOException {
        var file = Rig.repository().resolve("app/src/test/resources/app/pip/app/rig/differences.txt");
        return new Differences(Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Line::parse)
                .filter(line -> target.startsWith(line.system()))
                .toList());
    }

    /// What a plain Python would have written where an app wrote `text`, if it differs in the named ways only.
    String undone(String behaviour, String text) {
        return text.lines().map(line -> undoneLine(behaviour, line)).collect(Collectors.joining("\n"));
    }

    private String undoneLine(String behaviour, String said) {
        for (Line line : lines) {
            if (line.behaviour().equals(behaviour) && line.app().equals(said)) {
                used.add(line);
                return line.plain();
            }
        }
        return said;
    }

    /// Lines that nothing needed although all behaviours were seen.
    List<String> unused() {
        return lines.stream()
                .filter(line -> !used.contains(line))
                .map(Line::toString)
                .toList();
    }
}
