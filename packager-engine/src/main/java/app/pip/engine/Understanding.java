package app.pip.engine;

import app.pip.engine.hostpython.SourceReader;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.program.Beside;
import app.pip.engine.program.ProgramFolder;
import app.pip.engine.program.Wanted;
import app.pip.engine.program.Wishes;
import app.pip.engine.project.Mode;
import app.pip.engine.project.Project;
import app.pip.engine.script.FileWalk;
import app.pip.engine.script.ScriptFacts;
import app.pip.engine.script.ScriptReader;
import app.pip.engine.script.StandardLibrary;
import app.pip.engine.script.Travel;
import app.pip.engine.script.Warnings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is known of a dropped program before anything is made of it.
///
/// @param folder the program on the disk, as far as it travels
/// @param facts what it imports, and its bytecode
/// @param files the files that it names
/// @param warnings what goes otherwise in an app
/// @param library the standard library that it was compared with
record Understanding(
        ProgramFolder folder,
        ScriptFacts facts,
        FileWalk.Findings files,
        List<Problem> warnings,
        StandardLibrary library) {

    // each round reaches at least one module more
    private static final int MOST_ROUNDS = 200;

    /// How the program seems to show itself.
    Mode mode() {
        return switch (facts.appearance().kind()) {
            case CONSOLE -> Mode.CONSOLE;
            case WINDOW -> Mode.WINDOW;
            case WEB -> Mode.WEB;
        };
    }

    /// Reads a project's program. Nothing of it is run.
    ///
    /// @param out the output folder, which never travels
    static Understanding of(Packager packager, Project project, Path out)
            throws ProblemException, IOException, InterruptedException {
        return of(packager, project.program(), project.remedies(), project.sure(), Set.of(out))
                .answered(project);
    }

    /// The same without what the user has answered already: whether there is to be a terminal.
    Understanding answered(Project project) {
        if (project.shown().isEmpty()) {
            return this;
        }
        return new Understanding(
                folder,
                facts,
                files,
                warnings.stream()
                        .filter(one -> !one.id().equals("app.input-and-window"))
                        .toList(),
                library);
    }

    /// Reads a program. Nothing of it is run.
    ///
    /// @param dropped a script, a folder, an archive or a notebook
    /// @param remedies what the user has said about what travels
    /// @param sure whether the user really means a large or unexpected folder
    /// @param never what never travels, such as the output folder
    static Understanding of(Packager packager, Path dropped, List<Remedy> remedies, boolean sure, Set<Path> never)
            throws ProblemException, IOException, InterruptedException {
        StandardLibrary library = packager.standardLibrary();
        Path program = packager.unzipped(dropped);
        refuse(sure, ProgramFolder.unexpected(program).stream().toList());
        SourceReader reader = packager.reader();
        Wishes wishes = Wishes.among(remedies);
        Wanted wanted = ProgramFolder.isFile(program) ? Wanted.only(Set.of(), wishes) : Wanted.everything(wishes);
        for (int round = 0; ; round++) {
            ProgramFolder found = ProgramFolder.read(program, never, library::has, wanted);
            ProgramFolder folder = found.with(remedies);
            ScriptFacts facts = ScriptReader.read(folder, reader, library);
            var beside = new Beside(folder.root());
            Wanted more = wanted.everything() ? wanted : Travel.of(facts.sources(), library, beside, wanted);
            if (more.equals(wanted) || round > MOST_ROUNDS) {
                refuse(sure, folder.questions());
                return new Understanding(
                        folder, facts, FileWalk.of(folder, facts, beside), Warnings.of(folder, facts), library);
            }
            wanted = more;
        }
    }

    /// Everything worth knowing, in the order in which it was found.
    List<Problem> problems() {
        var all = new ArrayList<>(folder.notes());
        all.addAll(facts.problems());
        all.addAll(files.problems());
        all.addAll(warnings);
        return all;
    }

    /// Questions that the user has answered with `--yes` are none.
    private static void refuse(boolean sure, List<Problem> questions) throws ProblemException {
        if (!questions.isEmpty() && !sure) {
            throw new ProblemException(questions.stream().map(Problem::asStop).toList());
        }
    }
}
