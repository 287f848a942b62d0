package app.pip.engine.tag;

import app.pip.engine.version.Version;

/// A kind of CPython 3, as far as wheels tell them apart.
///
/// @param minor the second number of its version, at least 8
/// @param freeThreaded built without the global interpreter lock (PEP 703), from 3.13 on
public record Cpython(int minor, boolean freeThreaded) {

    private static final int OLDEST = 8;
    private static final int FIRST_FREE_THREADED = 13;

    /// Checks the version.
    ///
    /// @throws IllegalArgumentException if there is no such CPython
    public Cpython {
        if (minor < (freeThreaded ? FIRST_FREE_THREADED : OLDEST)) {
            throw new IllegalArgumentException("no CPython: 3." + minor + (freeThreaded ? "t" : ""));
        }
    }

    /// The usual kind, with the global interpreter lock.
    ///
    /// @param version such as `3.14.3`
    /// @throws IllegalArgumentException if it is no CPython 3 that wheels are made for
    public static Cpython of(Version version) {
        if (version.release(0) != 3) {
            throw new IllegalArgumentException("no Python 3: " + version);
        }
        return new Cpython(version.release(1), false);
    }

    /// The tag of a wheel made for this version, `cp314`.
    String python() {
        return "cp3" + minor;
    }

    /// The tag of this build's own binary interface, `cp314` or `cp314t`.
    String abi() {
        return python() + (freeThreaded ? "t" : "");
    }

    /// The tag of the binary interface that later versions keep (PEP 384, PEP 803).
    String stableAbi() {
        return freeThreaded ? "abi3t" : "abi3";
    }
}
