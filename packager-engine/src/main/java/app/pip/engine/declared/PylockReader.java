package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import app.pip.engine.lock.LockFile;
import app.pip.engine.lock.LockedFile;
import app.pip.engine.lock.LockedPackage;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the `pylock.toml` that another tool made: each package in its version. Our own says what was
/// chosen, not what is asked for.
final class PylockReader {

    private final Found found;
    private final Wishes wishes;
    private final LockFile lock;
    private final ProjectTable table;

    /// Reads a file.
    ///
    /// @throws ProblemException if it isn't what the specification asks for
    PylockReader(SourceText file, Found found, Wishes wishes) throws ProblemException {
        this.found = found;
        this.wishes = wishes;
        this.lock = LockFile.read(file.path().toString(), file.text());
        this.table = ProjectTable.read(file);
    }

    /// Whether a lock was made by another tool, or can't be read.
    static boolean isForeign(ProgramFiles files, TreePath path) throws ProblemException, IOException {
        Optional<SourceText> text = files.text(path);
        return text.isPresent()
                && !ProjectTable.read(text.get()).text("/created-by").equals(Optional.of(LockFile.OURS));
    }

    void read() {
        lock.python().ifPresent(python -> found.python(python.toString(), table.place("/requires-python")));
        for (int i = 0; i < lock.packages().size(); i++) {
            one(lock.packages().get(i), table.place("/packages/" + i));
        }
    }

    private void one(LockedPackage one, Place place) {
        var groups = new HashSet<>(lock.defaultGroups());
        groups.addAll(wishes.groups());
        LockedMarker marker = LockedMarker.of(one.marker(), Set.copyOf(wishes.extras()), groups);
        if (marker.never()) {
            return;
        }
        if (one.elsewhere().isPresent() || one.version().isEmpty()) {
            String from = one.elsewhere().orElse("version");
            boolean own = from.equals("directory");
            // the project itself, which is in the app in any case
            if (!own) {
                found.elsewhere(one.name().toString(), from, place);
            }
            return;
        }
        var hashes = new TreeSet<Sha256>();
        for (LockedFile locked : one.files()) {
            Optional.ofNullable(locked.hashes().get("sha256"))
                    .flatMap(hex -> Digests.sha256("sha256:" + hex))
                    .ifPresent(hashes::add);
        }
        found.pin(one.name(), one.version().get(), marker.left(), hashes, place);
        String condition = marker.left().map(left -> " ; " + left).orElse("");
        found.require(one.name() + "==" + one.version().get() + condition, hashes, place);
    }
}
