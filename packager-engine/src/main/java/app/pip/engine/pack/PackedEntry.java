package app.pip.engine.pack;

import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.tree.TreePath;
import java.io.IOException;

/// One node of a packed tree.
public sealed interface PackedEntry {

    /// Where it lies.
    TreePath path();

    /// The same node below a folder.
    PackedEntry under(TreePath folder);

    /// Puts the node into an archive.
    void writeTo(FragmentWriter archive) throws IOException;

    /// A file.
    ///
    /// @param executable whether it may be started
    /// @param packed its contents
    record File(TreePath path, boolean executable, Packed packed) implements PackedEntry {
        @Override
        public PackedEntry under(TreePath folder) {
            return new File(folder.resolve(path), executable, packed);
        }

        @Override
        public void writeTo(FragmentWriter archive) throws IOException {
            archive.file(path, executable, packed);
        }
    }

    /// An empty folder.
    record Folder(TreePath path) implements PackedEntry {
        @Override
        public PackedEntry under(TreePath folder) {
            return new Folder(folder.resolve(path));
        }

        @Override
        public void writeTo(FragmentWriter archive) throws IOException {
            archive.folder(path);
        }
    }
}
