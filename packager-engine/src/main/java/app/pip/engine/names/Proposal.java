package app.pip.engine.names;

import app.pip.engine.platform.Family;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where an import could come from.
///
/// @param state how sure that is
/// @param distributions the packages that give it, the best first; empty if none is known
/// @param families the systems on which they do
/// @param detail the device, or the Python that removed the module; else empty
/// @param sourceOnly whether the first package is offered as source only
/// @param about facts about the first package, if the index was asked
public record Proposal(
        State state,
        List<String> distributions,
        SortedSet<Family> families,
        String detail,
        boolean sourceOnly,
        Optional<Contents.About> about) {

    /// Copies the collections.
    public Proposal {
        distributions = List.copyOf(distributions);
        families = Collections.unmodifiableSortedSet(new TreeSet<>(families));
    }

    static Proposal of(State state, List<String> distributions, String detail) {
        var everywhere = new TreeSet<>(EnumSet.allOf(Family.class));
        return new Proposal(state, distributions, everywhere, detail, false, Optional.empty());
    }

    /// How sure a proposal is.
    public enum State {
        /// Known from our tables, and the index didn't say otherwise: may be taken without asking.
        SURE,
        /// As before, but there are only sources.
        SOURCE_ONLY,
        /// A guess by the name, for a person to decide: it may be a stranger's package.
        QUESTION,
        /// Nothing is known.
        UNKNOWN,
        /// The module is a device's.
        DEVICE,
        /// Python itself once had the module; a package may stand in for it.
        GONE
    }
}
