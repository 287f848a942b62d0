package app.pip.engine;

import app.pip.engine.hash.Sha256;
import app.pip.engine.index.Indexes;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.lock.Lock;
import app.pip.engine.lock.LockedFile;
import app.pip.engine.naming.WheelName;
import app.pip.engine.net.Downloads;
import app.pip.engine.net.Wanted;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.sources.SourceBuilder;
import app.pip.engine.wheel.FetchedWheel;
import app.pip.engine.wheel.PackageLayers;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Brings here what a lock names, each file once, builds what is named as source only, and makes the packages' layers
/// of
/// it.
///
/// @param packager whose store and interpreters
/// @param supply of interpreters, which compile
/// @param indexes how files are fetched
record Gathering(Packager packager, Supply supply, Indexes indexes) {

    /// The packages' layer of each target.
    ///
    /// @param interpreters what the packages are for
    /// @throws ProblemException if a file can't be had, isn't what the lock says, or can't be used
    SortedMap<Target, Packages> packages(Lock lock, SortedMap<Target, Interpreter> interpreters, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        Map<String, FetchedWheel> wheels = fetched(lock, interpreters, progress.part("Fetching packages", 0, 0.6));
        Progress packing = progress.part("Packing the packages", 0.6, 1);
        var layers = new PackageLayers(packager.store(), packager.scratch());
        var packages = new TreeMap<Target, Packages>();
        int done = 0;
        for (var one : interpreters.entrySet()) {
            Interpreter interpreter = one.getValue();
            List<FetchedWheel> own = chosen(lock, one.getKey()).stream()
                    .map(choice -> wheels.get(digest(choice.file()).hex()))
                    .toList();
            Packages layer =
                    layers.layer(own, interpreter, packager.layer(interpreter), supply.compiler(interpreter.minor()));
            new Promises(pinned(lock, one.getKey()), layer.components()).check(lock.question());
            packages.put(one.getKey(), layer);
            done++;
            packing.at((double) done / interpreters.size());
        }
        return packages;
    }

    /// The wheels by the digests of what the lock names: they themselves, or the sources that they are built of.
    private Map<String, FetchedWheel> fetched(Lock lock, SortedMap<Target, Interpreter> interpreters, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        var files = new LinkedHashMap<String, Lock.Choice>();
        for (Target target : interpreters.keySet()) {
            chosen(lock, target)
                    .forEach(choice -> files.put(digest(choice.file()).hex(), choice));
        }
        var all = new ArrayList<>(files.values());
        List<Downloads.Proven> proven = indexes.wheels()
                .fetchAll(all.stream().map(choice -> wanted(choice.file())).toList(), progress);
        SourceBuilder builder = packager.builder(indexes, lock.question().allowBuild());
        var wheels = new LinkedHashMap<String, FetchedWheel>();
        for (int i = 0; i < all.size(); i++) {
            Lock.Choice choice = all.get(i);
            Sha256 sha256 = proven.get(i).sha256();
            wheels.put(
                    sha256.hex(),
                    choice.file().isWheel()
                            ? new FetchedWheel(
                                    WheelName.parse(choice.file().name()),
                                    sha256,
                                    proven.get(i).file())
                            : builder.build(choice.name(), wanted(choice.file()))
                                    .wheel());
        }
        return wheels;
    }

    private static List<Lock.Choice> chosen(Lock lock, Target target) {
        return pinned(lock, target).packages();
    }

    private static Lock.Pinned pinned(Lock lock, Target target) {
        Lock.Pinned pinned = lock.targets().get(target);
        if (pinned == null) {
            throw new IllegalArgumentException("nothing is locked for " + target);
        }
        return pinned;
    }

    /// What to fetch for a file of a lock.
    static Wanted wanted(LockedFile file) {
        return new Wanted(
                URI.create(file.address().orElseThrow()),
                file.name(),
                Optional.of(digest(file)),
                file.size().map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /// Ours always has it.
    private static Sha256 digest(LockedFile file) {
        return new Sha256(Optional.ofNullable(file.hashes().get("sha256")).orElseThrow());
    }
}
