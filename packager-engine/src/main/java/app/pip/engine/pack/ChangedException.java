package app.pip.engine.pack;

import app.pip.engine.tree.TreePath;
import java.io.IOException;

/// A file changed between the moment its digest was taken and the moment it was packed.
public final class ChangedException extends IOException {

    private final transient TreePath path;

    ChangedException(TreePath path) {
        super(path + " changed while it was read");
        this.path = path;
    }

    /// Which file.
    public TreePath path() {
        return path;
    }
}
