package app.pip.engine.script;

import app.pip.engine.hostpython.Import;
import app.pip.engine.platform.Family;
import app.pip.engine.tree.TreePath;

/// An import in a file that the program reaches.
///
/// @param file where it is written
/// @param what it says
/// @param origin where the module comes from
public record Imported(TreePath file, Import what, Origin origin) {

    /// Whether the program can go on without the module, or needs it on some systems only.
    public boolean canBeMissing() {
        return what.is(Import.Trait.OPTIONAL) || what.is(Import.Trait.GUARDED);
    }

    /// Whether the program fails on a family of systems if the module isn't there.
    public boolean isNeededOn(Family family) {
        return !what.is(Import.Trait.OPTIONAL) && what.families().contains(family);
    }

    /// The first part of the module's name; empty for `from . import x`.
    public String topLevel() {
        return what.module().split("\\.", 2)[0];
    }

    /// Where a module comes from.
    public enum Origin {
        /// Python's own library.
        STANDARD,
        /// The program's folder.
        LOCAL,
        /// Neither: something that has to be installed.
        FOREIGN
    }
}
