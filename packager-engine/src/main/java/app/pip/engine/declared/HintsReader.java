package app.pip.engine.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Gathers [IndexHints] from options.
final class HintsReader {

    private Optional<String> index = Optional.empty();
    private final List<String> extra = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final SortedSet<String> noBinary = new TreeSet<>();
    private final SortedSet<String> onlyBinary = new TreeSet<>();
    private boolean noIndex;
    private boolean prereleases;

    /// Takes an option into account. Those that change nothing for us are taken too.
    ///
    /// @return false if it isn't known
    boolean take(PipOption option) {
        switch (option.name()) {
            case "--index-url" -> index = Optional.of(option.value());
            case "--extra-index-url" -> extra.add(option.value());
            case "--find-links" -> links.add(option.value());
            case "--no-index" -> noIndex = true;
            case "--pre" -> prereleases = true;
            case "--no-binary" -> names(option.value(), noBinary);
            case "--only-binary" -> names(option.value(), onlyBinary);
            case "--prefer-binary", "--require-hashes", "--no-deps" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    IndexHints hints() {
        return new IndexHints(index, extra, links, noIndex, prereleases, noBinary, onlyBinary);
    }

    /// A list of names with commas; `:none:` forgets those that came before.
    private static void names(String list, SortedSet<String> into) {
        for (String name : list.split(",", -1)) {
            if (name.equals(":none:")) {
                into.clear();
            } else if (!name.isBlank()) {
                into.add(name.strip());
            }
        }
    }
}
