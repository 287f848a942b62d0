package app.pip.engine.tree;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// A path inside a [Tree]: relative, below the root, its parts joined by `/`, in Unicode normalisation form C. That it
/// holds no `..`, no empty part, no backslash and no control character is checked when it is made, so an entry can't
/// leave its tree. Ordered by its UTF-8 bytes.
///
/// @param parts the names from the root down, at least one
public record TreePath(List<String> parts) implements Comparable<TreePath> {

    /// Normalises and checks each part.
    ///
    /// @throws IllegalArgumentException if the path is not relative and inside, or a part has a forbidden character
    public TreePath {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a path needs a name");
        }
        parts = parts.stream()
                .map(part -> Normalizer.normalize(part, Normalizer.Form.NFC))
                .toList();
        parts.forEach(TreePath::check);
    }

    /// The path of that text.
    ///
    /// @param path parts joined by `/`
    public static TreePath of(String path) {
        return new TreePath(List.of(path.split("/", -1)));
    }

    /// The path `other`, seen from here.
    public TreePath resolve(TreePath other) {
        var all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new TreePath(all);
    }

    /// The path `other`, its parts joined by `/`, seen from here.
    public TreePath resolve(String other) {
        return resolve(of(other));
    }

    /// A path beside this one.
    public TreePath sibling(String name) {
        var all = new ArrayList<>(parts);
        all.set(all.size() - 1, name);
        return new TreePath(all);
    }

    /// The last part.
    public String name() {
        return parts.getLast();
    }

    /// Whether this path is `folder` itself or lies below it.
    public boolean isIn(TreePath folder) {
        return parts.size() >= folder.parts.size()
                && parts.subList(0, folder.parts.size()).equals(folder.parts);
    }

    /// What is left of this path below `folder`, in which it must lie.
    public TreePath below(TreePath folder) {
        return new TreePath(parts.subList(folder.parts.size(), parts.size()));
    }

    @Override
    public int compareTo(TreePath other) {
        return compareUtf8(toString(), other.toString());
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }

    /// UTF-8 sorts as code points do; Java's own order of UTF-16 units differs beyond the basic plane.
    private static int compareUtf8(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length()) {
            int left = a.codePointAt(at);
            int right = b.codePointAt(at);
            if (left != right) {
                return Integer.compare(left, right);
            }
            at += Character.charCount(left);
        }
        return Integer.compare(a.length(), b.length());
    }

    private static void check(String part) {
        boolean climbs = part.isEmpty() || part.equals(".") || part.equals("..");
        boolean forbidden = part.chars().anyMatch(c -> c == '/' || c == '\\' || c < 0x20 || c == 0x7f);
        if (climbs || forbidden) {
            throw new IllegalArgumentException("not a name inside a tree: '" + part + "'");
        }
    }
}
