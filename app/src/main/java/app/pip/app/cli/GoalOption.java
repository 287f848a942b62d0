package app.pip.app.cli;

import app.pip.app.settings.GoalList;
import app.pip.engine.Packager;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Goal;
import app.pip.engine.project.ProjectFile;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The word that says for which systems: on the command line, else in the file beside the program.
final class GoalOption {

    @Option(
            names = "--for",
            order = 1,
            paramLabel = "LIST",
            description = "For which systems: windows, macos, linux, a target such as linux-arm64 (see pipapp targets),"
                    + " with a kind as in windows-x64:zip, or all. Separated by commas.")
    private @Nullable String wanted;

    /// Whether nobody has said it: then it is the usual systems.
    boolean implied(ProjectFile.Found file) {
        return wanted == null && file.says().targets().isEmpty();
    }

    /// The goals that are meant.
    ///
    /// @throws IllegalArgumentException for words on the command line that can't be; its message is for the user
    /// @throws ProblemException for words in the file that can't be
    SortedSet<Goal> goals(Packager packager, ProjectFile.Found file) throws ProblemException, IOException {
        if (wanted != null || implied(file)) {
            return GoalList.parse(wanted == null ? GoalList.USUAL : wanted, GoalList.possible(packager));
        }
        List<String> remembered = file.says().targets();
        try {
            return GoalList.parse(String.join(",", remembered), GoalList.possible(packager));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(file.wrong("app.targets", String.valueOf(e.getMessage())), e);
        }
    }
}
