package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which package may be meant, or may help, instead of another: `successors.properties` and `known.txt`.
final class Relatives {

    private static final int SHORT = 5;
    private static final Map<PackageName, PackageName> SUCCESSORS = successors();
    private static final List<PackageName> KNOWN = known();

    private Relatives() {}

    /// A package that is imported by the same name.
    static Optional<PackageName> successor(PackageName name) {
        return Optional.ofNullable(SUCCESSORS.get(name));
    }

    /// Packages whose names are nearly the same, nearest first.
    static List<PackageName> near(PackageName name) {
        int far = name.toString().length() < SHORT ? 1 : 2;
        return KNOWN.stream()
                .filter(known -> !known.equals(name) && distance(known, name) <= far)
                .sorted(Comparator.comparingInt(known -> distance(known, name)))
                .toList();
    }

    /// How many letters have to be put in, taken out, changed or swapped with the next; hyphens don't count.
    static int distance(PackageName one, PackageName other) {
        String left = one.toString().replace("-", "");
        String right = other.toString().replace("-", "");
        var rows = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, left, right, i, j);
            }
        }
        return rows[left.length()][right.length()];
    }

    private static int step(int[][] rows, String left, String right, int i, int j) {
        int changed = rows[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }

    private static Map<PackageName, PackageName> successors() {
        try (var in = new InputStreamReader(open("successors.properties"), StandardCharsets.UTF_8)) {
            var read = new Properties();
            read.load(in);
            var successors = new TreeMap<PackageName, PackageName>();
            read.stringPropertyNames()
                    .forEach(name ->
                            successors.put(new PackageName(name), new PackageName(read.getProperty(name, name))));
            return successors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PackageName> known() {
        try (var in = open("known.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split("\\s+")))
                    .map(PackageName::new)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Relatives.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing in the product");
        }
        return in;
    }
}
