package app.pip.engine.tree;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// A path inside a [Tree]: relative, below the root, its parts joined by `/`, in Unicode normalisation form C. That it
/// holds no `..`, no empty part, no backslash and no control character is checked when it is made, so an entry can't
/// leave its tree. Ordered by its UTF-8 bytes.
public final class TreePath implements Comparable<TreePath> {

    private static final int FIRST_SURROGATE = 0xd800;
    private static final int AFTER_SURROGATES = 0xe000;

    private final List<String> parts;
    private final String text;

    /// Normalises and checks each part.
    ///
    /// @param parts the names from the root down, at least one
    /// @throws IllegalArgumentException if the path is not relative and inside, or a part has a forbidden character
    public TreePath(List<String> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a path needs a name");
        }
        this.parts = parts.stream().map(TreePath::checked).toList();
        this.text = String.join("/", this.parts);
    }

    /// Joins what was checked before: bundles put every one of thousands of paths below two or three folders.
    private TreePath(List<String> checked, String text) {
        this.parts = List.copyOf(checked);
        this.text = text;
    }

    /// The path of that text.
    ///
    /// @param path parts joined by `/`
    public static TreePath of(String path) {
        return new TreePath(List.of(path.split("/", -1)));
    }

    /// The names from the root down, at least one.
    public List<String> parts() {
        return parts;
    }

    /// The path `other`, seen from here.
    public TreePath resolve(TreePath other) {
        var all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new TreePath(all, text + "/" + other.text);
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
        return text.startsWith(folder.text)
                && (text.length() == folder.text.length() || text.charAt(folder.text.length()) == '/');
    }

    /// The folder that lies so many names below the root.
    ///
    /// @param depth from 1 to the number of names, which gives the path itself
    public TreePath top(int depth) {
        List<String> names = parts.subList(0, depth);
        return new TreePath(names, String.join("/", names));
    }

    /// What is left of this path below `folder`, in which it must lie.
    ///
    /// @throws IllegalArgumentException if it is `folder` itself
    public TreePath below(TreePath folder) {
        if (parts.size() <= folder.parts.size()) {
            throw new IllegalArgumentException("'" + this + "' is not below '" + folder + "'");
        }
        return new TreePath(parts.subList(folder.parts.size(), parts.size()), text.substring(folder.text.length() + 1));
    }

    @Override
    public int compareTo(TreePath other) {
        int shorter = Math.min(text.length(), other.text.length());
        for (int at = 0; at < shorter; at++) {
            char left = text.charAt(at);
            char right = other.text.charAt(at);
            if (left != right) {
                return Integer.compare(inUtf8Order(left), inUtf8Order(right));
            }
        }
        return Integer.compare(text.length(), other.text.length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreePath path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /// UTF-8 sorts as code points do; in Java's UTF-16 the halves of those beyond the basic plane come before its end.
    private static int inUtf8Order(char unit) {
        return unit >= FIRST_SURROGATE && unit < AFTER_SURROGATES ? unit + Character.MAX_VALUE : unit;
    }

    private static String checked(String given) {
        // what is ASCII has one spelling
        boolean plain = isPlain(given);
        String name = plain ? given : Normalizer.normalize(given, Normalizer.Form.NFC);
        boolean climbs = name.isEmpty() || name.equals(".") || name.equals("..");
        if (climbs || (!plain && name.chars().anyMatch(TreePath::isForbidden))) {
            throw new IllegalArgumentException("not a name inside a tree: '" + name + "'");
        }
        return name;
    }

    private static boolean isPlain(String name) {
        int at = 0;
        while (at < name.length() && name.charAt(at) < 0x80 && !isForbidden(name.charAt(at))) {
            at++;
        }
        return at == name.length();
    }

    private static boolean isForbidden(int c) {
        return c == '/' || c == '\\' || c < 0x20 || c == 0x7f;
    }
}
