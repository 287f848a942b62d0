package app.pip.engine;

import app.pip.engine.index.Indexes;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterSource;
import app.pip.engine.lock.Lock;
import app.pip.engine.lock.LockedInterpreter;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Project;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Provides what a program needs beside Python: decided, fetched, packed.
///
/// @param packager whose store and interpreters
/// @param project what the user wants
/// @param needs what is needed
/// @param problems gets what the user should know
record Provision(Packager packager, Project project, Needs needs, List<Problem> problems) {

    /// Does it.
    Provided provide(SortedSet<Target> targets, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        var deciding = new Deciding(packager, project, problems);
        try (Indexes indexes = deciding.open(needs)) {
            progress.part("Choosing packages", 0, 0.2).at(0);
            Lock lock = deciding.lock(project.program(), needs, targets, indexes);
            var interpreters = interpreters(lock, targets);
            SortedMap<Target, Packages> packages =
                    new Gathering(packager, indexes).packages(lock, interpreters, progress.part("", 0.2, 1));
            packages.values()
                    .forEach(one -> one.notes().stream()
                            .filter(note -> !problems.contains(note))
                            .forEach(problems::add));
            return new Provided(interpreters, packages);
        }
    }

    private SortedMap<Target, Interpreter> interpreters(Lock lock, SortedSet<Target> targets) throws IOException {
        var interpreters = new TreeMap<Target, Interpreter>();
        for (Target target : targets) {
            Optional<LockedInterpreter> locked =
                    Optional.ofNullable(lock.targets().get(target)).map(Lock.Pinned::interpreter);
            if (locked.isPresent()) {
                interpreters.put(
                        target,
                        packager.interpreters().available(target).stream()
                                .filter(one -> one.sha256().equals(locked.get().sha256()))
                                .findFirst()
                                .orElseThrow(() -> new IOException(locked.get().file() + " is gone")));
            }
        }
        return interpreters;
    }

    /// What was provided.
    ///
    /// @param interpreters that the packages are for
    /// @param packages of each target
    record Provided(SortedMap<Target, Interpreter> interpreters, SortedMap<Target, Packages> packages)
            implements InterpreterSource {

        Provided {
            interpreters = Collections.unmodifiableSortedMap(new TreeMap<>(interpreters));
            packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        }

        @Override
        public List<Interpreter> available(Target target) {
            return Optional.ofNullable(interpreters.get(target)).stream().toList();
        }
    }
}
