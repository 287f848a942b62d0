package app.pip.engine;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A small program with what has to be found out about it, written as one text: `--- path` begins each file, with its
/// encoding in brackets if it isn't UTF-8, and `=== expected` the expectations, one to a line.
///
/// @param name of the sample
/// @param files by their paths
/// @param expected the rest of each line by its first word
record ProgramSample(String name, Map<String, byte[]> files, Map<String, String> expected) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "programs");
    private static final Pattern HEAD = Pattern.compile("--- (.+?)(?: \\[([\\w-]+)])?");
    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|(\\S+)");
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /// All samples, by their names.
    static List<ProgramSample> all() throws IOException {
        var samples = new ArrayList<ProgramSample>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                samples.add(read(file));
            }
        }
        return samples;
    }

    /// Writes the files.
    ///
    /// @return what the user drops
    Path writeTo(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
        return folder.resolve(expected.getOrDefault("drop", ""));
    }

    /// The words of one expectation; none if there is no such line.
    TreeSet<String> words(String expectation) {
        return new TreeSet<>(list(expectation));
    }

    /// The words of one expectation in their order.
    List<String> list(String expectation) {
        return WORD.matcher(expected.getOrDefault(expectation, ""))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    private static ProgramSample read(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
        var files = new LinkedHashMap<String, byte[]>();
        var expected = new HashMap<String, String>();
        String path = "";
        String encoding = "";
        var text = new StringBuilder();
        for (String line : (Files.readString(file) + "--- end").lines().toList()) {
            Matcher head = HEAD.matcher(line);
            boolean expectations = line.equals("=== expected");
            if (head.matches() || expectations) {
                if (!path.isEmpty()) {
                    files.put(path, bytes(text.toString(), encoding));
                }
                text.setLength(0);
                path = expectations ? "" : head.group(1);
                encoding = expectations || head.group(2) == null ? "" : head.group(2);
            } else if (path.isEmpty()) {
                String[] halves = line.split(":", 2);
                expected.put(halves[0], halves.length > 1 ? halves[1].strip() : "");
            } else {
                text.append(line).append('\n');
            }
        }
        return new ProgramSample(name, files, expected);
    }

    private static byte[] bytes(String text, String encoding) throws IOException {
        if (encoding.equals("bom-crlf")) {
            byte[] plain = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            var all = new java.io.ByteArrayOutputStream();
            all.write(MARK);
            all.write(plain);
            return all.toByteArray();
        }
        return text.getBytes(encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding));
    }
}
