package app.pip.engine;

import app.pip.engine.classroom.ClassProject;
import app.pip.engine.hash.Sha256;
import app.pip.engine.index.Indexes;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.script.Imported;
import app.pip.engine.script.ScriptFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Provides the packages of a class with as few layers as can be: all programs get one together if what
/// they ask for goes together. If it doesn't, what can't be had at all is found and left out, and the
/// others are put into the first group that they go with. Where packages come from is the teacher's
/// business, not that of a submission.
final class ClassGrouping {

    private final Packager packager;
    private final ClassProject wanted;
    private final Supply supply;
    private final List<Problem> notes = new ArrayList<>();

    ClassGrouping(Packager packager, ClassProject wanted, Supply supply) {
        this.packager = packager;
        this.wanted = wanted;
        this.supply = supply;
    }

    /// Programs that share a layer of packages.
    ///
    /// @param batches what they ask for
    record Group(List<ClassBatch> batches, Provision.Provided provided) {
        Group {
            batches = List.copyOf(batches);
        }

        boolean has(ClassMember member) {
            return batches.stream().anyMatch(batch -> batch.members().contains(member));
        }
    }

    /// What was told on the way.
    List<Problem> notes() {
        return notes;
    }

    /// The groups of the programs, each of which is in one. A program whose packages or Python can't be had
    /// is stopped.
    List<Group> groups(List<ClassMember> members, Progress progress)
            throws IOException, InterruptedException, ProblemException {
        List<ClassBatch> batches = batches(members);
        if (batches.isEmpty()) {
            return List.of();
        }
        if (batches.stream().allMatch(batch -> batch.needs().isEmpty())) {
            Optional<List<Group>> shipped = shipped(batches);
            if (shipped.isPresent()) {
                return shipped.get();
            }
        }
        // one for all tries: what was asked once isn't asked again
        try (Indexes indexes = Deciding.open(packager, project(wanted.folder(), false), ClassBatch.union(batches))) {
            return new Tries(indexes, progress).groups(batches);
        }
    }

    /// Where the Python that came with the product is enough, nothing needs to be asked or locked.
    private Optional<List<Group>> shipped(List<ClassBatch> batches) throws IOException, InterruptedException {
        var groups = new ArrayList<Group>();
        for (ClassBatch batch : batches) {
            var here = new TreeMap<Target, InterpreterOffer.Here>();
            for (Target target : batch.targets()) {
                Optional<InterpreterOffer> best = choice(List.of(batch), wanted.folder(), true).offers(target).stream()
                        .findFirst();
                if (best.orElse(null) instanceof InterpreterOffer.Here found && found.shipped()) {
                    here.put(target, found);
                } else {
                    return Optional.empty();
                }
            }
            groups.add(new Group(List.of(batch), new Provision.Provided(here, new TreeMap<>())));
        }
        return Optional.of(groups);
    }

    /// What all programs of some batches together ask of a Python.
    private Choice choice(List<ClassBatch> batches, Path place, boolean implied) {
        var imports = new ArrayList<Imported>();
        batches.forEach(batch -> batch.members()
                .forEach(one -> one.known()
                        .ifPresent(
                                known -> imports.addAll(known.program().facts().imports()))));
        Understanding first =
                batches.getFirst().members().getFirst().known().orElseThrow().program();
        var facts = new ScriptFacts(
                new TreeMap<>(),
                imports,
                new TreeMap<>(),
                new TreeMap<>(),
                first.facts().appearance(),
                List.of());
        return new Choice(supply, first.library(), project(place, implied), facts);
    }

    /// What is tried with the same indexes.
    private final class Tries {

        private final Indexes indexes;
        private final Progress progress;
        private final List<Group> groups = new ArrayList<>();

        Tries(Indexes indexes, Progress progress) {
            this.indexes = indexes;
            this.progress = progress;
        }

        List<Group> groups(List<ClassBatch> batches) throws IOException, InterruptedException, ProblemException {
            List<ClassBatch> everywhere = batches.stream()
                    .filter(batch -> batch.targets().equals(targets()))
                    .toList();
            if (!everywhere.isEmpty()) {
                switch (tried(everywhere, place(0), false, progress.part(0, 0.8))) {
                    case Tried.Worked(Group group) -> groups.add(group);
                    case Tried.Failed _ -> apart(everywhere);
                }
            }
            for (ClassBatch batch : batches) {
                if (!everywhere.contains(batch)) {
                    alone(batch);
                }
            }
            return groups;
        }

        /// As a group of its own, for the systems that it can be had for.
        private void alone(ClassBatch batch) throws IOException, InterruptedException {
            switch (tried(List.of(batch), place(groups.size()), wanted.implied(), Progress.unwatched())) {
                case Tried.Worked(Group group) -> groups.add(group);
                case Tried.Failed(ProblemException why) -> stop(batch, why);
            }
        }

        private void apart(List<ClassBatch> batches) throws IOException, InterruptedException, ProblemException {
            var good = new ArrayList<ClassBatch>();
            var narrow = new ArrayList<ClassBatch>();
            for (ClassBatch batch : batches) {
                progress.at(0.8 + 0.1 * good.size() / batches.size());
                switch (tried(List.of(batch), trial(List.of(batch)), false, Progress.unwatched())) {
                    case Tried.Worked _ -> good.add(batch);
                    case Tried.Failed _ when wanted.implied() && works(List.of(batch), true) -> narrow.add(batch);
                    case Tried.Failed(ProblemException why) -> stop(batch, why);
                }
            }
            together(good);
            for (ClassBatch batch : narrow) {
                alone(batch);
            }
        }

