package app.pip.engine.requirement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a marker can ask of the Python that a package would run with.
public enum Variable implements Operand {
    /// `os.name`: `posix` or `nt`.
    OS_NAME,
    /// `sys.platform`: `linux`, `darwin`, `win32`.
    SYS_PLATFORM,
    /// `platform.machine()`: `x86_64`, `aarch64`, `arm64`, `AMD64`, `ARM64`.
    PLATFORM_MACHINE,
    /// `platform.python_implementation()`: `CPython`.
    PLATFORM_PYTHON_IMPLEMENTATION,
    /// `platform.release()`: the version of the system's kernel, or Windows' name.
    PLATFORM_RELEASE,
    /// `platform.system()`: `Linux`, `Darwin`, `Windows`.
    PLATFORM_SYSTEM,
    /// `platform.version()`: how the system's kernel was built.
    PLATFORM_VERSION,
    /// Python's version without the last number: `3.14`.
    PYTHON_VERSION,
    /// `platform.python_version()`: `3.14.3`.
    PYTHON_FULL_VERSION,
    /// `sys.implementation.name`: `cpython`.
    IMPLEMENTATION_NAME,
    /// `sys.implementation.version`: `3.14.3`.
    IMPLEMENTATION_VERSION,
    /// An extra that was asked for; only in the metadata of a package.
    EXTRA,
    /// All extras that were asked for; only in lock files.
    EXTRAS,
    /// All dependency groups that were asked for; only in lock files.
    DEPENDENCY_GROUPS;

    /// The variable of that name. Older spellings, such as `os.name`, are read too.
    static Optional<Variable> named(String name) {
        String today = switch (name) {
            case "os.name", "sys.platform", "platform.version", "platform.machine" -> name.replace('.', '_');
            case "platform.python_implementation", "python_implementation" -> "platform_python_implementation";
            default -> name;
        };
        return Arrays.stream(values())
                .filter(variable -> variable.toString().equals(today))
                .findFirst();
    }

    /// Whether it describes the Python and the system, rather than what was asked for.
    public boolean isOfEnvironment() {
        return compareTo(EXTRA) < 0;
    }

    /// Whether it is compared as a version, as far as the other side is one.
    public boolean isVersion() {
        return switch (this) {
            case PYTHON_VERSION, PYTHON_FULL_VERSION, IMPLEMENTATION_VERSION, PLATFORM_RELEASE -> true;
            case OS_NAME,
                    SYS_PLATFORM,
                    PLATFORM_MACHINE,
                    PLATFORM_PYTHON_IMPLEMENTATION,
                    PLATFORM_SYSTEM,
                    PLATFORM_VERSION,
                    IMPLEMENTATION_NAME,
                    EXTRA,
                    EXTRAS,
                    DEPENDENCY_GROUPS -> false;
        };
    }

    /// Whether it stands for a set of names.
    boolean isSet() {
        return this == EXTRAS || this == DEPENDENCY_GROUPS;
    }

    /// Its name in markers, such as `python_version`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
