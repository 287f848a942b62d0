package app.pip.engine.interpreter;

import app.pip.engine.tree.Content;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A CPython as somebody else packed it.
sealed interface Cpython extends Closeable permits MavenCpython, StandaloneCpython {

    /// PEP 668: a pip that finds this Python must not change it.
    String EXTERNALLY_MANAGED = """
            [externally-managed]
            Error=This Python belongs to an app and can't be changed.
            """;

    /// Every file of the interpreter, by the path that it has in its package.
    List<TreePath> paths();

    /// The interpreter, trimmed and mended, with one name for each file. Its contents can be read until this is closed.
    ///
    /// @param licence of Python, for packages that lack it
    Tree tree(Content licence) throws IOException;

    /// What stays behind.
    Trim trim();
}
