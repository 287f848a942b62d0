package app.pip.engine.names;

import app.pip.engine.platform.Family;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Our tables: for the name of an import what is known of it. `imports.txt` says how they are written.
public final class ImportNames {

    private static final Pattern LINE =
            Pattern.compile("([\\w.*]+)(?:\\s*=\\s*([^\\[]*?))?(?:\\s*\\[([\\w, ]+)])?\\s*");
    private static final String ANY_PART = ".*";
    private static final ImportNames STANDARD = ofResources("imports.txt", "generated.txt");

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, String> patterns = new HashMap<>();

    private ImportNames() {}

    /// The tables that come with the product: first those written by hand, then the generated one.
    public static ImportNames standard() {
        return STANDARD;
    }

    /// A table; of two rows for a module the first counts.
    ///
    /// @throws IllegalArgumentException if a line is none of the table's
    static ImportNames read(BufferedReader text) throws IOException {
        var names = new ImportNames();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                names.add(line);
            }
        }
        return names;
    }

    /// The row with the longest dotted name that is the import's or begins it.
    ///
    /// @param dotted such as `google.cloud.storage`
    public Optional<Row> find(String dotted) {
        for (String name = dotted; !name.isEmpty(); name = parent(name)) {
            Row row = rows.get(name);
            if (row != null) {
                return Optional.of(row);
            }
            String pattern = patterns.get(parent(name));
            if (pattern != null) {
                String part = normal(name.substring(name.lastIndexOf('.') + 1));
                return Optional.of(new Row.Provided(name, List.of(pattern.replace("*", part)), everywhere(), false));
            }
        }
        return Optional.empty();
    }

    /// A project's name as PEP 503 writes it; what follows it, such as a version, stays.
    static String normal(String name) {
        Matcher project = Pattern.compile("[\\w.-]+").matcher(name);
        return project.lookingAt()
                ? project.group().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-") + name.substring(project.end())
                : name;
    }

    private void add(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no row of a table: " + line);
        }
        String module = matcher.group(1);
        String given = Optional.ofNullable(matcher.group(2)).orElse(module).strip();
        if (module.endsWith(ANY_PART)) {
            patterns.putIfAbsent(module.substring(0, module.length() - ANY_PART.length()), given);
        } else {
            rows.putIfAbsent(module, row(module, given, families(matcher.group(3))));
        }
    }

    private static Row row(String module, String given, SortedSet<Family> families) {
        if (given.startsWith("!")) {
            return new Row.Device(module, given.substring(1).strip());
        }
        if (given.startsWith("-")) {
            String[] words = given.substring(1).strip().split("\\s+", -1);
            return new Row.Gone(module, words[0], words.length > 1 ? Optional.of(words[1]) : Optional.empty());
        }
        List<String> distributions = Arrays.stream(given.split(",", -1))
                .map(String::strip)
                .map(ImportNames::normal)
                .toList();
        return new Row.Provided(module, distributions, families, true);
    }

    private static SortedSet<Family> families(@Nullable String names) {
        if (names == null) {
            return everywhere();
        }
        var families = new TreeSet<Family>();
        for (String name : names.split(",", -1)) {
            families.add(Family.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        }
        return families;
    }

    private static SortedSet<Family> everywhere() {
        return new TreeSet<>(EnumSet.allOf(Family.class));
    }

    private static String parent(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /// Tables that come with the product; of two rows for a module that of the first table counts.
    static ImportNames ofResources(String... resources) {
        var all = new ImportNames();
        for (String resource : resources) {
            try (var in = ImportNames.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException(resource + " is missing from the product");
                }
                var one = read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
                one.rows.forEach(all.rows::putIfAbsent);
                one.patterns.forEach(all.patterns::putIfAbsent);
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }
        return all;
    }
}
