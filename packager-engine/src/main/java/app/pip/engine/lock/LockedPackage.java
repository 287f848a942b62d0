package app.pip.engine.lock;

import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Marker;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.List;
import java.util.Optional;

/// An entry of a lock file.
///
/// @param name the package
/// @param version its version; a package that doesn't come from an index may have none
/// @param marker where it is to be installed, everywhere if empty
/// @param python which Pythons will do
/// @param index the address of the index, never with a user or password
/// @param files its wheels in the order of their names, then its source archive, if there is one
/// @param elsewhere `vcs`, `directory` or `archive` for one that doesn't come from an index
public record LockedPackage(
        PackageName name,
        Optional<Version> version,
        Optional<Marker> marker,
        Optional<Specifiers> python,
        Optional<String> index,
        List<LockedFile> files,
        Optional<String> elsewhere) {

    /// Copies the files and takes user and password out of the index.
    public LockedPackage {
        index = index.map(LockedFile::withoutSecrets);
        files = List.copyOf(files);
    }

    /// The wheels.
    public List<LockedFile> wheels() {
        return files.stream().filter(LockedFile::isWheel).toList();
    }

    /// The source archive.
    public Optional<LockedFile> sdist() {
        return files.stream().filter(file -> !file.isWheel()).findFirst();
    }
}
