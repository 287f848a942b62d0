package app.pip.engine;

import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.util.List;
import java.util.Optional;

/// The Pythons that apps for a target can have.
///
/// @param target which
/// @param offered the best first
/// @param taken what a program gets that needs nothing special, and why; nothing if there is none
public record TargetPythons(Target target, List<Offered> offered, Optional<TakenPython> taken) {

    /// Copies the list.
    public TargetPythons {
        offered = List.copyOf(offered);
    }

    /// Where a Python is.
    public enum Place {
        /// It came with pip.app.
        SHIPPED,
        /// It was fetched before.
        KEPT,
        /// It would be fetched.
        FETCHABLE,
        /// It would have to be fetched, and can't be.
        OUT_OF_REACH
    }

    /// One of them.
    ///
    /// @param version such as `3.14.3`
    /// @param source where it comes from, such as `python-build-standalone 20260814`
    /// @param place where it is
    /// @param megabytes about how large the file is that would be fetched; 0 where nothing is
    /// @param floor the oldest system that it runs on, as far as that is known
    /// @param tk whether it has tkinter
    public record Offered(String version, String source, Place place, int megabytes, Floor floor, boolean tk) {}
}
