package app.pip.app;

import app.pip.app.cli.PipApp;
import app.pip.app.cli.Surroundings;

/// Starts pip.app: obeys the words on the command line; without any it will open the wizard, and tells of the words
/// until there is one.
public final class Main {

    private Main() {}

    /// Obeys the command line.
    ///
    /// @param words the command line
    public static void main(String... words) {
        int code = PipApp.run(Surroundings.ofThisProcess(), words);
        Runtime.getRuntime().exit(code);
    }
}
