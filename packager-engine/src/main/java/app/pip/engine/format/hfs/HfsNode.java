package app.pip.engine.format.hfs;

import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;

/// One thing in a volume.
public sealed interface HfsNode {

    /// Where it lies, seen from the volume's root.
    TreePath path();

    /// A folder, listed before what lies in it.
    record Folder(TreePath path) implements HfsNode {}

    /// A file.
    ///
    /// @param content its bytes
    /// @param executable whether it may be started
    record File(TreePath path, Content content, boolean executable) implements HfsNode {}

    /// A symbolic link.
    ///
    /// @param target where it leads, maybe out of the volume
    record Link(TreePath path, String target) implements HfsNode {}
}
