package app.pip.engine;

import app.pip.engine.hostpython.Answer;
import app.pip.engine.hostpython.Answer.Reason;
import app.pip.engine.hostpython.Source;
import app.pip.engine.interpreter.Host;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.Layout;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Packs a program once for each minor version of Python that its apps get, with bytecode for it. Everything that was
/// compiled lies beside its source; both travel.
///
/// @param packager whose store
/// @param supply of interpreters for this machine, which compile
/// @param program what was understood of it, by the Python that comes with the product
record ProgramLayers(Packager packager, Supply supply, Understanding program) {

    /// The layers by minor version, such as `3.14`.
    ///
    /// @throws ProblemException if one of the Pythons doesn't know something that the program uses
    Map<String, PackedLayer> of(Collection<Chosen> chosen) throws IOException, ProblemException, InterruptedException {
        var layers = new HashMap<String, PackedLayer>();
        for (Chosen one : chosen) {
            Interpreter interpreter = one.interpreter();
            if (!layers.containsKey(interpreter.minor())) {
                layers.put(interpreter.minor(), packager.layers().packed(Layer.of(tree(interpreter))));
            }
        }
        return layers;
    }

    private Tree tree(Interpreter interpreter) throws IOException, ProblemException, InterruptedException {
        var entries = new ArrayList<>(program.folder().tree().entries().values());
        bytecode(interpreter)
                .forEach((source, code) ->
                        entries.add(new Entry.File(Layout.bytecode(source, interpreter.cacheTag()), code, false)));
        return Tree.of(entries);
    }

    private SortedMap<TreePath, Content> bytecode(Interpreter interpreter)
            throws IOException, ProblemException, InterruptedException {
        boolean known = packager.interpreters().available(Host.target()).stream()
                .findFirst()
                .filter(reader -> reader.minor().equals(interpreter.minor()))
                .isPresent();
        if (known) {
            return program.facts().bytecode();
        }
        var compiled = new TreeMap<TreePath, Content>();
        Optional<Interpreter> host = supply.host(interpreter.minor(), Progress.unwatched());
        if (host.isEmpty()) {
            // no Python of this version can be started here; the app's own compiles what it reads
            return compiled;
        }
        var sources = new ArrayList<Source>();
        for (TreePath path : program.facts().bytecode().keySet()) {
            if (program.folder().tree().entries().get(path) instanceof Entry.File file) {
                sources.add(new Source(path.toString(), file.content(), true));
            }
        }
        var answers = packager.python(host.get()).read(sources).iterator();
        for (Source source : sources) {
            switch (answers.next()) {
                case Answer.Understood understood -> compiled.put(TreePath.of(source.name()), understood.bytecode());
                case Answer.Refused refused -> refuse(source, refused, interpreter);
            }
        }
        return compiled;
    }

    /// A file that only lies there may be for another Python.
    private void refuse(Source source, Answer.Refused refused, Interpreter interpreter) throws ProblemException {
        if (refused.reason() == Reason.SYNTAX && program.facts().reached().contains(TreePath.of(source.name()))) {
            throw new ProblemException(Problem.stop(
                    "python.syntax",
                    source.name(),
                    refused.line(),
                    interpreter.minor(),
                    refused.text().strip()));
        }
    }
}
