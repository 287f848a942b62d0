package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.AtomicFile;
import app.pip.engine.tree.FolderWriter;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A bundle as a plain folder, on a stick or a share. Over an older one only what is new is written: what
/// was written before is listed in the folder. What programs saved there stays, also in a file that came
/// with the program, as long as its next version doesn't bring another one.
final class PortableFolder {

    /// What was written: a line for each file of its SHA-256, a space and its path.
    private static final String LIST = "files.txt";

    private static final long LONGEST_LIST = 64 << 20;

    private final Path folder;
    private final FolderWriter disk;

    /// @param folder which need not exist yet
    PortableFolder(Path folder) {
        this.folder = folder;
        this.disk = new FolderWriter(folder);
    }

    /// What was written, for the artifact's record.
    ///
    /// @param digest of the list
    /// @param size of all files together, in bytes
    record Written(Sha256 digest, long size) {}

    /// Writes a bundle's files, without the folder that they lie in.
    Written write(Bundle bundle, Progress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        SortedMap<TreePath, String> before = list();
        var now = new TreeMap<TreePath, String>();
        long size = 0;
        int done = 0;
        for (PackedEntry entry : bundle.entries()) {
            TreePath path = inside(entry.path());
            switch (entry) {
                case PackedEntry.Folder _ -> disk.folder(path);
                case PackedEntry.File file -> {
                    String digest = file.packed().sha256().hex();
                    now.put(path, digest);
                    size += file.packed().size();
                    if (!digest.equals(before.get(path)) || !Files.exists(place(path))) {
                        replace(path, file);
                    }
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.at((double) ++done / bundle.entries().size());
        }
        before.keySet().removeAll(now.keySet());
        for (var old : before.entrySet()) {
            remove(old.getKey(), old.getValue());
        }
        String text = text(now);
        AtomicFile.write(folder.resolve(LIST), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return new Written(Sha256.of(text), size);
    }

    private void replace(TreePath path, PackedEntry.File file) throws IOException {
        Files.deleteIfExists(place(path));
        try (InputStream plain = new PackedContent(file.packed()).open()) {
            disk.file(path, file.executable(), plain);
        }
    }

    /// What no longer belongs to the bundle goes, unless somebody has changed it.
    private void remove(TreePath path, String digest) throws IOException {
        Path file = place(path);
        if (!Files.isRegularFile(file)) {
            return;
        }
        boolean same;
        try (InputStream in = Files.newInputStream(file)) {
            same = Sha256.of(in).hex().equals(digest);
        }
        if (!same) {
            return;
        }
        Files.delete(file);
        for (int parts = path.parts().size() - 1; parts > 0; parts--) {
            Path above = place(path.top(parts));
            if (!isEmpty(above)) {
                return;
            }
            Files.delete(above);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private SortedMap<TreePath, String> list() throws IOException {
        var list = new TreeMap<TreePath, String>();
        Path file = folder.resolve(LIST);
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_LIST) {
            return list;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] parts = line.split(" ", 2);
            try {
                if (parts.length == 2) {
                    list.put(TreePath.of(parts[1]), parts[0]);
                }
            } catch (IllegalArgumentException e) {
                // somebody changed it: then everything is written anew
                return new TreeMap<>();
            }
        }
        return list;
    }

    private static String text(SortedMap<TreePath, String> files) {
        var text = new StringBuilder();
        files.forEach(
                (path, digest) -> text.append(digest).append(' ').append(path).append('\n'));
        return text.toString();
    }

    private static TreePath inside(TreePath path) {
        List<String> parts = path.parts();
        return new TreePath(parts.subList(1, parts.size()));
    }

    private Path place(TreePath path) {
        return folder.resolve(path.toString());
    }
}
