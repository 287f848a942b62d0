package app.pip.engine;

import app.pip.engine.hash.Sha256;
import app.pip.engine.index.Indexes;
import app.pip.engine.index.Wheels;
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
import app.pip.engine.wheel.Compiler;
import app.pip.engine.wheel.FetchedWheel;
import app.pip.engine.wheel.PackageLayers;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

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
        Progress packing = progress.part("Packing the packages", 0.6, 1);
        var early = new Early(
                new PackageLayers(packager.store(), packager.scratch()),
                interpreters,
                compilers(interpreters.values()),
                packing.part(0, 0.8));
        Map<String, FetchedWheel> wheels = fetched(lock, early, progress.part("Fetching packages", 0, 0.6));
        var targets = List.copyOf(interpreters.keySet());
        List<Packages> layers = new Crew(Runtime.getRuntime().availableProcessors())
                .all(targets, target -> layer(lock, target, wheels, early), packing.part(0.8, 1));
        var packages = new TreeMap<Target, Packages>();
        for (int i = 0; i < targets.size(); i++) {
            packages.put(targets.get(i), layers.get(i));
        }
        return packages;
    }

    private Packages layer(Lock lock, Target target, Map<String, FetchedWheel> wheels, Early early)
            throws IOException, ProblemException, InterruptedException {
        Interpreter interpreter = Objects.requireNonNull(early.interpreters().get(target));
        List<FetchedWheel> own = chosen(lock, target).stream()
                .map(choice ->
                        Objects.requireNonNull(wheels.get(digest(choice.file()).hex())))
                .toList();
        Packages layer =
                early.layers().layer(own, interpreter, packager.layer(interpreter), early.compiler(interpreter));
        new Promises(pinned(lock, target), layer.components()).check(lock.question());
        return layer;
    }

    /// By the minor version of Python that they compile for.
    private Map<String, Compiler> compilers(Collection<Interpreter> interpreters)
            throws IOException, ProblemException, InterruptedException {
        var compilers = new TreeMap<String, Compiler>();
        for (Interpreter interpreter : interpreters) {
            if (!compilers.containsKey(interpreter.minor())) {
                compilers.put(interpreter.minor(), supply.compiler(interpreter.minor()));
            }
        }
        return compilers;
    }

    /// The wheels by the digests of what the lock names: they themselves, or the sources that they are built of.
    private Map<String, FetchedWheel> fetched(Lock lock, Early early, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        var files = new LinkedHashMap<String, Lock.Choice>();
        for (Target target : early.interpreters().keySet()) {
            chosen(lock, target)
                    .forEach(choice -> files.put(digest(choice.file()).hex(), choice));
        }
        var all = new ArrayList<>(files.values());
        List<Downloads.Proven> proven = indexes.wheels()
                .fetchAll(
                        all.stream().map(choice -> wanted(choice.file())).toList(), early.arrival(lock, all), progress);
        SourceBuilder builder = packager.builder(indexes, lock.question().allowBuild());
        var wheels = new LinkedHashMap<String, FetchedWheel>();
        for (int i = 0; i < all.size(); i++) {
            Lock.Choice choice = all.get(i);
            Sha256 sha256 = proven.get(i).sha256();
            wheels.put(
                    sha256.hex(),
                    choice.file().isWheel()
                            ? wheel(choice, proven.get(i))
                            : builder.build(choice.name(), wanted(choice.file()))
                                    .wheel());
        }
        return wheels;
    }

    private static FetchedWheel wheel(Lock.Choice choice, Downloads.Proven proven) {
        return new FetchedWheel(WheelName.parse(choice.file().name()), proven.sha256(), proven.file());
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

    /// Packs every wheel as soon as it has come, while others are still on their way.
    ///
    /// @param layers that will be made of them
    /// @param interpreters of each target
    /// @param compilers by minor version
    /// @param progress of the packing
    private record Early(
            PackageLayers layers,
            SortedMap<Target, Interpreter> interpreters,
            Map<String, Compiler> compilers,
            Progress progress) {

        Compiler compiler(Interpreter interpreter) {
            return Optional.ofNullable(compilers.get(interpreter.minor())).orElse(Compiler.NONE);
        }

        Wheels.Arrival arrival(Lock lock, List<Lock.Choice> all) {
            var come = new AtomicInteger();
            var packed = new AtomicInteger();
            return (index, file) -> {
                come.incrementAndGet();
                tell(come, packed, all.size());
                Lock.Choice choice = all.get(index);
                if (choice.file().isWheel()) {
                    pack(lock, choice, wheel(choice, file));
                }
                packed.incrementAndGet();
                tell(come, packed, all.size());
            };
        }

        private void pack(Lock lock, Lock.Choice choice, FetchedWheel wheel) throws IOException, InterruptedException {
            for (var one : interpreters.entrySet()) {
                boolean wanted = chosen(lock, one.getKey()).stream()
                        .anyMatch(other -> digest(other.file()).equals(digest(choice.file())));
                if (wanted) {
                    layers.prepare(wheel, one.getValue(), compiler(one.getValue()));
                }
            }
        }

        /// As long as something has still to come, that is what people read.
        private void tell(AtomicInteger come, AtomicInteger packed, int all) {
            if (come.get() == all) {
                progress.at((double) packed.get() / all);
            }
        }
    }
}
