package app.pip.engine;

import app.pip.engine.interpreter.Build;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.KnownBuilds;
import app.pip.engine.interpreter.KnownBuilds.State;
import app.pip.engine.interpreter.LocalInterpreter;
import app.pip.engine.interpreter.MavenReleases;
import app.pip.engine.lock.LockFile;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Tells which Pythons some apps got and why, and whether newer patches of them are out.
///
/// @param known what is known of python-build-standalone
record Taking(KnownBuilds known) {

    private static final String SHIPPED = "pip.app";

    /// Which Pythons, and why.
    List<TakenPython> told(List<Chosen> chosen) {
        var taken = new LinkedHashMap<String, TakenPython>();
        for (Chosen one : chosen) {
            InterpreterOffer offer = one.offer();
            String source = offer.shipped() ? SHIPPED : offer.source();
            TakenPython before = taken.get(offer.version() + " " + source);
            var targets = new TreeSet<Target>(before == null ? new TreeSet<>() : before.targets());
            targets.add(offer.target());
            taken.put(offer.version() + " " + source, new TakenPython(targets, offer.version(), source, why(offer)));
        }
        return new ArrayList<>(taken.values());
    }

    private String why(InterpreterOffer offer) {
        if (LocalInterpreter.isSource(offer.source())) {
            return "named for it";
        }
        if (known.state() == State.OFF) {
            return "";
        }
        if (offer.shipped()) {
            return switch (known.state()) {
                case UNREACHABLE -> known.asked() + " can't be reached";
                case OFFLINE -> "no network is used";
                case REACHED, OFF -> "nothing else is needed";
            };
        }
        return switch (known.state()) {
            case UNREACHABLE ->
                (MavenReleases.isSource(offer.source()) ? "nothing else is there" : "kept on this computer") + "; "
                        + known.asked() + " can't be reached";
            case OFFLINE -> "kept on this computer";
            case REACHED, OFF -> "from " + known.asked();
        };
    }

    /// A note if a newer patch of one of them is out.
    Optional<Problem> outdated(List<Chosen> chosen) {
        if (known.state() == State.OFF) {
            return Optional.empty();
        }
        return chosen.stream()
                .map(Chosen::offer)
                .flatMap(offer -> newer(offer.target(), offer.minor(), offer.version()).stream())
                .findFirst();
    }

    /// A note if a newer patch is out of the Python that a program got the last time, as its lock says.
    ///
    /// @param program the dropped file or folder
    Optional<Problem> outdatedSince(Path program) throws IOException {
        Optional<LockFile> lock = known.state() == State.OFF
                ? Optional.empty()
                : LockPlace.of(program).read();
        return lock.stream()
                .flatMap(one -> one.interpreters().values().stream())
                .flatMap(
                        one -> newer(
                                one.target(),
                                one.version().toString().replaceFirst("\\.\\d+$", ""),
                                one.version().toString())
                                .stream())
                .findFirst();
    }

    /// A note if a newer patch of a Python is out.
    ///
    /// @param minor such as `3.14`
    /// @param version such as `3.14.6`
    Optional<Problem> newer(Target target, String minor, String version) {
        return known.newest(target, minor)
                .map(Build::version)
                .filter(newest -> Version.parse(newest).compareTo(Version.parse(version)) > 0)
                .map(newest -> Problem.note("python.newer", version, newest));
    }
}
