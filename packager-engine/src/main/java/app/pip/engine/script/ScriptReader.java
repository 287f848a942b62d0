package app.pip.engine.script;

import app.pip.engine.hostpython.Answer;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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
            var appearance = Appearance.guess(program.entry(), List.of());
            return new ScriptFacts(
                    new TreeSet<>(), List.of(), new TreeMap<>(), new TreeMap<>(), appearance, List.of(note));
        }
    }

    private static ScriptFacts facts(
            ProgramFolder program, StandardLibrary library, List<Source> sources, List<Answer> answers) {
        var byPath = new TreeMap<TreePath, Answer>();
        for (int i = 0; i < sources.size(); i++) {
            byPath.put(TreePath.of(sources.get(i).name()), answers.get(i));
        }
        var imports = new ImportWalk(new LocalModules(program.tree()), library, byPath);
        imports.from(program.entry());
        var problems = new ArrayList<>(imports.problems());
        problems.addAll(Refusals.problems(byPath, imports.reached()));
        return new ScriptFacts(
                imports.reached(),
                imports.imports(),
                imports.standard(),
                bytecode(byPath),
                Appearance.guess(program.entry(), imports.imports()),
                problems);
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

    private static boolean isPython(TreePath path) {
        String name = path.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".py") || name.endsWith(".pyw");
    }
}
