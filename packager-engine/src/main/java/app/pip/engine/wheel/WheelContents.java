package app.pip.engine.wheel;

import app.pip.engine.format.zip.ZipMember;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.TreePath;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files of a wheel by their paths, none of which leads out of it: no `..`, no absolute path, drive or
/// backslash, no
/// link, no path twice, no file below another; and no more of them than a real wheel has. Nothing of them has
/// been read.
///
/// @param files without the folders, which follow from the files
/// @param info the one folder `NAME-VERSION.dist-info`, as it is spelt
record WheelContents(SortedMap<TreePath, ZipMember> files, TreePath info) {

    /// More files than the largest wheels have, by far.
    static final int MOST_FILES = 100_000;

    /// The largest wheels have some 3 GB of libraries inside.
    private static final long MOST_BYTES = 8L << 30;

    /// Text that repeats itself shrinks to a twentieth, a few files of zeros to a thousandth, and a wheel is
    /// both.
    private static final long MOST_RATIO = 200;

    private static final long FREE_BYTES = 32 << 20;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    WheelContents {
        files = Collections.unmodifiableSortedMap(files);
    }

    /// The contents of a zip.
    ///
    /// @param packedSize of the wheel, in bytes
    static WheelContents of(FetchedWheel wheel, List<ZipMember> members, long packedSize) throws RefusedException {
        refuseBombs(wheel, members, packedSize);
        var files = new TreeMap<TreePath, ZipMember>();
        for (ZipMember member : members) {
            TreePath path = path(wheel, member);
            if (member.isSpecial()) {
                throw new RefusedException(Problem.stop("wheel.link", wheel, path));
            }
            if (!member.isFolder() && files.put(path, member) != null) {
                throw new RefusedException(Problem.stop("wheel.twice", wheel, path));
            }
        }
        refuseFilesBelowFiles(wheel, files.keySet());
        return new WheelContents(files, info(wheel, files.keySet()));
    }

    private static void refuseBombs(FetchedWheel wheel, List<ZipMember> members, long packedSize)
            throws RefusedException {
        // no entry can claim more than 2^63 / MOST_FILES without being told here
        long most = Math.min(MOST_BYTES, packedSize * MOST_RATIO + FREE_BYTES);
        long total = 0;
        for (ZipMember member : members) {
            if (member.size() > most - total) {
                throw new RefusedException(Problem.stop("wheel.too-large", wheel, most >> 20));
            }
            total += member.size();
        }
    }

    private static TreePath path(FetchedWheel wheel, ZipMember member) throws RefusedException {
        String name =
                member.isFolder() ? member.name().substring(0, member.name().length() - 1) : member.name();
        if (!DRIVE.matcher(name).matches()) {
            try {
                return TreePath.of(name);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Problem.stop("wheel.unsafe-name", wheel, printable(name)));
            }
        }
        throw new RefusedException(Problem.stop("wheel.unsafe-name", wheel, printable(name)));
    }

    private static void refuseFilesBelowFiles(FetchedWheel wheel, Set<TreePath> paths) throws RefusedException {
        for (TreePath path : paths) {
            for (int depth = 1; depth < path.parts().size(); depth++) {
                var above = path.top(depth);
                if (paths.contains(above)) {
                    throw new RefusedException(Problem.stop("wheel.twice", wheel, above));
                }
            }
        }
    }

    private static TreePath info(FetchedWheel wheel, Set<TreePath> paths) throws RefusedException {
        Set<String> folders = paths.stream()
                .filter(path -> path.parts().size() > 1)
                .map(path -> path.parts().getFirst())
                .filter(name -> name.endsWith(".dist-info"))
                .collect(Collectors.toCollection(HashSet::new));
        if (folders.size() != 1) {
            throw RefusedException.damaged(wheel, folders.size() + " folders .dist-info instead of one");
        }
        return TreePath.of(folders.iterator().next());
    }

    private static String printable(String name) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
