package app.pip.engine.platform;

/// A family of operating systems.
public enum Family {
    WINDOWS("Windows"),
    MACOS("macOS"),
    LINUX("Linux");

    private final String words;

    Family(String words) {
        this.words = words;
    }

    /// The name that people know.
    public String words() {
        return words;
    }
}
