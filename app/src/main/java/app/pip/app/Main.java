package app.pip.app;

import app.pip.app.cli.PipApp;
import app.pip.app.cli.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Starts pip.app: opens the wizard if there are no words, or one that is a program; otherwise obeys the words. The
/// start script decides in the same way, because only the wizard's JVM gets JavaFX's modules.
public final class Main {

    private Main() {}

    /// Obeys the command line.
    ///
    /// @param words the command line
    public static void main(String... words) {
        if (isForTheWizard(words) && hasWindows()) {
            WizardApplication.open(words.length == 0 ? Optional.empty() : Optional.of(Path.of(words[0])));
            return;
        }
        int code = PipApp.run(Surroundings.ofThisProcess(), words);
        Runtime.getRuntime().exit(code);
    }

    private static boolean isForTheWizard(String... words) {
        return words.length == 0
                || (words.length == 1
                        && !words[0].startsWith("-")
                        && !PipApp.commands().contains(words[0])
                        && Files.exists(Path.of(words[0])));
    }

    private static boolean hasWindows() {
        return ModuleLayer.boot().findModule("javafx.controls").isPresent();
    }
}
