package app.pip.engine;

import app.pip.engine.index.Indexes;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterOffer.Here;
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

/// Provides what a program needs beside itself: Python and packages; decided, fetched, packed.
///
/// @param packager whose store
/// @param project what the user wants
/// @param needs what is needed beside Python
/// @param choice which interpreters the program works with
/// @param supply where interpreters come from
/// @param problems gets what the user should know
record Provision(
        Packager packager, Project project, Needs needs, Choice choice, Supply supply, List<Problem> problems) {

    /// Does it.
    Provided provide(SortedSet<Target> targets, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        try (Indexes indexes = Deciding.open(packager, project, needs)) {
            return provide(targets, indexes, progress);
        }
    }

    /// Does it with indexes that are open already, and remember what they were asked.
    Provided provide(SortedSet<Target> targets, Indexes indexes, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        var deciding = new Deciding(packager, project, supply, choice, problems);
        progress.part("Choosing packages", 0, 0.1).at(0);
        Lock lock = deciding.lock(project.program(), needs, targets, indexes);
        SortedMap<Target, Here> interpreters = interpreters(lock, targets, progress.part("", 0.1, 0.5));
        var ready = new TreeMap<Target, Interpreter>();
        interpreters.forEach((target, here) -> ready.put(target, here.interpreter()));
        SortedMap<Target, Packages> packages =
                new Gathering(packager, supply, indexes).packages(lock, ready, progress.part("", 0.5, 1));
        packages.values()
                .forEach(one -> one.notes().stream()
                        .filter(note -> !problems.contains(note))
                        .forEach(problems::add));
        return new Provided(interpreters, packages);
    }

    /// Those of the wanted targets: a lock may be for more.
    private SortedMap<Target, Here> interpreters(Lock lock, SortedSet<Target> targets, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        var pinned = new TreeMap<>(lock.targets());
        pinned.keySet().retainAll(targets);
        var interpreters = new TreeMap<Target, Here>();
        int done = 0;
        for (var one : pinned.entrySet()) {
            LockedInterpreter locked = one.getValue().interpreter();
            InterpreterOffer offer =
                    supply.locked(locked).orElseThrow(() -> new IOException(locked.file() + " is gone"));
            double from = (double) done / pinned.size();
            done++;
            Progress share = progress.part("", from, (double) done / pinned.size());
            Interpreter interpreter = supply.bring(offer, share);
            interpreters.put(one.getKey(), new Here(interpreter, offer.file(), offer.sha256(), offer.shipped()));
        }
        return interpreters;
    }

    /// What was provided.
    ///
    /// @param interpreters that the packages are for
    /// @param packages of each target
    record Provided(SortedMap<Target, Here> interpreters, SortedMap<Target, Packages> packages)
            implements InterpreterSource {

        Provided {
            interpreters = Collections.unmodifiableSortedMap(new TreeMap<>(interpreters));
            packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        }

        @Override
        public List<InterpreterOffer> offers(Target target) {
            return Optional.<InterpreterOffer>ofNullable(interpreters.get(target)).stream()
                    .toList();
        }
    }
}
