package app.pip.engine.index;

import app.pip.engine.net.NetSettings.Reach;
import java.util.List;
import java.util.Optional;

/// What the user asks for by name, as pip calls it. Counts more than the environment and pip's files.
///
/// @param indexUrl instead of the usual index
/// @param extraIndexUrls asked before it
/// @param findLinks folders and pages with files
/// @param noIndex whether no index is asked at all
/// @param reach whether servers are asked
public record IndexOptions(
        Optional<String> indexUrl, List<String> extraIndexUrls, List<String> findLinks, boolean noIndex, Reach reach) {

    /// Nothing is asked for.
    public static final IndexOptions NONE =
            new IndexOptions(Optional.empty(), List.of(), List.of(), false, Reach.USUAL);

    /// Copies the lists.
    public IndexOptions {
        extraIndexUrls = List.copyOf(extraIndexUrls);
        findLinks = List.copyOf(findLinks);
    }

    /// The same with another reach.
    public IndexOptions with(Reach other) {
        return new IndexOptions(indexUrl, extraIndexUrls, findLinks, noIndex, other);
    }

    /// May hold passwords.
    @Override
    public String toString() {
        return "IndexOptions[…]";
    }
}
