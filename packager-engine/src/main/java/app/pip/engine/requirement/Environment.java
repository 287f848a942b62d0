package app.pip.engine.requirement;

import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The Python and the system that markers are asked about: the value of each variable, as the CPython there
/// tells it. A value is empty where it can't be known, as [Variable#PLATFORM_VERSION] can't of a friend's
/// machine.
///
/// @param values of every variable for which [Variable#isOfEnvironment] holds, and of no other
public record Environment(Map<Variable, String> values) {

    /// Copies the values.
    ///
    /// @throws IllegalArgumentException if a variable has no value or should have none
    public Environment {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        for (Variable variable : Variable.values()) {
            if (values.containsKey(variable) != variable.isOfEnvironment()) {
                throw new IllegalArgumentException(variable + " in " + values);
            }
        }
    }

    /// CPython on a machine of which only the kind is known.
    ///
    /// @param python its full version, such as `3.14.3`
    public static Environment of(Target target, Version python) {
        var values = new EnumMap<Variable, String>(Variable.class);
        String full = full(python);
        values.put(Variable.PYTHON_FULL_VERSION, full);
        values.put(Variable.PYTHON_VERSION, python.release(0) + "." + python.release(1));
        values.put(Variable.IMPLEMENTATION_NAME, "cpython");
        // sys.implementation has the first letter of "candidate"
        values.put(Variable.IMPLEMENTATION_VERSION, full.replace("rc", "c"));
        values.put(Variable.PLATFORM_PYTHON_IMPLEMENTATION, "CPython");
        values.put(Variable.PLATFORM_RELEASE, "");
        values.put(Variable.PLATFORM_VERSION, "");
        values.put(Variable.PLATFORM_MACHINE, machine(target));
        values.put(Variable.OS_NAME, choose(target, "nt", "posix", "posix"));
        values.put(Variable.SYS_PLATFORM, choose(target, "win32", "darwin", "linux"));
        values.put(Variable.PLATFORM_SYSTEM, choose(target, "Windows", "Darwin", "Linux"));
        return new Environment(values);
    }

    /// CPython on the oldest system that something is made for. On macOS that tells
    /// [Variable#PLATFORM_RELEASE], the version of Darwin: what asks for a newer one wouldn't load there.
    ///
    /// @param python its full version, such as `3.14.3`
    public static Environment of(Target target, Version python, Floor floor) {
        var environment = of(target, python);
        return switch (target.family()) {
            case MACOS -> environment.with(Variable.PLATFORM_RELEASE, darwin(floor));
            case WINDOWS, LINUX -> environment;
        };
    }

    /// The same with another value.
    public Environment with(Variable variable, String value) {
        var changed = new EnumMap<>(values);
        changed.put(variable, value);
        return new Environment(changed);
    }

    /// The value of a variable; empty if it can't be known.
    ///
    /// @throws IllegalArgumentException for a variable that is no part of an environment
    public String value(Variable variable) {
        if (!variable.isOfEnvironment()) {
            throw new IllegalArgumentException(variable + " is no part of an environment");
        }
        return values.getOrDefault(variable, "");
    }

    /// Python always tells three numbers.
    private static String full(Version python) {
        String base = python.base().toString();
        return python.release(0) + "." + python.release(1) + "." + python.release(2)
                + python.toString().substring(base.length());
    }

    private static String machine(Target target) {
        return switch (target) {
            case WINDOWS_X64 -> "AMD64";
            case WINDOWS_ARM64 -> "ARM64";
            case MACOS_ARM64 -> "arm64";
            case MACOS_X64, LINUX_X64 -> "x86_64";
            case LINUX_ARM64 -> "aarch64";
        };
    }

    private static String choose(Target target, String windows, String macos, String linux) {
        return switch (target.family()) {
            case WINDOWS -> windows;
            case MACOS -> macos;
            case LINUX -> linux;
        };
    }

    /// macOS 10.15 is Darwin 19, 11 is 20, 15 is 24, and 26 is 25.
    private static String darwin(Floor floor) {
        int release = floor.major() == 10 ? floor.minor() + 4 : floor.major() + (floor.major() < 26 ? 9 : -1);
        return release + ".0.0";
    }
}
