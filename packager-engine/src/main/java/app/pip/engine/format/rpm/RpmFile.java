package app.pip.engine.format.rpm;

import app.pip.engine.tree.TreePath;
import java.util.Optional;

/// A file or folder that a package brings.
///
/// @param path seen from the root of the system
/// @param mode as in `stat`, such as octal 100644
/// @param size in bytes
/// @param documentation whether it is no part of the program, and can be left out
/// @param sha256 of its bytes in hexadecimal digits; empty for a folder
public record RpmFile(TreePath path, int mode, long size, boolean documentation, Optional<String> sha256) {

    /// The folder it is in, with a slash at both ends.
    String folder() {
        String whole = "/" + path;
        return whole.substring(0, whole.lastIndexOf('/') + 1);
    }
}
