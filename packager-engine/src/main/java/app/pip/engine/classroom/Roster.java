package app.pip.engine.classroom;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a teacher says of the programs in `class.csv` in the class's folder: a first line with the columns
/// `program`, `title` and `author` in any order, and a line for each program ([RFC
/// 4180](https://www.rfc-editor.org/rfc/rfc4180); semicolons will do as well, some systems' spreadsheets
/// write them).
///
/// @param lines what is said, by the names of folders and files
public record Roster(SortedMap<String, Line> lines) {

    /// The file's name.
    public static final String NAME = "class.csv";

    private static final int LARGEST = 1_000_000;
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\"){0,1000})\"");

    /// Stand for a comma and a semicolon within quotes: private use, no spreadsheet writes them.
    private static final String HIDDEN = "\ue000\ue001";

    /// Copies the lines.
    public Roster {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /// What is said of one program.
    ///
    /// @param title empty if nothing is said
    /// @param author empty if nothing is said
    public record Line(String title, String author) {}

    /// What is said in a class's folder; nothing if there is no such file.
    ///
    /// @throws ProblemException if the file can't be understood
    public static Roster in(Path folder) throws ProblemException, IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new Roster(new TreeMap<>());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(Problem.stop("class.csv-unclear", NAME));
            }
            return parse(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /// Reads a text.
    ///
    /// @throws ProblemException if it has no column `program`
    public static Roster parse(String text) throws ProblemException {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        String first = plain.lines().findFirst().orElse("");
        List<List<String>> table = table(plain, first.indexOf(';') >= 0 ? ';' : ',');
        List<String> heads = table.isEmpty()
                ? List.of()
                : table.getFirst().stream()
                        .map(head -> head.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!heads.contains("program")) {
            throw new ProblemException(Problem.stop("class.csv-unclear", NAME));
        }
        var lines = new TreeMap<String, Line>();
        for (List<String> row : table.subList(1, table.size())) {
            lines.put(cell(row, heads, "program"), new Line(cell(row, heads, "title"), cell(row, heads, "author")));
        }
        return new Roster(lines);
    }

    /// What is said of a program, by its name with or without the ending.
    public Optional<Line> of(String name) {
        return Optional.ofNullable(lines.get(name))
                .or(() -> Optional.ofNullable(lines.get(name.replaceFirst("\\.[^.]*$", ""))));
    }

    private static String cell(List<String> row, List<String> heads, String head) {
        int at = heads.indexOf(head);
        return at < 0 || at >= row.size() ? "" : row.get(at).strip();
    }

    /// Quotes are taken out, doubled ones inside quotes once; what they hide becomes letters that no file
    /// holds.
    private static List<List<String>> table(String text, char comma) {
        var table = new ArrayList<List<String>>();
        for (String line : hidden(text).lines().toList()) {
            if (!line.isBlank()) {
                table.add(Arrays.stream(line.split(Pattern.quote("" + comma), -1))
                        .map(Roster::shown)
                        .toList());
            }
        }
        return table;
    }

    private static String hidden(String text) {
        return QUOTED.matcher(text)
                .replaceAll(quoted -> Matcher.quoteReplacement(quoted.group(1)
                        .replace("\"\"", "\"")
                        .replace(',', HIDDEN.charAt(0))
                        .replace(';', HIDDEN.charAt(1))
                        .replaceAll("\\R", " ")));
    }

    private static String shown(String cell) {
        return cell.replace(HIDDEN.charAt(0), ',').replace(HIDDEN.charAt(1), ';');
    }
}
