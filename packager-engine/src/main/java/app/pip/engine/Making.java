package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.bundle.AppIcon;
import app.pip.engine.bundle.Bundler;
import app.pip.engine.bundle.Parts;
import app.pip.engine.bundle.Splash;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.UndrawableException;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Mode;
import app.pip.engine.project.Project;
import app.pip.engine.script.Runners;
import app.pip.engine.signing.Signer;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One build, from the dropped program to the artifacts.
final class Making {

    private final Packager packager;
    private final Project project;
    private final Path folder;
    private final Progress progress;
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Signer> signer = Optional.empty();

    Making(Packager packager, Project project, Path folder, Progress progress) {
        this.packager = packager;
        this.project = project;
        this.folder = folder;
        this.progress = progress;
    }

    Outcome make() throws ProblemException, IOException, InterruptedException {
        AppIcon icon = icon(project).keptIn(new KeptIcons(packager.store()));
        Optional<Splash> splash = SplashPicture.of(project);
        signer = Signing.signer(packager, project.goals(), project.signing(), project.offline());
        progress.part("Looking at the program", 0, 0.1).at(0);
        Understanding program = Understanding.of(packager, project, folder);
        program.problems().stream().filter(one -> !Missing.is(one)).forEach(problems::add);
        refuseIfStopped();
        refuseFileAsFolder();
        Asked asked = packager.asked(project, program);
        problems.addAll(asked.problems());
        refuseIfStopped();
        try (Supply supply = packager.supply(project)) {
            return made(program, asked, icon, splash, supply);
        }
    }

    private Outcome made(Understanding program, Asked asked, AppIcon icon, Optional<Splash> splash, Supply supply)
            throws ProblemException, IOException, InterruptedException {
        Needs needs = asked.needs();
        var choice = new Choice(supply, program.library(), project, program.facts());
        List<Chosen> chosen = chosen(choice);
        SortedMap<Target, Packages> packages = new TreeMap<>();
        if (!needs.isEmpty() || isLocked(chosen)) {
            var provision = new Provision(packager, project, needs, choice, supply, problems);
            Provision.Provided provided =
                    provision.provide(targets(chosen), progress.part("Python and packages", 0.1, 0.35));
            packages.putAll(provided.packages());
            Set<Target> left = provided.packages().keySet();
            Project rest = project.forOnly(goal -> left.contains(goal.target()));
            chosen = chosen(new Choice(provided, program.library(), rest, program.facts()));
            problems.addAll(needs.isEmpty() ? List.of() : Missing.left(asked.later(), packages.values()));
            refuseIfStopped();
            chosen = withoutTooLong(chosen, packages);
        }
        progress.part("Packing the program", 0.35, 0.4).at(0);
        Map<String, PackedLayer> layers = new ProgramLayers(packager, supply, program).of(chosen);
        var taking = new Taking(supply.known());
        taking.outdated(chosen).ifPresent(problems::add);
        List<Artifact> artifacts = writeAll(
                chosen,
                one -> parts(
                        one,
                        program,
                        Objects.requireNonNull(layers.get(one.interpreter().minor())),
                        packages,
                        icon,
                        splash));
        progress.at(1);
        return new Outcome(artifacts, taking.told(chosen), problems);
    }

    /// Whether a lock says which Python it is: always where that isn't one that came with the product, for what can be
    /// fetched is another one tomorrow.
    private boolean isLocked(List<Chosen> chosen) throws IOException {
        return chosen.stream().anyMatch(one -> !one.offer().shipped())
                || LockPlace.of(project.program()).read().isPresent();
    }

    /// The goals that can be reached with the interpreters of a source, at least one.
    private List<Chosen> chosen(Choice choice) throws ProblemException, IOException, InterruptedException {
        var standingInTheWay = new ArrayList<Problem>();
        List<Chosen> chosen = choice.choose(standingInTheWay);
        if (chosen.isEmpty()) {
            problems.addAll(standingInTheWay.stream().map(Problem::asStop).toList());
            throw new ProblemException(problems);
        }
        standingInTheWay.stream().filter(one -> !problems.contains(one)).forEach(problems::add);
        return chosen;
    }

