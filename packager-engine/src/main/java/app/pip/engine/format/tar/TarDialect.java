package app.pip.engine.format.tar;

import app.pip.engine.tree.TreePath;

/// How a tar says what the oldest form has no room for.
public enum TarDialect {
    /// POSIX pax records: what everything reads today.
    PAX(""),

    /// GNU's own entries, and names that begin with `./`: what dpkg reads and writes (`man 5 deb`).
    GNU("./");

    private final String before;

    TarDialect(String before) {
        this.before = before;
    }

    String name(TreePath path) {
        return before + path;
    }
}
