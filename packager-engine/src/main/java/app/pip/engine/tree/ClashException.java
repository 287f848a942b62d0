package app.pip.engine.tree;

/// Two names that are the same where upper and lower case don't differ, or a file and a folder of the same name.
public final class ClashException extends IllegalArgumentException {

    private final String first;
    private final String second;

    ClashException(String first, String second) {
        super("'" + first + "' and '" + second + "' can't both exist on every system");
        this.first = first;
        this.second = second;
    }

    /// The path that came first; a folder's ends in `/`.
    public String first() {
        return first;
    }

    /// The path that clashes with it; a folder's ends in `/`.
    public String second() {
        return second;
    }
}
