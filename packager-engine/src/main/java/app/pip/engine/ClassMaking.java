package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.bundle.AppIcon;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.bundle.ClassBundler;
import app.pip.engine.bundle.ClassParts;
import app.pip.engine.bundle.Parts;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassPackage;
import app.pip.engine.classroom.ClassProgram;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.classroom.ClassReport;
import app.pip.engine.classroom.Roster;
import app.pip.engine.classroom.Submission;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.packing.Artifacts;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Mode;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.script.Runners;
import app.pip.engine.signing.Signer;
import app.pip.engine.store.AtomicFile;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes a class: every program is read by itself, the packages are provided together, and for each target
/// one bundle holds all that can be made.
final class ClassMaking {

    /// Each has a list of all its files in memory.
    private static final int BUNDLES_AT_ONCE = 3;

    private final Packager packager;
    private final ClassProject wanted;
    private final Path folder;
    private final Progress progress;
    private final List<Problem> problems = new ArrayList<>();
    private final AppIcon.Kept icons;
    private final IdentityHashMap<ClassGrouping.Group, List<Set<String>>> modules = new IdentityHashMap<>();
    private final Map<ClassMember, PackedLayer> layers = new HashMap<>();
    private final Map<ClassMember, SortedMap<Goal, Parts>> made = new LinkedHashMap<>();
    private Optional<Signer> signer = Optional.empty();

    ClassMaking(Packager packager, ClassProject wanted, Path folder, Progress progress) {
        this.packager = packager;
        this.wanted = wanted;
        this.folder = folder;
        this.progress = progress;
        this.icons = new KeptIcons(packager.store());
    }

    ClassOutcome make() throws ProblemException, IOException, InterruptedException {
        signer = Signing.signer(packager, wanted.goals(), wanted.signing(), wanted.offline());
        List<ClassMember> members = read(progress.part("Looking at the programs", 0, 0.3));
        name(members);
        try (Supply supply = Supply.open(packager, PythonWishes.ANY, wanted.offline())) {
            return make(members, supply);
        }
    }

    private ClassOutcome make(List<ClassMember> members, Supply supply)
            throws ProblemException, IOException, InterruptedException {
        var grouping = new ClassGrouping(packager, wanted, supply);
        List<ClassGrouping.Group> groups = grouping.groups(members, progress.part("Packages", 0.3, 0.6));
        problems.addAll(grouping.notes());
        for (ClassMember member : members) {
            made.put(member, choose(member, groups, supply));
        }
        draw(progress.part("Drawing icons", 0.6, 0.7));
        List<Artifact> artifacts = write(progress.part("Writing the bundles", 0.7, 1));
        var outcome =
                new ClassOutcome(members.stream().map(this::told).toList(), artifacts, packages(groups), problems);
        var report = new ClassReport(wanted.app().name(), outcome);
        write(ClassReport.PAGE, report.page());
        write(ClassReport.TABLE, report.table());
        progress.at(1);
        return outcome;
    }

