package app.pip.engine;

import app.pip.engine.bundle.AppIcon;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.classroom.Roster;
import app.pip.engine.classroom.Submission;
import app.pip.engine.classroom.Title;
import app.pip.engine.declared.IndexHints;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.tree.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the programs of a class. Nothing of them is run, and none can stop another: whatever goes wrong
/// with one is its own problem.
///
/// @param packager whose store and interpreters
/// @param wanted what is to be made
/// @param roster what the teacher says of them
/// @param never what never travels, such as the output folder
record ClassReading(Packager packager, ClassProject wanted, Roster roster, Set<Path> never) {

    /// What an archive of one may unpack to, in bytes.
    private static final long LARGEST = 500_000_000;

    /// Title and author stand at a script's beginning.
    private static final int BEGINNING = 16_384;

    /// Reads one.
    ClassMember read(Submission submission) throws InterruptedException {
        var member = new ClassMember(submission, app(submission, "", ProjectFile.empty()));
        try {
            read(submission, member);
        } catch (ProblemException e) {
            member.stop(stopping(e));
        } catch (IOException e) {
            member.stop(List.of(Failures.told(e)));
        } catch (RuntimeException | StackOverflowError e) {
            // ours, but twenty-nine others wait for their apps
            member.stop(List.of(Problem.stop("class.mistake", submission.name(), e)));
        }
        return member;
    }

    private void read(Submission submission, ClassMember member)
            throws ProblemException, IOException, InterruptedException {
        Path program = packager.unzipped(submission.path(), LARGEST);
        ProjectFile.Found file = ProjectFile.beside(program);
        member.tell(file.notes());
        Project first = project(submission, program, file, "");
        Understanding understood = Understanding.of(packager, program, first.remedies(), false, never);
        Project project = project(submission, program, file, beginning(understood));
        member.tell(
                understood.problems().stream().filter(one -> !Missing.is(one)).toList());
        Asked asked = packager.asked(project, understood);
        member.tell(asked.problems());
        if (!asked.needs().index().equals(IndexHints.NONE)) {
            member.tell(List.of(Problem.note("class.own-index", submission.name())));
        }
        AppIcon icon = Making.icon(project).keptIn(new KeptIcons(packager.store()));
        member.understood(new ClassMember.Known(
                project, understood, asked.needs(), asked.later(), icon, SplashPicture.of(project)));
        if (member.isStopped()) {
            member.stop(List.of());
        }
    }

    /// An exception stops a program: one of its problems says so.
    static List<Problem> stopping(ProblemException failure) {
        boolean stops = failure.problems().stream().anyMatch(one -> one.severity() == Severity.STOP);
        return stops
                ? failure.problems()
                : failure.problems().stream().map(Problem::asStop).toList();
    }

    /// What the pupil wants where the teacher says nothing.
    private Project project(Submission submission, Path program, ProjectFile.Found file, String source) {
        ProjectFile says = file.says();
        var remedies = new ArrayList<Remedy>();
        says.include().forEach(path -> remedies.add(new Remedy.Include(path)));
        says.exclude().forEach(path -> remedies.add(new Remedy.LeaveOut(path)));
        says.script().ifPresent(script -> remedies.add(new Remedy.Start(script)));
        return new Project(
                app(submission, source, says),
                program,
                new Pictures(
                        says.icon().flatMap(name -> picture(file.path(), name)),
                        says.splash().flatMap(name -> picture(file.path(), name))),
                says.mode(),
                PythonWishes.of(says.python().orElse(PythonSpec.ANY)),
                wanted.goals(),
                wanted.implied(),
                false,
                wanted.offline(),
                remedies,
                wishes(says),
                SigningWishes.NONE);
    }

    /// A picture beside the pupil's file, links resolved: another one may be the teacher's own.
    private static Optional<Path> picture(Path file, String name) {
        try {
            Path picture = file.resolveSibling(name).toRealPath();
            Path folder = file.resolveSibling(".").toRealPath();
            return picture.startsWith(folder) ? Optional.of(picture) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Packages may be asked for, but never built: that would run their code here.
    private PackageWishes wishes(ProjectFile says) {
        PackageWishes own = wanted.packages();
        return new PackageWishes(
                Stream.concat(says.add().stream(), own.add().stream())
                        .distinct()
                        .toList(),
                Stream.concat(says.leaveOut().stream(), own.leaveOut().stream())
                        .distinct()
                        .toList(),
                List.of(),
                says.from(),
                says.extras(),
                says.groups(),
                own.index(),
                own.upgrade());
    }

    private AppInfo app(Submission submission, String source, ProjectFile says) {
        Title title = Title.of(submission.name(), source, roster.of(submission.name()));
        boolean named = roster.of(submission.name())
                .filter(line -> !line.title().isEmpty())
                .isPresent();
        Optional<String> own = named ? Optional.empty() : says.name();
        var shown = new Title(
                own.orElse(title.title()),
                title.author().isEmpty() ? says.author().orElse("") : title.author());
        return new AppInfo(shown.title(), says.version().orElse("1.0"), shown.author());
    }

    private static String beginning(Understanding program) throws IOException {
        if (program.folder().tree().entries().get(program.folder().entry()) instanceof Entry.File script) {
            try (InputStream in = script.content().open()) {
                return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
