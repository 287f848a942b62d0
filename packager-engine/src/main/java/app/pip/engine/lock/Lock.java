package app.pip.engine.lock;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Exactly what goes into an app, for each of its targets.
///
/// @param question what it answers
/// @param targets what was chosen for each target of the question
/// @param leftOut targets that were wanted too, but only as the usual ones, and why there is nothing for them
public record Lock(Question question, SortedMap<Target, Pinned> targets, SortedMap<Target, String> leftOut) {

    /// Copies the maps.
    ///
    /// @throws IllegalArgumentException if a target of the question has no answer, or another has one
    public Lock {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
        if (!targets.keySet().equals(question.targets())) {
            throw new IllegalArgumentException(targets.keySet() + " were chosen for " + question.targets());
        }
    }

    /// What goes into the app for one target.
    ///
    /// @param interpreter the Python
    /// @param packages what is installed into it, sorted by name, each name once
    public record Pinned(LockedInterpreter interpreter, List<Choice> packages) {

        /// Sorts the packages.
        ///
        /// @throws IllegalArgumentException if a name is there twice
        public Pinned {
            packages =
                    packages.stream().sorted(Comparator.comparing(Choice::name)).toList();
            if (packages.stream().map(Choice::name).distinct().count() < packages.size()) {
                throw new IllegalArgumentException("a package is there twice: " + packages);
            }
        }
    }

    /// One package, one version, one file.
    ///
    /// @param name the package
    /// @param version its version
    /// @param index the address of the index that it comes from, never with a user or password; empty
    ///     for a file that lies in a folder
    /// @param file the wheel, or the source archive that a wheel is built of
    public record Choice(PackageName name, Version version, Optional<String> index, LockedFile file) {

        /// Takes user and password out of the index.
        public Choice {
            index = index.map(LockedFile::withoutSecrets);
        }
    }
}
