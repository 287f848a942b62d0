package app.pip.app;

/// Starts pip.app.
public final class Main {

    private Main() {}

    /// Obeys the command line.
    ///
    /// @param words the command line
    public static void main(String... words) {}
}
