package app.pip.engine.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What the user has said about packages and where they come from, beside what the program's own files say. Texts are
/// as
/// they were written.
///
/// @param add requirements (PEP 508), such as `pygame-ce` or `requests>=2.30`
/// @param leaveOut names of packages that the app does without
/// @param allowBuild names of packages that may be built from their sources on this computer
/// @param from the file that says which packages are needed, a path in the program's folder; the most exact if empty
/// @param extras optional sets of the project's dependencies that are wanted
/// @param groups dependency groups that are wanted (PEP 735)
/// @param index which indexes are asked
/// @param upgrade whether newer versions are taken than the lock has
public record PackageWishes(
        List<String> add,
        List<String> leaveOut,
        List<String> allowBuild,
        Optional<String> from,
        List<String> extras,
        List<String> groups,
        Index index,
        Upgrade upgrade) {

    /// No wishes.
    public static final PackageWishes NONE = new PackageWishes(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            new Index(Optional.empty(), List.of(), List.of(), false),
            new Upgrade(false, List.of()));

    /// Copies the lists.
    public PackageWishes {
        add = List.copyOf(add);
        leaveOut = List.copyOf(leaveOut);
        allowBuild = List.copyOf(allowBuild);
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
    }

    /// The same with one requirement more.
    public PackageWishes adding(String requirement) {
        var all = new LinkedHashSet<>(add);
        all.add(requirement);
        return with(List.copyOf(all), leaveOut);
    }

    /// The same without a package.
    ///
    /// @param name of the package
    /// @param added the requirement by which it was added by hand, which is then taken back instead
    public PackageWishes leavingOut(String name, Optional<String> added) {
        if (added.isPresent() && add.contains(added.get())) {
            return with(add.stream().filter(one -> !one.equals(added.get())).toList(), leaveOut);
        }
        var all = new LinkedHashSet<>(leaveOut);
        all.add(name);
        return with(add, List.copyOf(all));
    }

    /// The same with a package that was to be left out.
    public PackageWishes takingBack(String name) {
        return with(add, leaveOut.stream().filter(one -> !one.equals(name)).toList());
    }

    /// The same with packages from elsewhere.
    public PackageWishes from(Index other) {
        return new PackageWishes(add, leaveOut, allowBuild, from, extras, groups, other, upgrade);
    }

    /// The same, with a package that may be built from its sources.
    public PackageWishes allowing(String name) {
        var all = new LinkedHashSet<>(allowBuild);
        all.add(name);
        return new PackageWishes(add, leaveOut, List.copyOf(all), from, extras, groups, index, upgrade);
    }

    private PackageWishes with(List<String> added, List<String> without) {
        return new PackageWishes(added, without, allowBuild, from, extras, groups, index, upgrade);
    }

    /// Where packages come from, as pip's options of these names say it. May hold passwords.
    ///
    /// @param url instead of the usual index
    /// @param extraUrls asked before it
    /// @param findLinks folders and pages with files
    /// @param none whether no index is asked at all
    public record Index(Optional<String> url, List<String> extraUrls, List<String> findLinks, boolean none) {

        /// Copies the lists.
        public Index {
            extraUrls = List.copyOf(extraUrls);
            findLinks = List.copyOf(findLinks);
        }

        /// Tells no address.
        @Override
        public String toString() {
            return "Index[…]";
        }
    }

    /// Which packages may become newer than the lock has them.
    ///
    /// @param all every one
    /// @param names these
    public record Upgrade(boolean all, List<String> names) {

        /// Copies the names.
        public Upgrade {
            names = List.copyOf(names);
        }
    }
}
