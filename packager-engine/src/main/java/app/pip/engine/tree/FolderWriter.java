package app.pip.engine.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a tree to the disk. A [TreePath] can't leave its tree, so nothing lands outside the folder.
///
/// @param root the folder, which is there
public record FolderWriter(Path root) {

    /// Writes a file and the folders that it lies in.
    ///
    /// @param bytes are read to their end and left open
    public void file(TreePath path, boolean executable, InputStream bytes) throws IOException {
        Path file = place(path);
        Files.createDirectories(file.getParent());
        Files.copy(bytes, file);
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && executable) {
            view.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /// Makes a folder.
    public void folder(TreePath path) throws IOException {
        Files.createDirectories(place(path));
    }

    private Path place(TreePath path) {
        Path place = root;
        for (String part : path.parts()) {
            place = place.resolve(part);
        }
        return place;
    }
}
