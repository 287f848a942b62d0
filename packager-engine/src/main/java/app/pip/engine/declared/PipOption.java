package app.pip.engine.declared;

import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One option of a requirements file.
///
/// @param name the long one
/// @param value empty for one that has none
record PipOption(String name, String value) {

    private static final Map<String, String> SHORT = Map.of(
            "-r",
            "--requirement",
            "-c",
            "--constraint",
            "-e",
            "--editable",
            "-i",
            "--index-url",
            "-f",
            "--find-links",
            "--pypi-url",
            "--index-url");
    private static final Set<String> WITHOUT_VALUE = Set.of(
            "--no-index", "--pre", "--prefer-binary", "--require-hashes", "--no-deps", "--process-dependency-links");

    /// Takes an option, and its value if it is a word of its own.
    ///
    /// @return nothing if the next word is no option or its value is missing
    static Optional<PipOption> take(Deque<String> words) {
        String word = words.remove();
        if (!word.startsWith("-") || word.length() < 2) {
            return Optional.empty();
        }
        boolean glued = word.charAt(1) != '-' && word.length() > 2;
        int equals = word.indexOf('=');
        int split = glued ? 2 : equals;
        String written = split < 0 ? word : word.substring(0, split);
        String name = SHORT.getOrDefault(written, written);
        if (WITHOUT_VALUE.contains(name)) {
            return Optional.of(new PipOption(name, ""));
        }
        if (split >= 0) {
            // -r=file is what some write, and pip takes it too
            return Optional.of(new PipOption(name, word.substring(glued && word.charAt(2) != '=' ? 2 : split + 1)));
        }
        return Optional.ofNullable(words.poll()).map(value -> new PipOption(name, value));
    }
}
