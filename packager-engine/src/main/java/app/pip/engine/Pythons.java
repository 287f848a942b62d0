package app.pip.engine;

import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterSource;
import app.pip.engine.lock.LockedInterpreter;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.resolve.Place;
import app.pip.engine.resolve.Python;
import app.pip.engine.tag.Cpython;
import app.pip.engine.tag.Tags;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// The interpreters that can be had for every one of some targets, by their minor version, newest first.
///
/// @param byMinor for each minor version, such as `3.14`, the newest interpreter for each target
record Pythons(SortedMap<Version, SortedMap<Target, InterpreterOffer>> byMinor) {

    Pythons {
        var newestFirst = new TreeMap<Version, SortedMap<Target, InterpreterOffer>>(Comparator.reverseOrder());
        newestFirst.putAll(byMinor);
        byMinor = Collections.unmodifiableSortedMap(newestFirst);
    }

    /// What a source has for targets.
    static Pythons of(InterpreterSource source, SortedSet<Target> targets) throws IOException, InterruptedException {
        var byMinor = new TreeMap<Version, SortedMap<Target, InterpreterOffer>>();
        for (Target target : targets) {
            for (InterpreterOffer interpreter : source.offers(target)) {
                byMinor.computeIfAbsent(Version.parse(interpreter.minor()), _ -> new TreeMap<>())
                        .putIfAbsent(target, interpreter);
            }
        }
        byMinor.values().removeIf(there -> !there.keySet().equals(targets));
        return new Pythons(byMinor);
    }

    /// What a resolver chooses from, newest first.
    List<Python> choices() {
        return byMinor.entrySet().stream()
                .map(one -> new Python(one.getKey(), places(one.getValue())))
                .toList();
    }

    /// The interpreter that a resolver's choice means.
    InterpreterOffer interpreter(Python python, Target target) {
        InterpreterOffer interpreter = byMinor.getOrDefault(python.version(), Collections.emptySortedMap())
                .get(target);
        if (interpreter == null) {
            throw new IllegalArgumentException(python.version() + " for " + target + " isn't one of these");
        }
        return interpreter;
    }

    /// An interpreter as a lock records it, with the oldest system that packages may ask for.
    static LockedInterpreter locked(InterpreterOffer interpreter) {
        return new LockedInterpreter(
                interpreter.target(),
                Version.parse(interpreter.version()),
                interpreter.source(),
                interpreter.file(),
                interpreter.sha256(),
                aim(interpreter));
    }

    /// The oldest system that packages may ask for. Where the interpreter runs on older ones, packages need not: these
    /// are the systems that makers of packages build for nowadays, and nearly everybody has them or newer ones.
    private static Floor aim(InterpreterOffer interpreter) {
        Floor usual = switch (interpreter.target().family()) {
            case WINDOWS -> new Floor(interpreter.target().family(), 10, 0);
            case MACOS -> new Floor(interpreter.target().family(), 13, 0);
            case LINUX -> new Floor(interpreter.target().family(), 2, 28);
        };
        return interpreter.floor().and(usual);
    }

    private static SortedMap<Target, Place> places(SortedMap<Target, InterpreterOffer> interpreters) {
        var places = new TreeMap<Target, Place>();
        interpreters.forEach((target, interpreter) -> {
            Version version = Version.parse(interpreter.version());
            Floor aim = aim(interpreter);
            places.put(
                    target,
                    new Place(
                            version, Environment.of(target, version, aim), Tags.of(target, aim, Cpython.of(version))));
        });
        return places;
    }
}
