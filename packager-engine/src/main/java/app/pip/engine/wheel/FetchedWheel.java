package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.WheelName;
import java.nio.file.Path;

/// A wheel that lies on the disk, its bytes compared with its digest.
///
/// @param name the file's, as the index has it
/// @param sha256 of the file; everything that is made from it is kept under this digest
/// @param file where it lies, under whatever name
public record FetchedWheel(WheelName name, Sha256 sha256, Path file) {

    /// Whether it is the same file for every system.
    boolean isForAnySystem() {
        return name.tags().stream().allMatch(tag -> tag.platform().equals("any"));
    }

    @Override
    public String toString() {
        return name.file();
    }
}