    /// Without the goals whose paths would be too long for Windows.
    private List<Chosen> withoutTooLong(List<Chosen> chosen, SortedMap<Target, Packages> packages)
            throws ProblemException {
        var left = new ArrayList<Chosen>();
        for (Chosen one : chosen) {
            Target target = one.goal().target();
            Optional<Problem> tooLong = target.family() == Family.WINDOWS
                    ? packages.getOrDefault(target, Packages.NONE)
                            .tooLong(project.app().fileName(), one.goal().kind().isInstalled())
                    : Optional.empty();
            tooLong.map(problem -> project.implied() ? problem.asNote() : problem)
                    .ifPresent(problems::add);
            if (tooLong.isEmpty()) {
                left.add(one);
            }
        }
        if (left.isEmpty()) {
            throw new ProblemException(problems);
        }
        return left;
    }

    private static SortedSet<Target> targets(List<Chosen> chosen) {
        return chosen.stream().map(one -> one.goal().target()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Known before anything is packed, and whichever part of the path it is.
    private void refuseFileAsFolder() throws ProblemException {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (Files.exists(there) && !Files.isDirectory(there)) {
            throw new ProblemException(Problem.stop("disk.not-a-folder", there));
        }
    }

    /// The picture that a project names, or one that is drawn for it.
    static AppIcon icon(Project project) throws ProblemException, IOException {
        return project.icon().isEmpty()
                ? AppIcon.initial(project.app())
                : icon(project.icon().get());
    }

    /// The picture in a file.
    static AppIcon icon(Path file) throws ProblemException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.stop("icon.missing", file));
        }
        try {
            return AppIcon.read(Files.readAllBytes(file));
        } catch (AccessDeniedException e) {
            throw new ProblemException(Problem.stop("icon.unreadable", file), e);
        } catch (FormatException e) {
            throw new ProblemException(Problem.stop("icon.no-picture", file), e);
        } catch (UndrawableException e) {
            throw new ProblemException(
                    switch (e.reason()) {
                        case LETTERS -> Problem.stop("icon.letters", file);
                        case PICTURE_INSIDE -> Problem.stop("icon.picture-inside", file);
                        case TOO_MUCH -> Problem.stop("icon.too-much", file);
                    },
                    e);
        }
    }

    private Parts parts(
            Chosen chosen,
            Understanding program,
            PackedLayer layer,
            SortedMap<Target, Packages> packages,
            AppIcon icon,
            Optional<Splash> splash)
            throws IOException {
        Interpreter interpreter = chosen.interpreter();
        PackedLayer python = packager.layer(interpreter);
        Mode guess = program.mode();
        return new Parts(
                project.app(),
                project.shown().orElse(guess),
                program.folder().entry(),
                Runners.words(program.facts()),
                layer,
                interpreter,
                python,
                packages.getOrDefault(interpreter.target(), Packages.NONE),
                chosen.libraries(),
                icon,
                splash);
    }

    private List<Artifact> writeAll(List<Chosen> chosen, PartsOf parts)
            throws IOException, ProblemException, InterruptedException {
        var all = new ArrayList<Due>();
        double width = 0.6 / chosen.size();
        for (Chosen one : chosen) {
            double begin = 0.4 + all.size() * width;
            Progress share = progress.part(
                            "Writing the app for " + one.goal().target().words(), begin, begin + width)
                    .about(one.goal().toString());
            all.add(new Due(one, share));
        }
        List<Written> written = new Crew(all.size()).all(all, due -> written(due, parts), Progress.unwatched());
        return Written.told(written, problems);
    }

    private Written written(Due due, PartsOf parts) throws InterruptedException {
        Kind kind = due.chosen().goal().kind();
        return Written.by(() -> Signing.write(
                Bundler.bundle(parts.of(due.chosen()), kind),
                kind,
                folder,
                new FrameStore(packager.store()),
                signer,
                due.progress()));
    }

    private void refuseIfStopped() throws ProblemException {
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.STOP)) {
            throw new ProblemException(problems);
        }
    }

    /// An app that is still to be written.
    private record Due(Chosen chosen, Progress progress) {}

    /// Gathers the parts for one goal.
    @FunctionalInterface
    private interface PartsOf {
        Parts of(Chosen chosen) throws IOException;
    }
}
