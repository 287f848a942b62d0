package app.pip.engine.project;

import app.pip.engine.format.toml.TomlText;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The keys of a [ProjectFile].
final class ProjectKeys {

    /// The table whose keys are the ids of problems.
    static final String ANSWERS = "answers";
    /// The table whose keys are dotted names of modules.
    static final String IMPORTS = "imports";
    /// The tables whose keys are the user's.
    static final List<String> FREE = List.of(IMPORTS, ANSWERS);
    /// The keys with one text, in the order in which they are written.
    static final List<String> TEXTS = List.of(
            "app.name",
            "app.version",
            "app.author",
            "app.icon",
            "app.splash",
            "app.mode",
            "app.python",
            "program.script",
            "packages.from",
            "signing.key-store",
            "signing.type",
            "signing.alias",
            "signing.certificates",
            "signing.time-stamp");
    /// The keys with a list of texts.
    static final List<String> LISTS = List.of(
            "app.targets",
            "program.include",
            "program.exclude",
            "packages.extras",
            "packages.groups",
            "packages.add",
            "packages.leave-out",
            "packages.allow-build");

    private ProjectKeys() {}

    /// The known key that is most like another one, if one is like it at all.
    static Optional<String> nearest(String key) {
        String wanted = key.toLowerCase(Locale.ROOT).replace('_', '-');
        return java.util.stream.Stream.of(TEXTS, LISTS)
                .flatMap(Collection::stream)
                .min(Comparator.comparingInt(known -> distance(known, wanted)))
                .filter(known -> distance(known, wanted) <= 3 || last(known).equals(last(wanted)));
    }

    /// What a file says, as TOML, by key.
    static Map<String, String> values(ProjectFile file) {
        var values = new LinkedHashMap<String, String>();
        text(values, "app.name", file.name());
        text(values, "app.version", file.version());
        text(values, "app.author", file.author());
        text(values, "app.icon", file.icon());
        text(values, "app.splash", file.splash());
        text(values, "app.mode", file.mode().map(mode -> mode.name().toLowerCase(Locale.ROOT)));
        list(values, "app.targets", file.targets());
        text(values, "app.python", file.python().map(PythonSpec::text));
        text(values, "program.script", file.script());
        list(values, "program.include", file.include());
        list(values, "program.exclude", file.exclude());
        text(values, "packages.from", file.from());
        list(values, "packages.extras", file.extras());
        list(values, "packages.groups", file.groups());
        list(values, "packages.add", file.add());
        list(values, "packages.leave-out", file.leaveOut());
        list(values, "packages.allow-build", file.allowBuild());
        text(values, "signing.key-store", file.signing().keyStore());
        text(values, "signing.type", file.signing().type());
        text(values, "signing.alias", file.signing().alias());
        text(values, "signing.certificates", file.signing().certificates());
        text(values, "signing.time-stamp", file.signing().timeStamp());
        file.imports().forEach((module, given) -> values.put(IMPORTS + "." + module, TomlText.string(given)));
        file.answers().forEach((id, answer) -> values.put(ANSWERS + "." + id, TomlText.string(answer)));
        return values;
    }

    private static void text(Map<String, String> values, String key, Optional<String> value) {
        value.ifPresent(text -> values.put(key, TomlText.string(text)));
    }

    private static void list(Map<String, String> values, String key, List<String> value) {
        if (!value.isEmpty()) {
            values.put(key, value.size() == 1 ? TomlText.array(value) : TomlText.lines(value));
        }
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /// How many letters have to be added, taken away or exchanged (Levenshtein's distance).
    private static int distance(String left, String right) {
        if (right.length() > 100) {
            return right.length();
        }
        var row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int exchanged = corner + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
