package app.pip.engine.format.deflate;

import app.pip.engine.tree.TreePath;
import java.io.Closeable;
import java.io.IOException;

/// Writes an archive out of contents that are compressed already.
public interface FragmentWriter extends Closeable {

    /// A file.
    void file(TreePath path, boolean executable, Fragment content) throws IOException;

    /// An empty folder.
    void folder(TreePath path) throws IOException;

    /// Writes the end of the archive; what it was written to is left open.
    @Override
    void close() throws IOException;
}