    private void write(String name, String text) throws IOException, InterruptedException {
        AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<ClassMember> read(Progress share) throws ProblemException, IOException, InterruptedException {
        List<Submission> submissions = Submission.in(wanted.folder(), Set.of(folder));
        var reading = new ClassReading(packager, wanted, Roster.in(wanted.folder()), Set.of(folder));
        return new Crew(wanted.jobs()).all(submissions, reading::read, share);
    }

    /// No two programs may have one folder, on a system that doesn't tell upper from lower case, nor one
    /// place for what they save.
    private void name(List<ClassMember> members) {
        var taken = new HashSet<String>();
        for (ClassMember member : members) {
            AppInfo app = member.app();
            AppInfo free = app;
            for (int number = 2; !isFree(free, taken); number++) {
                free = new AppInfo(app.name() + " " + number, app.version(), app.author());
            }
            taken.add(free.id());
            taken.add(free.fileName().toLowerCase(Locale.ROOT));
            if (!free.equals(app)) {
                member.called(free, AppIcon.initial(free).keptIn(icons));
            }
        }
    }

    private static boolean isFree(AppInfo app, Set<String> taken) {
        return !taken.contains(app.id()) && !taken.contains(app.fileName().toLowerCase(Locale.ROOT));
    }

    /// The parts for each goal that a program can be made for.
    private SortedMap<Goal, Parts> choose(ClassMember member, List<ClassGrouping.Group> groups, Supply supply)
            throws IOException, InterruptedException {
        var parts = new TreeMap<Goal, Parts>();
        Optional<ClassGrouping.Group> own =
                groups.stream().filter(group -> group.has(member)).findFirst();
        if (!member.lives() || own.isEmpty()) {
            return parts;
        }
        ClassMember.Known known = member.known().orElseThrow();
        Provision.Provided provided = own.get().provided();
        if (!known.needs().isEmpty()) {
            List<Set<String>> there = modules.get(own.get());
            if (there == null) {
                there = Missing.known(provided.packages().values());
                modules.put(own.get(), there);
            }
            List<Problem> missing = Missing.among(known.missing(), there);
            member.tell(missing);
            if (missing.stream().anyMatch(one -> one.severity() == Severity.STOP)) {
                member.stop(List.of());
                return parts;
            }
        }
        try {
            parts.putAll(parts(member, known, provided, supply));
        } catch (ProblemException e) {
            member.stop(ClassReading.stopping(e));
        }
        return parts;
    }

    private SortedMap<Goal, Parts> parts(
            ClassMember member, ClassMember.Known known, Provision.Provided provided, Supply supply)
            throws IOException, ProblemException, InterruptedException {
        var told = new ArrayList<Problem>();
        Project there = known.project().forOnly(goal -> provided.interpreters().containsKey(goal.target()));
        List<Chosen> chosen = new Choice(
                        provided,
                        known.program().library(),
                        there,
                        known.program().facts())
                .choose(told);
        member.tell(told);
        var packed = new ProgramLayers(packager, supply, known.program()).of(chosen);
        Mode guess = known.program().mode();
        var parts = new TreeMap<Goal, Parts>();
        for (Chosen one : chosen) {
            PackedLayer layer =
                    Objects.requireNonNull(packed.get(one.interpreter().minor()));
            layers.put(member, layer);
            parts.put(
                    one.goal(),
                    new Parts(
                            member.app(),
                            known.project().shown().orElse(guess),
                            known.program().folder().entry(),
                            Runners.words(known.program().facts()),
                            layer,
                            one.interpreter(),
                            packager.layer(one.interpreter()),
                            known.needs().isEmpty()
                                    ? Packages.NONE
                                    : provided.packages()
                                            .getOrDefault(one.goal().target(), Packages.NONE),
                            one.libraries(),
                            known.icon(),
                            known.splash()));
        }
        return parts;
    }

    /// Drawing hundreds of icons takes longer than writing the bundles, and can be done by many at once.
    private void draw(Progress share) throws IOException, ProblemException, InterruptedException {
        var all =
                made.values().stream().flatMap(goals -> goals.values().stream()).toList();
        new Crew(wanted.jobs()).all(all, ClassBundler::drawn, share);
    }

    private List<Artifact> write(Progress share) throws IOException, ProblemException, InterruptedException {
        AppIcon icon = AppIcon.initial(wanted.app()).keptIn(icons);
        var bundles = new ArrayList<Due>();
        int count = wanted.goals().size();
        for (Goal goal : wanted.goals()) {
            double place = bundles.size();
            Progress part = share.part(
                            "Writing the bundle for " + goal.target().words(), place / count, (place + 1) / count)
                    .about(goal.toString());
            bundles.add(new Due(goal, new ClassParts(wanted.app(), icon, apps(goal)), part));
        }
        bundles.removeIf(due -> due.parts().apps().isEmpty());
        // one more than there are processors for: they also wait for the disk
        var crew = new Crew(Math.min(wanted.jobs() + 1, BUNDLES_AT_ONCE));
        return Written.told(crew.all(bundles, this::written, Progress.unwatched()), problems);
    }

    private Written written(Due due) throws InterruptedException {
        Kind kind = due.goal().kind();
        return Written.by(() -> {
            Bundle bundle = ClassBundler.bundle(due.parts(), kind);
            return switch (wanted.form()) {
                case ARCHIVE ->
                    Signing.write(bundle, kind, folder, new FrameStore(packager.store()), signer, due.progress());
                case FOLDER -> Artifacts.writeFolder(Signing.signed(bundle, signer), kind, folder, due.progress());
            };
        });
    }

    /// A bundle that is still to be written.
    private record Due(Goal goal, ClassParts parts, Progress progress) {}

    /// What goes into a bundle, in the order of the titles. On Windows the packages' paths must not be too
    /// long.
    private List<Parts> apps(Goal goal) {
        var apps = new ArrayList<Parts>();
        made.forEach((member, goals) -> {
            Parts parts = goals.get(goal);
            Optional<Problem> tooLong = parts == null || goal.target().family() != Family.WINDOWS
                    ? Optional.empty()
                    : parts.packages().tooLong(wanted.app().fileName(), false);
            tooLong.ifPresent(problem -> {
                member.tell(List.of(problem));
                goals.remove(goal);
            });
            if (parts != null && tooLong.isEmpty()) {
                apps.add(parts);
            }
        });
        apps.sort(Comparator.comparing((Parts one) -> one.app().name().toLowerCase(Locale.ROOT))
                .thenComparing(one -> one.app().name()));
        return apps;
    }

    private ClassProgram told(ClassMember member) {
        var targets = new TreeSet<Target>();
        SortedMap<Goal, Parts> goals = made.getOrDefault(member, new TreeMap<>());
        goals.keySet().forEach(goal -> targets.add(goal.target()));
        PackedLayer layer = layers.get(member);
        long size = 0;
        if (layer != null) {
            for (PackedEntry entry : layer.entries()) {
                size += entry instanceof PackedEntry.File file ? file.packed().packedSize() : 0;
            }
        }
        return new ClassProgram(
                member.submission().name(),
                member.app().name(),
                member.app().author(),
                targets,
                asked(member, goals),
                size,
                member.problems());
    }

    private static List<String> asked(ClassMember member, SortedMap<Goal, Parts> goals) {
        var versions = new TreeMap<String, String>();
        goals.values()
                .forEach(parts ->
                        parts.packages().components().forEach(one -> versions.putIfAbsent(one.name(), one.version())));
        var asked = new TreeSet<String>();
        member.known()
                .ifPresent(known -> known.needs().requirements().forEach(one -> {
                    String name = one.name().toString();
                    if (versions.containsKey(name)) {
                        asked.add(name + " " + versions.get(name));
                    }
                }));
        return List.copyOf(asked);
    }

    private static List<ClassPackage> packages(List<ClassGrouping.Group> groups) {
        var all = new TreeSet<ClassPackage>();
        groups.forEach(group -> group.provided()
                .packages()
                .values()
                .forEach(layer -> layer.components()
                        .forEach(one -> all.add(new ClassPackage(
                                one.name(), one.version(), one.licence().line())))));
        return List.copyOf(all);
    }
}
