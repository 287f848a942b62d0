package app.pip.engine.declared;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a requirements file says about where packages come from and which of their files will do; as
/// pip understands it. Addresses may hold passwords, so they are not for logs or problems.
///
/// @param index the index to ask in place of the usual one
/// @param extra further indexes
/// @param links folders or pages with files, as written
/// @param noIndex whether no index is to be asked
/// @param prereleases whether pre-releases will do
/// @param noBinary packages of which only sources will do; `:all:` for each
/// @param onlyBinary packages of which only wheels will do; `:all:` for each
public record IndexHints(
        Optional<String> index,
        List<String> extra,
        List<String> links,
        boolean noIndex,
        boolean prereleases,
        SortedSet<String> noBinary,
        SortedSet<String> onlyBinary) {

    /// Nothing was said.
    public static final IndexHints NONE =
            new IndexHints(Optional.empty(), List.of(), List.of(), false, false, new TreeSet<>(), new TreeSet<>());

    /// Copies the lists.
    public IndexHints {
        extra = List.copyOf(extra);
        links = List.copyOf(links);
        noBinary = Collections.unmodifiableSortedSet(new TreeSet<>(noBinary));
        onlyBinary = Collections.unmodifiableSortedSet(new TreeSet<>(onlyBinary));
    }

    /// Leaves the addresses out.
    @Override
    public String toString() {
        return "IndexHints[%d indexes, %d links, noIndex=%s, prereleases=%s, noBinary=%s, onlyBinary=%s]"
                .formatted(
                        index.stream().count() + extra.size(),
                        links.size(),
                        noIndex,
                        prereleases,
                        noBinary,
                        onlyBinary);
    }
}
