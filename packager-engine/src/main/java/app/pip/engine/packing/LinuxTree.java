package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where an app's files lie once a Linux package has installed them (Filesystem Hierarchy Standard 3.0): the bundle in
/// `/usr/lib/ID`, its launcher renamed to `ID` so that a menu entry need not quote it, and what desktops look for.
///
/// @param own what belongs to this package only, in the order of the paths
/// @param shared the folders that other packages have as well
record LinuxTree(List<PackedEntry> own, List<TreePath> shared) {

    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /// Copies the lists.
    LinuxTree {
        own = List.copyOf(own);
        shared = List.copyOf(shared);
    }

    static LinuxTree of(Bundle bundle) throws IOException {
        String id = bundle.app().id();
        TreePath home = TreePath.of("usr/lib/" + id);
        TreePath papers = TreePath.of("usr/share/doc/" + id);
        var files = new ArrayList<PackedEntry>();
        for (PackedEntry entry : bundle.entries()) {
            files.add(placed(entry, bundle, home));
        }
        files.add(text(papers.resolve("copyright"), LinuxTexts.copyright(bundle.app(), components(bundle))));
        files.add(text(TreePath.of("usr/share/applications/" + id + ".desktop"), LinuxTexts.menuEntry(bundle.app())));
        files.add(text(TreePath.of("usr/share/metainfo/" + id + ".metainfo.xml"), LinuxTexts.appStream(bundle.app())));
        for (int side : ICONS) {
            TreePath path = TreePath.of("usr/share/icons/hicolor/%dx%1$d/apps/%s.png".formatted(side, id));
            files.add(
                    new PackedEntry.File(path, false, Packer.pack(bundle.icon().png(side))));
        }
        return withFolders(files, List.of(home, papers));
    }

    /// Own and shared ones, in the order of the paths.
    List<PackedEntry> all() {
        var all = new ArrayList<>(own);
        shared.forEach(folder -> all.add(new PackedEntry.Folder(folder)));
        all.sort(Comparator.comparing(PackedEntry::path));
        return all;
    }

    private static PackedEntry placed(PackedEntry entry, Bundle bundle, TreePath home) {
        List<String> parts = entry.path().parts();
        String top = parts.getFirst();
        boolean launcher = parts.size() == 2 && parts.getLast().equals(top);
        TreePath inside =
                launcher ? TreePath.of(bundle.app().id()) : entry.path().below(new TreePath(List.of(top)));
        return switch (entry) {
            case PackedEntry.File file -> new PackedEntry.File(home.resolve(inside), file.executable(), file.packed());
            case PackedEntry.Folder _ -> new PackedEntry.Folder(home.resolve(inside));
        };
    }

    private static PackedEntry text(TreePath path, String text) throws IOException {
        return new PackedEntry.File(path, false, Packer.pack(Content.of(text)));
    }

    private static String components(Bundle bundle) throws IOException {
        for (PackedEntry entry : bundle.entries()) {
            if (entry instanceof PackedEntry.File file && entry.path().name().equals("components.txt")) {
                Packed packed = file.packed();
                return new String(new PackedContent(packed).readAll(), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /// Packages name each of their folders.
    private static LinuxTree withFolders(List<PackedEntry> files, List<TreePath> homes) {
        var own = new java.util.TreeMap<TreePath, PackedEntry>();
        var shared = new java.util.TreeSet<TreePath>();
        for (PackedEntry entry : files) {
            own.put(entry.path(), entry);
            for (int depth = entry.path().parts().size() - 1; depth > 0; depth--) {
                TreePath folder = entry.path().top(depth);
                if (homes.stream().anyMatch(folder::isIn)) {
                    own.putIfAbsent(folder, new PackedEntry.Folder(folder));
                } else {
                    shared.add(folder);
                }
            }
        }
        return new LinuxTree(List.copyOf(own.values()), List.copyOf(shared));
    }
}
