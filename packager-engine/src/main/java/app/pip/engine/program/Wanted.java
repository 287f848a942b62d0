package app.pip.engine.program;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What of a folder goes into the app: of a dropped folder everything but the surely useless, of a dropped script what
/// it needs. Paths are relative to the folder, parts joined by `/`.
///
/// @param everything whether nothing stays behind; then the three sets don't matter
/// @param files single files
/// @param whole folders with all that is in them
/// @param data folders with all that is in them except scripts
/// @param wishes what the user has said, which counts more than all the rest
public record Wanted(
        boolean everything, SortedSet<String> files, SortedSet<String> whole, SortedSet<String> data, Wishes wishes) {

    /// Copies the sets.
    public Wanted {
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        whole = Collections.unmodifiableSortedSet(new TreeSet<>(whole));
        data = Collections.unmodifiableSortedSet(new TreeSet<>(data));
    }

    /// All of a folder.
    public static Wanted everything(Wishes wishes) {
        return new Wanted(true, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), wishes);
    }

    /// These files only.
    public static Wanted only(Collection<String> files, Wishes wishes) {
        return new Wanted(false, new TreeSet<>(files), new TreeSet<>(), new TreeSet<>(), wishes);
    }

    /// Whether a file goes into the app.
    boolean takes(String file) {
        if (isIn(file, wishes.leaveOut())) {
            return false;
        }
        return everything
                || confirmed(file)
                || files.contains(file)
                || isIn(file, whole)
                || (isIn(file, data) && !EntryScript.isScript(file));
    }

    /// Whether something in a folder may go into the app, or the folder itself if it is empty.
    boolean enters(String folder) {
        if (isIn(folder, wishes.leaveOut())) {
            return false;
        }
        return everything
                || confirmed(folder)
                || isIn(folder, whole)
                || isIn(folder, data)
                || leadsTo(folder, files)
                || leadsTo(folder, whole)
                || leadsTo(folder, data)
                || leadsTo(folder, wishes.include());
    }

    /// Whether the user wants just this file, or a folder around it.
    boolean confirmed(String path) {
        return isIn(path, wishes.include());
    }

    private static boolean isIn(String path, Collection<String> folders) {
        return !folders.isEmpty()
                && (folders.contains(path)
                        || folders.stream().anyMatch(folder -> folder.isEmpty() || path.startsWith(folder + "/")));
    }

    private static boolean leadsTo(String folder, Collection<String> paths) {
        return paths.stream().anyMatch(path -> path.startsWith(folder + "/"));
    }
}
