package app.pip.engine.declared;

import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The program's files, as far as they are looked at here.
///
/// @param tree all of them
record ProgramFiles(Tree tree) {

    boolean has(String path) {
        return content(TreePath.of(path)).isPresent();
    }

    /// A file as text, if it is there.
    Optional<SourceText> text(TreePath path) throws ProblemException, IOException {
        Optional<Content> content = content(path);
        return content.isPresent() ? Optional.of(SourceText.read(path, content.get())) : Optional.empty();
    }

    /// A file of which only ASCII matters, if it is there.
    Optional<SourceText> lenient(TreePath path) throws ProblemException, IOException {
        Optional<Content> content = content(path);
        return content.isPresent() ? Optional.of(SourceText.lenient(path, content.get())) : Optional.empty();
    }

    /// The paths of all files.
    List<TreePath> paths() {
        return tree.entries().values().stream()
                .filter(Entry.File.class::isInstance)
                .map(Entry::path)
                .toList();
    }

    private Optional<Content> content(TreePath path) {
        return Optional.ofNullable(tree.entries().get(path))
                .filter(Entry.File.class::isInstance)
                .map(entry -> ((Entry.File) entry).content());
    }
}
