package app.pip.engine.tree;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files by their paths, in the order of the paths' UTF-8 bytes. No two of them fall together on a file system that
/// doesn't tell upper from lower case, and none lies below another file.
///
/// @param entries each under its own path
public record Tree(SortedMap<TreePath, Entry> entries) {

    /// Copies and checks the entries.
    ///
    /// @throws ClashException if two entries can't both exist on every system
    public Tree {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        refuseClashes(entries.keySet());
    }

    /// A tree of some entries; of two with the same path the later one stays.
    public static Tree of(Collection<Entry> entries) {
        var byPath = new TreeMap<TreePath, Entry>();
        entries.forEach(entry -> byPath.put(entry.path(), entry));
        return new Tree(byPath);
    }

    private static void refuseClashes(Collection<TreePath> paths) {
        var seen = new HashMap<String, String>();
        for (TreePath path : paths) {
            var walked = new StringBuilder();
            for (int depth = 1; depth <= path.parts().size(); depth++) {
                walked.append(depth == 1 ? "" : "/").append(path.parts().get(depth - 1));
                boolean file = depth == path.parts().size();
                String real = walked + (file ? "" : "/");
                String other = seen.putIfAbsent(CaseFold.of(walked.toString()), real);
                if (other != null && (!other.equals(real) || file)) {
                    throw new ClashException(other, real);
                }
            }
        }
    }
}
