package app.pip.engine.tree;

/// One node of a [Tree]. There are no links: exFAT sticks, Windows' own unzip and chat uploads break them, so whatever
/// a tree is read from gives a link's target the one name that is needed.
public sealed interface Entry {

    /// Where it lies.
    TreePath path();

    /// The same node at another place.
    Entry at(TreePath place);

    /// A file that isn't executable.
    static Entry file(String path, Content content) {
        return new File(TreePath.of(path), content, false);
    }

    /// A file.
    ///
    /// @param content its bytes
    /// @param executable whether it may be started; the only permission there is
    record File(TreePath path, Content content, boolean executable) implements Entry {
        @Override
        public Entry at(TreePath place) {
            return new File(place, content, executable);
        }
    }

    /// An empty folder that has to exist. Folders with something in them follow from what is in them.
    record Folder(TreePath path) implements Entry {
        @Override
        public Entry at(TreePath place) {
            return new Folder(place);
        }
    }
}
