package app.pip.engine;

import app.pip.engine.interpreter.Build;
import app.pip.engine.interpreter.Host;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.MavenReleases;
import app.pip.engine.interpreter.StandaloneMirror;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.PythonSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Brings interpreters here before they are needed: into the store, or into a folder that another computer can take
/// them
/// from.
///
/// @param packager whose store
/// @param supply where interpreters come from
/// @param spec which versions will do
/// @param progress of the work
record Preparing(Packager packager, Supply supply, PythonSpec spec, Progress progress) {

    /// The newest for each target, into the store.
    ///
    /// @throws ProblemException if there is none for one of them
    List<TakenPython> store(SortedSet<Target> targets) throws IOException, ProblemException, InterruptedException {
        var chosen = new ArrayList<Chosen>();
        List<InterpreterOffer> offers = offers(targets);
        for (int i = 0; i < offers.size(); i++) {
            InterpreterOffer offer = offers.get(i);
            supply.bring(offer, share(i, offers.size()));
            chosen.add(Chosen.any(offer));
        }
        return new Taking(supply.known()).told(chosen);
    }

    /// The newest for each target, into a folder, and with them what this computer needs to compile for them.
    ///
    /// @throws ProblemException if there is none for one of them
    List<TakenPython> folder(SortedSet<Target> targets, Path folder)
            throws IOException, ProblemException, InterruptedException {
        List<InterpreterOffer> offers = offers(targets);
        var chosen = new ArrayList<Chosen>(offers.stream().map(Chosen::any).toList());
        var minors = new TreeSet<String>();
        offers.forEach(one -> minors.add(one.minor()));
        for (String minor : minors) {
            compiler(minor)
                    .map(Chosen::any)
                    .filter(one -> !chosen.contains(one))
                    .ifPresent(chosen::add);
        }
        var mirror = new StandaloneMirror(folder);
        for (int i = 0; i < chosen.size(); i++) {
            InterpreterOffer offer = chosen.get(i).offer();
            Progress share = share(i, chosen.size());
            Optional<Build> build = Supply.build(offer);
            if (MavenReleases.isSource(offer.source())) {
                mirror.add(supply.pybi(offer, share));
            } else if (build.isPresent()) {
                mirror.add(build.get(), supply.archive(build.get(), share));
            }
        }
        return new Taking(supply.known()).told(chosen);
    }

    private List<InterpreterOffer> offers(SortedSet<Target> targets)
            throws IOException, ProblemException, InterruptedException {
        var offers = new ArrayList<InterpreterOffer>();
        var problems = new ArrayList<Problem>();
        for (Target target : targets) {
            Optional<InterpreterOffer> best = newest(target);
            best.ifPresent(offers::add);
            if (best.isEmpty()) {
                String wanted = spec.text().isEmpty() ? "3" : spec.text();
                problems.add(Problem.stop(
                        "prepare.nothing",
                        wanted,
                        target.words(),
                        supply.known().asked()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return offers;
    }

    private Optional<InterpreterOffer> newest(Target target) throws IOException, InterruptedException {
        return supply.offers(target).stream()
                .filter(one -> one.reachable() && !one.shipped() && spec.allows(one.version()))
                .findFirst();
    }

    /// What the shipped interpreter can't compile for needs one of its own.
    private Optional<InterpreterOffer> compiler(String minor) throws IOException, InterruptedException {
        boolean shipped = packager.interpreters().available(Host.target()).stream()
                .anyMatch(one -> one.minor().equals(minor));
        return shipped
                ? Optional.empty()
                : supply.offers(Host.target()).stream()
                        .filter(one -> one.reachable() && one.minor().equals(minor))
                        .findFirst();
    }

    private Progress share(int number, int all) {
        return progress.part("", (double) number / all, (number + 1.0) / all);
    }
}
