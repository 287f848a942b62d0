package app.pip.engine.tag;

import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What a Python on a system takes, best first. The order is that of PyPA's `packaging`: made for exactly
/// this Python and system comes before made for older ones, and that before made for any.
public final class Tags {

    /// The first CPython with a stable binary interface is 3.2.
    private static final int FIRST_STABLE = 2;

    private final List<Tag> bestFirst;
    private final Map<Tag, Integer> ranks;

    private Tags(List<Tag> bestFirst) {
        this.bestFirst = List.copyOf(bestFirst);
        ranks = HashMap.newHashMap(bestFirst.size());
        for (int i = 0; i < bestFirst.size(); i++) {
            ranks.put(bestFirst.get(i), i);
        }
    }

    /// What a Python on the oldest system of a target takes of the files in an index.
    ///
    /// @param floor of the target's family
    /// @throws IllegalArgumentException if the floor belongs to another family
    public static Tags of(Target target, Floor floor, Cpython python) {
        return of(python, Platforms.of(target, floor));
    }

    /// What a Python takes on a system with those platform tags.
    ///
    /// @param platforms best first, see [Platforms]
    public static Tags of(Cpython python, List<String> platforms) {
        var all = new ArrayList<Tag>();
        add(all, python.python(), python.abi(), platforms);
        add(all, python.python(), python.stableAbi(), platforms);
        add(all, python.python(), "none", platforms);
        for (int minor = python.minor() - 1; minor >= FIRST_STABLE; minor--) {
            add(all, "cp3" + minor, python.stableAbi(), platforms);
        }
        var pure = new ArrayList<String>();
        pure.add("py3" + python.minor());
        pure.add("py3");
        for (int minor = python.minor() - 1; minor >= 0; minor--) {
            pure.add("py3" + minor);
        }
        pure.forEach(version -> add(all, version, "none", platforms));
        all.add(new Tag(python.python(), "none", "any"));
        pure.forEach(version -> all.add(new Tag(version, "none", "any")));
        return new Tags(all);
    }

    private static void add(List<Tag> all, String python, String abi, List<String> platforms) {
        platforms.forEach(platform -> all.add(new Tag(python, abi, platform)));
    }

    /// The tags, best first.
    public List<Tag> bestFirst() {
        return bestFirst;
    }

    /// The place of a tag, 0 being the best; nothing if it isn't taken.
    public OptionalInt rank(Tag tag) {
        Integer rank = ranks.get(tag);
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /// The place of the best of several tags, 0 being the best; nothing if none of them is taken.
    public OptionalInt rank(Collection<Tag> tags) {
        return tags.stream().map(this::rank).flatMapToInt(OptionalInt::stream).min();
    }
}
