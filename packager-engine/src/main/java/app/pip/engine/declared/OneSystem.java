package app.pip.engine.declared;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Family;
import java.util.Optional;
import java.util.Set;

/// Packages that exist for one family of systems only, as `pip freeze` lists them without saying so.
final class OneSystem {

    private static final Set<String> WINDOWS = Set.of(
            "pywin32",
            "pypiwin32",
            "pywinpty",
            "pywinauto",
            "windows-curses",
            "winshell",
            "wmi",
            "comtypes",
            "winrt",
            "pycaw");
    private static final Set<String> LINUX = Set.of("python-xlib", "evdev", "pyudev", "dbus-python", "rpi-gpio");

    private OneSystem() {}

    /// The family that a package is for, if it is for one only.
    static Optional<Family> of(PackageName name) {
        if (WINDOWS.contains(name.name())) {
            return Optional.of(Family.WINDOWS);
        }
        if (name.name().startsWith("pyobjc")) {
            return Optional.of(Family.MACOS);
        }
        return LINUX.contains(name.name()) ? Optional.of(Family.LINUX) : Optional.empty();
    }
}
