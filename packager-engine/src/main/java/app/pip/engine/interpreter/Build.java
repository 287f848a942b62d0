package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.net.URI;
import java.util.SortedSet;

/// A file with an interpreter that somebody offers. What it holds is known in outline only, until it is fetched.
public sealed interface Build permits StandaloneBuild, MavenBuild, ListedPybi {

    /// What it runs on.
    Target target();

    /// Of CPython, such as `3.14.7`.
    String version();

    /// Where it comes from, for people and for locks.
    String source();

    /// The file's name.
    String fileName();

    /// The file's digest.
    Sha256 sha256();

    /// About how many megabytes the file has, for people who wait.
    int megabytes();

    /// The oldest system that it is promised to run on.
    Floor promisedFloor();

    /// Modules of the standard library that it is known to lack.
    SortedSet<String> promisedAbsent();

    /// Where the file is.
    ///
    /// @param place the address below which builds are, ending with `/`
    URI address(URI place);

    /// Such as `3.14`.
    default String minor() {
        return Interpreter.minor(version());
    }
}
