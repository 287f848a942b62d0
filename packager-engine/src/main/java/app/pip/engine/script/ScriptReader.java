package app.pip.engine.script;

import app.pip.engine.hostpython.Answer;
import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.HostPythonException;
import app.pip.engine.hostpython.Source;
import app.pip.engine.hostpython.SourceReader;
import app.pip.engine.problem.Problem;
import app.pip.engine.program.ProgramFolder;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds out what there is to know about a program, and compiles it.
public final class ScriptReader {

    private ScriptReader() {}

    /// Reads all Python sources of a program, and follows its imports from the script that is started. Only what is
    /// wrong with a file on that way stops the work. Without a working interpreter nothing is known and nothing is
    /// compiled, and a note says so.
    ///
    /// @throws IOException if a file of the program can't be read, or changed since the folder was read
    public static ScriptFacts read(ProgramFolder program, SourceReader reader, StandardLibrary library)
            throws IOException, InterruptedException {
        var sources = new ArrayList<Source>();
        for (Entry entry : program.tree().entries().values()) {
            if (entry instanceof Entry.File file && isPython(file.path())) {
                sources.add(new Source(file.path().toString(), file.content(), true));
            }
        }
        try {
            return facts(program, library, sources, reader.read(sources));
        } catch (HostPythonException e) {
            var note = Problem.note("script.no-interpreter", String.valueOf(e.getMessage()));
            var appearance = Appearance.guess(program.entry(), List.of(), new TreeMap<>());
            return new ScriptFacts(
                    new TreeMap<>(), List.of(), new TreeMap<>(), new TreeMap<>(), appearance, List.of(note));
        }
    }

    private static ScriptFacts facts(
            ProgramFolder program, StandardLibrary library, List<Source> sources, List<Answer> answers)
            throws IOException {
        var byPath = new TreeMap<TreePath, Answer>();
        for (int i = 0; i < sources.size(); i++) {
            byPath.put(TreePath.of(sources.get(i).name()), answers.get(i));
        }
        var imports = new ImportWalk(new LocalModules(program.tree()), library, byPath);
        imports.from(program.entry());
        var problems = new ArrayList<>(imports.problems(new Rewording(program.tree())));
        problems.addAll(Refusals.problems(byPath, imports.reached(), program.tree()));
        var known = understood(byPath, imports.reached());
        return new ScriptFacts(
                known,
                imports.imports(),
                imports.standard(),
                bytecode(byPath),
                Appearance.guess(program.entry(), imports.imports(), known),
                problems);
    }

    private static SortedMap<TreePath, Facts> understood(SortedMap<TreePath, Answer> answers, Set<TreePath> reached) {
        var known = new TreeMap<TreePath, Facts>();
        for (TreePath file : reached) {
            if (answers.get(file) instanceof Answer.Understood(Facts facts, Content _)) {
                known.put(file, facts);
            }
        }
        return known;
    }

    private static SortedMap<TreePath, Content> bytecode(SortedMap<TreePath, Answer> answers) {
        var bytecode = new TreeMap<TreePath, Content>();
        answers.forEach((path, answer) -> {
            if (answer instanceof Answer.Understood understood) {
                bytecode.put(path, understood.bytecode());
            }
        });
        return bytecode;
    }

    /// Whether a file is a Python source by its name.
    static boolean isPython(TreePath path) {
        String name = path.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".py") || name.endsWith(".pyw");
    }
}
