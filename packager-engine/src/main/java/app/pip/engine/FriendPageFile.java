package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.friend.FriendPage;
import app.pip.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The file of the page that tells a friend what to press.
final class FriendPageFile {

    private FriendPageFile() {}

    /// Writes it.
    ///
    /// @param beside in whose folder it goes
    static Path write(FriendPage page, Artifact beside) throws IOException, InterruptedException {
        Path file = place(beside.file(), page);
        AtomicFile.write(file, out -> out.write(page.html().getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    private static Path place(Path beside, FriendPage page) {
        try {
            return beside.resolveSibling(page.fileName());
        } catch (InvalidPathException e) {
            return beside.resolveSibling(page.plainFileName());
        }
    }
}