        /// First fit; what is asked for most comes first.
        private void together(List<ClassBatch> good) throws IOException, InterruptedException, ProblemException {
            if (good.isEmpty()) {
                return;
            }
            if (tried(good, place(0), false, progress.part(0.9, 1)) instanceof Tried.Worked(Group whole)) {
                groups.add(whole);
                return;
            }
            var together = new ArrayList<List<ClassBatch>>();
            for (ClassBatch batch : good) {
                Optional<List<ClassBatch>> fit = fit(batch, together);
                fit.ifPresent(group -> {
                    var larger = new ArrayList<>(group);
                    larger.add(batch);
                    together.set(together.indexOf(group), larger);
                });
                if (fit.isEmpty()) {
                    together.add(List.of(batch));
                }
            }
            for (List<ClassBatch> one : together) {
                groups.add(group(one, place(groups.size()), false, Progress.unwatched()));
            }
        }

        private Optional<List<ClassBatch>> fit(ClassBatch batch, List<List<ClassBatch>> together)
                throws IOException, InterruptedException {
            for (List<ClassBatch> group : together) {
                var larger = new ArrayList<>(group);
                larger.add(batch);
                if (works(larger, false)) {
                    return Optional.of(group);
                }
            }
            return Optional.empty();
        }

        private boolean works(List<ClassBatch> batches, boolean implied) throws IOException, InterruptedException {
            return tried(batches, trial(batches), implied, Progress.unwatched()) instanceof Tried.Worked;
        }

        private Tried tried(List<ClassBatch> batches, Path place, boolean implied, Progress share)
                throws IOException, InterruptedException {
            try {
                return new Tried.Worked(group(batches, place, implied, share));
            } catch (ProblemException e) {
                return new Tried.Failed(e);
            }
        }

        private Group group(List<ClassBatch> batches, Path place, boolean implied, Progress share)
                throws IOException, InterruptedException, ProblemException {
            var told = new ArrayList<Problem>();
            Choice choice = choice(batches, place, implied);
            var provision = new Provision(packager, choice.project(), ClassBatch.union(batches), choice, supply, told);
            Group group =
                    new Group(batches, provision.provide(batches.getFirst().targets(), indexes, share));
            told.stream().filter(one -> !notes.contains(one)).forEach(notes::add);
            return group;
        }
    }

    private static void stop(ClassBatch batch, ProblemException why) {
        batch.members().forEach(one -> one.stop(ClassReading.stopping(why)));
    }

    /// What came of a try.
    private sealed interface Tried {
        record Worked(Group group) implements Tried {}

        record Failed(ProblemException why) implements Tried {}
    }

    private Project project(Path place, boolean implied) {
        return new Project(
                wanted.app(),
                place,
                Pictures.NONE,
                Optional.empty(),
                PythonWishes.ANY,
                wanted.goals(),
                implied,
                false,
                wanted.offline(),
                List.of(),
                withoutBuilds(wanted.packages()),
                SigningWishes.NONE);
    }

    /// What a submission asks for is never built: that would run strangers' code on the teacher's computer.
    private static PackageWishes withoutBuilds(PackageWishes wishes) {
        return new PackageWishes(
                wishes.add(),
                wishes.leaveOut(),
                List.of(),
                wishes.from(),
                wishes.extras(),
                wishes.groups(),
                wishes.index(),
                wishes.upgrade());
    }

    /// The lock of the first group is that of the class's folder; the others have their own beside it (PEP
    /// 751).
    private Path place(int group) {
        return group == 0 ? wanted.folder() : wanted.folder().resolve("group-" + (group + 1));
    }

    /// What is only tried writes its lock where nobody sees it.
    private Path trial(List<ClassBatch> batches) {
        var all = new StringBuilder();
        batches.forEach(batch -> all.append(batch.text()).append('\n'));
        return packager.scratch()
                .resolve("class")
                .resolve(Sha256.of(all.toString()).hex());
    }

    private SortedSet<Target> targets() {
        var targets = new TreeSet<Target>();
        wanted.goals().forEach(goal -> targets.add(goal.target()));
        return targets;
    }

    private List<ClassBatch> batches(List<ClassMember> members) throws IOException, InterruptedException {
        var byText = new LinkedHashMap<String, List<ClassMember>>();
        var reached = new HashMap<String, SortedSet<Target>>();
        for (ClassMember member : members) {
            if (member.lives()) {
                ClassMember.Known known = member.known().orElseThrow();
                SortedSet<Target> reach = reach(member, known);
                String text = ClassBatch.text(known) + "\ntargets " + reach;
                if (!reach.isEmpty()) {
                    reached.put(text, reach);
                    byText.computeIfAbsent(text, _ -> new ArrayList<>()).add(member);
                }
            }
        }
        return byText.entrySet().stream()
                .map(one -> new ClassBatch(
                        one.getValue(),
                        one.getValue().getFirst().known().orElseThrow().needs(),
                        reached.getOrDefault(one.getKey(), new TreeSet<>()),
                        one.getKey()))
                .sorted(Comparator.comparingInt(
                                (ClassBatch batch) -> -batch.members().size())
                        .thenComparing(ClassBatch::text))
                .toList();
    }

    /// The systems for which there is a Python that the program works with. If there is none, it is
    /// stopped.
    private SortedSet<Target> reach(ClassMember member, ClassMember.Known known)
            throws IOException, InterruptedException {
        var told = new ArrayList<Problem>();
        var reach = new TreeSet<Target>();
        new Choice(
                        supply,
                        known.program().library(),
                        known.project(),
                        known.program().facts())
                .choose(told)
                .forEach(one -> reach.add(one.goal().target()));
        if (reach.isEmpty()) {
            member.stop(told.stream().map(Problem::asStop).toList());
        } else {
            member.tell(told);
        }
        return reach;
    }
}
