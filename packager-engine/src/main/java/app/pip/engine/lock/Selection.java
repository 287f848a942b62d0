package app.pip.engine.lock;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Marker;
import app.pip.engine.requirement.Truth;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a lock file says for one target: the entries whose markers hold there, of each the file that
/// suits best. All of it is decided without asking anyone.
///
/// @param name how the file is called where problems are told
/// @param file the lock file
record Selection(String name, LockFile file) {

    /// The files for an interpreter.
    List<Lock.Choice> of(LockedInterpreter interpreter) throws ProblemException {
        Environment environment = Environment.of(interpreter.target(), interpreter.version(), interpreter.floor());
        Target target = interpreter.target();
        if (!file.environments().isEmpty() && file.environments().stream().noneMatch(one -> holds(one, environment))) {
            throw new ProblemException(Problem.stop("lock.other-system", name, target.words()));
        }
        Version version = interpreter.version();
        if (file.python().filter(python -> !python.contains(version)).isPresent()) {
            throw new ProblemException(
                    Problem.stop("lock.other-python", name, file.python().get(), version));
        }
        var fit = new Fit(interpreter);
        var choices = new ArrayList<Lock.Choice>();
        var problems = new ArrayList<Problem>();
        var names = new HashSet<String>();
        for (LockedPackage one : file.packages()) {
            if (one.marker().filter(marker -> !holds(marker, environment)).isPresent()) {
                continue;
            }
            if (!names.add(one.name().toString())) {
                problems.add(Problem.stop("lock.two-entries", name, one.name(), target.words()));
            } else {
                choice(one, fit, problems).ifPresent(choices::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return choices;
    }

    private boolean holds(Marker marker, Environment environment) {
        return marker.evaluate(environment, Set.of(), Set.copyOf(file.defaultGroups())) == Truth.YES;
    }

    private Optional<Lock.Choice> choice(LockedPackage one, Fit fit, List<Problem> problems) {
        if (one.elsewhere().isPresent() || one.version().isEmpty()) {
            problems.add(Problem.stop(
                    "lock.elsewhere", name, one.name(), one.elsewhere().orElse("version")));
            return Optional.empty();
        }
        LockedInterpreter interpreter = fit.interpreter();
        Version version = one.version().get();
        boolean python = one.python()
                .filter(wanted -> !wanted.contains(interpreter.version()))
                .isEmpty();
        Optional<LockedFile> best = python ? fit.best(one.files()) : Optional.empty();
        if (best.isEmpty()) {
            String system = interpreter.target().words();
            problems.add(Problem.stop("lock.no-file", name, one.name(), version, system, interpreter.version()));
        }
        return best.map(chosen -> new Lock.Choice(one.name(), version, one.index(), chosen));
    }
}
