package app.pip.engine.lock;

import app.pip.engine.naming.WheelName;
import app.pip.engine.tag.Cpython;
import app.pip.engine.tag.Tags;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which files suit an interpreter on the oldest system it runs on.
///
/// @param interpreter the interpreter
/// @param tags what it takes, best first
record Fit(LockedInterpreter interpreter, Tags tags) {

    Fit(LockedInterpreter interpreter) {
        this(interpreter, Tags.of(interpreter.target(), interpreter.floor(), Cpython.of(interpreter.version())));
    }

    /// The best wheel, of equally good ones the highest build, or else the source archive.
    Optional<LockedFile> best(List<LockedFile> files) {
        return files.stream()
                .flatMap(file -> WheelName.read(file.name()).stream().map(wheel -> new Candidate(file, wheel)))
                .filter(one -> one.wheel().rank(tags).isPresent())
                .min(Comparator.comparingInt(
                                (Candidate one) -> one.wheel().rank(tags).orElseThrow())
                        .thenComparing(one -> one.wheel().build(), Comparator.reverseOrder()))
                .map(Candidate::file)
                .or(() -> files.stream().filter(file -> !file.isWheel()).findFirst());
    }

    /// A file with its name taken apart.
    private record Candidate(LockedFile file, WheelName wheel) {}
}
