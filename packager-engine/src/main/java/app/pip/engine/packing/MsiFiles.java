package app.pip.engine.packing;

import app.pip.engine.format.cab.CabWriter;
import app.pip.engine.format.msi.MsiTable;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The tables of an installer that say which files lie where. Each folder is one component, known by its first file; an
/// empty folder is a component of its own.
final class MsiFiles {

    static final String HOME = "INSTALLDIR";
    static final String FEATURE = "App";

    /// Parts are of 64 bits (`msidbComponentAttributes64bit`).
    private static final int WIDE = 256;

    private static final int SHORT_STEM = 8;
    private static final int SHORT_ENDING = 3;

    private final String app;
    private final MsiTable folders = MsiTable.of("Directory", "Directory:s72* Directory_Parent:S72 DefaultDir:l255");
    private final MsiTable components = MsiTable.of(
            "Component", "Component:s72* ComponentId:S38 Directory_:s72 Attributes:i2 Condition:S255 KeyPath:S72");
    private final MsiTable parts = MsiTable.of("FeatureComponents", "Feature_:s38* Component_:s72*");
    private final MsiTable empty = MsiTable.of("CreateFolder", "Directory_:s72* Component_:s72*");
    private final MsiTable files = MsiTable.of(
            "File",
            "File:s72* Component_:s72 FileName:l255 FileSize:i4 Version:S72 Language:S20 Attributes:I2 Sequence:i4");
    private final Map<String, String> folderKeys = new HashMap<>();
    private final Map<String, String> componentKeys = new HashMap<>();
    private final List<CabWriter.File> contents = new ArrayList<>();
    private String launcher = "";

    /// @param app its id, which its components are named after
    MsiFiles(String app) {
        this.app = app;
        folderKeys.put("", HOME);
    }

    /// Adds the files of an app.
    ///
    /// @param entries with the app's own folder at the beginning of their paths
    /// @param launcherName which file at the top is the launcher
    void add(List<PackedEntry> entries, String launcherName) {
        for (PackedEntry entry : entries) {
            List<String> below =
                    entry.path().parts().subList(1, entry.path().parts().size());
            switch (entry) {
                case PackedEntry.Folder _ -> emptyFolder(String.join("/", below));
                case PackedEntry.File file -> file(below, file, launcherName);
            }
        }
    }

    List<MsiTable> tables() {
        return List.of(folders, components, parts, empty, files);
    }

    MsiTable folders() {
        return folders;
    }

    MsiTable components() {
        return components;
    }

    MsiTable parts() {
        return parts;
    }

    List<CabWriter.File> contents() {
        return contents;
    }

    /// The launcher's key in the table of files.
    String launcher() {
        return launcher;
    }

    private void file(List<String> below, PackedEntry.File file, String launcherName) {
        String folder = String.join("/", below.subList(0, below.size() - 1));
        String key = "F" + (contents.size() + 1);
        String component = componentKeys.computeIfAbsent(folder, there -> component(there, key));
        contents.add(new CabWriter.File(key, file.packed().size(), () -> new PackedContent(file.packed()).open()));
        String name = doubled(below.getLast(), contents.size());
        files.row(key, component, name, (int) file.packed().size(), "", "", "", contents.size());
        if (below.size() == 1 && below.getLast().equals(launcherName)) {
            launcher = key;
        }
    }

    private String component(String folder, String keyFile) {
        String key = "C" + (componentKeys.size() + 1);
        components.row(key, Guid.of(app + "/" + folder), folderKey(folder), WIDE, "", keyFile);
        parts.row(FEATURE, key);
        return key;
    }

    private void emptyFolder(String folder) {
        String key = component(folder, "");
        componentKeys.put(folder, key);
        empty.row(folderKey(folder), key);
    }

    private String folderKey(String folder) {
        String there = folderKeys.get(folder);
        if (there != null) {
            return there;
        }
        TreePath path = TreePath.of(folder);
        String parent = path.parts().size() == 1
                ? ""
                : path.top(path.parts().size() - 1).toString();
        String parentKey = folderKey(parent);
        String key = "D" + folderKeys.size();
        folderKeys.put(folder, key);
        folders.row(key, parentKey, doubled(path.name(), '~', folderKeys.size()));
        return key;
    }

    /// A file's name with the short one (8.3) that it has to have as well, unless it is short itself.
    static String doubled(String name, int number) {
        return doubled(name, '_', number);
    }

    /// @param first how made names begin, other ones for folders than for files: both lie beside each other
    private static String doubled(String name, char first, int number) {
        if (name.matches("[A-Z0-9][A-Z0-9_]{0,7}(\\.[A-Z0-9_]{1,3})?")) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending =
                dot < 0 ? "" : name.substring(dot + 1).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        String stem = first + Integer.toString(number, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        String shorter = stem.substring(0, Math.min(SHORT_STEM, stem.length()))
                + (ending.isEmpty() ? "" : "." + ending.substring(0, Math.min(SHORT_ENDING, ending.length())));
        return shorter + "|" + name;
    }
}
