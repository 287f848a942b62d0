package app.pip.engine;

import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import app.pip.engine.index.Indexes;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.lock.Lock;
import app.pip.engine.lock.LockedFile;
import app.pip.engine.lock.Question;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.resolve.Pinned;
import app.pip.engine.resolve.Resolution;
import app.pip.engine.resolve.Resolver;
import app.pip.engine.sources.BuildingCatalog;
import app.pip.engine.sources.SourceBuilder;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Asks the index for exact versions and files of all that a program needs, for all targets at once, and for the Python
/// that goes with them.
///
/// @param pythons the interpreters that can be had for every target of the question
/// @param indexes where packages come from
/// @param builder builds packages that are offered as source only, where the user allowed it
record Locking(Pythons pythons, Indexes indexes, SourceBuilder builder) {

    /// Answers a question.
    ///
    /// @param needs what the question was made of
    /// @param previous versions to keep where they fit, best first
    /// @throws ProblemException if the question makes no sense, or the index has a problem
    Resolution resolve(Question question, Needs needs, Map<PackageName, List<Version>> previous)
            throws IOException, ProblemException, InterruptedException {
        var asked = new app.pip.engine.resolve.Question(
                needs.requirements(),
                needs.constraints(),
                pythons.choices(),
                Specifiers.parse(question.python()),
                question.allowBuild(),
                previous,
                Map.of());
        return new Resolver(new BuildingCatalog(catalog(needs), builder)).resolve(asked);
    }

    private HashedCatalog catalog(Needs needs) {
        return new HashedCatalog(indexes.catalog(), needs.hashes());
    }

    /// The lock that an answer means.
    ///
    /// @param leftOut targets that nothing was found for, and why
    /// @throws ProblemException if a file can't be had
    Lock lock(Question question, Resolution.Solved solved, Needs needs, SortedMap<Target, String> leftOut)
            throws IOException, ProblemException, InterruptedException {
        HashedCatalog catalog = catalog(needs);
        var targets = new TreeMap<Target, Lock.Pinned>();
        for (var one : solved.targets().entrySet()) {
            var choices = new ArrayList<Lock.Choice>();
            for (Pinned pinned : one.getValue().packages().values()) {
                choices.add(choice(pinned.offer(), catalog));
            }
            InterpreterOffer interpreter = pythons.interpreter(solved.python(), one.getKey());
            targets.put(one.getKey(), new Lock.Pinned(Pythons.locked(interpreter), choices));
        }
        return new Lock(question, targets, leftOut);
    }

    private Lock.Choice choice(Offer offer, HashedCatalog catalog)
            throws IOException, ProblemException, InterruptedException {
        // an index that tells no digest is believed once: what it gives now is what the lock asks for from now on
        Sha256 sha256 = offer.sha256().isPresent()
                ? offer.sha256().get()
                : indexes.wheels().fetch(offer, Progress.root((_, _) -> {})).sha256();
        catalog.refuseOthers(offer, sha256);
        OptionalLong size = offer.size();
        var file = new LockedFile(
                offer.fileName(),
                Optional.of(offer.address()),
                Optional.empty(),
                size.isPresent() ? Optional.of(size.getAsLong()) : Optional.empty(),
                offer.uploaded().map(Instant::toString),
                new TreeMap<>(Map.of("sha256", sha256.hex())));
        return new Lock.Choice(
                offer.name(), offer.version(), catalog.files(offer.name()).index(), file);
    }
}
