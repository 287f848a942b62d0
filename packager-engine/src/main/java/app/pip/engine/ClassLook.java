package app.pip.engine;

import app.pip.engine.classroom.ClassProgram;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.classroom.Roster;
import app.pip.engine.classroom.Submission;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A look at the programs of a class before anything is made of them. Nothing of them is run, and what is found out is
/// remembered, so the making that follows is the quicker. Whether packages can be had is found out by making only.
public final class ClassLook {

    private final Packager packager;
    private final ClassProject project;
    private final Set<Path> never;
    private final Roster roster;
    private final List<Submission> submissions;

    private ClassLook(
            Packager packager, ClassProject project, Set<Path> never, Roster roster, List<Submission> submissions) {
        this.packager = packager;
        this.project = project;
        this.never = Set.copyOf(never);
        this.roster = roster;
        this.submissions = List.copyOf(submissions);
    }

    /// Finds the programs.
    ///
    /// @param folder where the bundles will go, which is no program
    /// @throws ProblemException if there are none, or too many
    public static ClassLook at(Packager packager, ClassProject project, Path folder) throws ProblemException {
        try {
            Set<Path> never = Set.of(folder);
            return new ClassLook(
                    packager, project, never, Roster.in(project.folder()), Submission.in(project.folder(), never));
        } catch (IOException e) {
            throw new ProblemException(Failures.problem(e), e);
        }
    }

    /// The folders' and files' names, in their order.
    public List<String> names() {
        return submissions.stream().map(Submission::name).toList();
    }

    /// Looks at all of them.
    ///
    /// @param seen is told of each, from any thread, as soon as it was looked at; its targets are those that it was
    ///     asked for, or none if something stops it
    /// @throws ProblemException if the disk or the network fails
    /// @throws InterruptedException if the thread was interrupted
    public void each(Consumer<ClassProgram> seen) throws ProblemException, InterruptedException {
        var reading = new ClassReading(packager, project, roster, never);
        try {
            new Crew(project.jobs())
                    .all(
                            submissions,
                            submission -> {
                                ClassProgram told = told(reading.read(submission));
                                seen.accept(told);
                                return told.name();
                            },
                            Progress.unwatched());
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    private ClassProgram told(ClassMember member) {
        var targets = new TreeSet<Target>();
        if (member.lives()) {
            project.goals().stream().map(Goal::target).forEach(targets::add);
        }
        List<String> packages = member.known()
                .map(known -> known.needs().requirements().stream()
                        .map(one -> one.name().toString())
                        .distinct()
                        .sorted()
                        .collect(Collectors.toList()))
                .orElse(List.of());
        long size = member.known().map(known -> known.program().folder().size()).orElse(0L);
        return new ClassProgram(
                member.submission().name(),
                member.app().name(),
                member.app().author(),
                targets,
                packages,
                size,
                member.problems());
    }
}
