package app.pip.engine.sources;

import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The links of an archive, which become copies of the files that they lead to: there is no link on the disk that
/// anything could be written through.
///
/// @param folder that the archive is unpacked to
/// @param targets where each leads
record SourceLinks(Path folder, Map<TreePath, TreePath> targets) {

    SourceLinks(Path folder) {
        this(folder, new LinkedHashMap<>());
    }

    void add(TreePath link, TreePath target) throws IOException {
        if (targets.put(link, target) != null) {
            throw new IOException(link + " is there twice");
        }
    }

    /// Copies, after all files are there. Links to folders are left out: what is in those is there anyway.
    void finish() throws IOException {
        for (TreePath link : targets.keySet()) {
            TreePath end = link;
            for (int step = 0; targets.containsKey(end); step++) {
                end = targets.get(end);
                if (step > targets.size()) {
                    throw new IOException(link + " leads to itself");
                }
            }
            Path target = folder.resolve(end.toString());
            if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                Path place = folder.resolve(link.toString());
                Files.createDirectories(place.getParent());
                Files.copy(target, place);
            } else if (!Files.isDirectory(target)) {
                throw new IOException(link + " leads to nothing");
            }
        }
    }
}
