package app.pip.engine;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.program.ProgramFolder;
import app.pip.engine.project.Project;
import app.pip.engine.script.ScriptFacts;
import app.pip.engine.script.ScriptReader;
import app.pip.engine.script.StandardLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is known of a dropped program before anything is made of it.
///
/// @param folder the program on the disk
/// @param facts what it imports, and its bytecode
/// @param library the standard library that it was compared with
record Understanding(ProgramFolder folder, ScriptFacts facts, StandardLibrary library) {

    /// Reads a project's program. Nothing of it is run.
    ///
    /// @param out the output folder, which never travels
    static Understanding of(Packager packager, Project project, Path out)
            throws ProblemException, IOException, InterruptedException {
        StandardLibrary library = packager.standardLibrary();
        refuse(project, ProgramFolder.unexpected(project.program()).stream().toList());
        ProgramFolder folder = ProgramFolder.read(project.program(), Set.of(out), library::has);
        refuse(project, folder.questions());
        return new Understanding(folder, ScriptReader.read(folder, packager.reader(), library), library);
    }

    /// Everything worth knowing, in the order in which it was found.
    List<Problem> problems() {
        var all = new ArrayList<>(folder.notes());
        all.addAll(facts.problems());
        return all;
    }

    /// Questions that the user has answered with `--yes` are none.
    private static void refuse(Project project, List<Problem> questions) throws ProblemException {
        if (!questions.isEmpty() && !project.sure()) {
            throw new ProblemException(questions.stream().map(Problem::asStop).toList());
        }
    }
}
