package app.pip.app.cli;

import app.pip.app.settings.GoalList;
import app.pip.engine.Packager;
import app.pip.engine.classroom.ClassForm;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pipapp class`: makes one bundle for each system of all programs in a folder.
@Command(
        name = "class",
        description = "Makes one bundle of a whole class: each sub-folder, .zip or .py file in FOLDER is a program."
                + " Nothing of them is run; one that can't be made stops no other.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ClassCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FOLDER",
            description = "The folder with the programs. Titles and authors come from class.csv in it"
                    + " (program,title,author), else from the programs themselves.")
    private Path folder = Path.of("");

    @Option(
            names = "--for",
            order = 1,
            paramLabel = "LIST",
            description = "For which systems and as what, as for pipapp build.")
    private @Nullable String wanted;

    @Option(
            names = "--out",
            order = 2,
            paramLabel = "DIR",
            description = "Where the bundles and the report go (else FOLDER-apps beside FOLDER).")
    private @Nullable Path out;

    @Option(
            names = "--name",
            order = 3,
            paramLabel = "TEXT",
            description = "The name of the whole (else the folder's).")
    private @Nullable String name;

    @Option(
            names = "--as",
            order = 4,
            paramLabel = "FORM",
            description = "archive or folder: files to give away, or folders to use from a stick or a share.")
    private ClassForm form = ClassForm.ARCHIVE;

    @Option(
            names = "--jobs",
            order = 5,
            paramLabel = "N",
            description = "How many programs are worked on at once (else one for each processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--offline", order = 6, description = "Use no network: take what is here already.")
    private boolean offline;

    @Option(names = "--upgrade", order = 7, description = "Take newer packages than the lock has.")
    private boolean upgrade;

    @Option(names = "--json", order = 10, description = "Print one JSON object instead of words.")
    private boolean json;

    @Mixin
    private PackageOptions packages = new PackageOptions();

    @Mixin
    private SigningOptions signing = new SigningOptions();

    ClassCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Packager packager = surroundings.packager();
        Path from = surroundings.folder().resolve(folder).normalize();
        Path to = outFolder(from);
        var bar = new ProgressBar(surroundings.err(), surroundings.terminal());
        try {
            ClassProject project = project(packager, from);
            ClassOutcome made = packager.build(project, to, json ? Progress.unwatched() : Progress.root(bar));
            bar.clear();
            tell(made, to);
            return made.isGood() ? PipApp.DONE : PipApp.PROBLEM;
        } catch (ProblemException e) {
            bar.clear();
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        }
    }

    private void tell(ClassOutcome made, Path to) {
        if (json) {
            new ClassJson(surroundings.out()).tell(made);
        } else {
            new ClassTable(surroundings.out()).tell(made, to);
            new ProblemWords(surroundings.err()).tell(made.problems());
        }
    }

    private ClassProject project(Packager packager, Path from) throws IOException {
        PackageWishes wishes = packages.wishes(ProjectFile.empty(), new PackageWishes.Upgrade(upgrade, List.of()));
        Path last = from.getFileName();
        String called = last == null ? "Class" : AppInfo.nameOf(last.toString());
        try {
            return new ClassProject(
                    new AppInfo(name == null ? called : name, "1.0"),
                    from,
                    GoalList.parse(wanted == null ? GoalList.USUAL : wanted, GoalList.possible(packager)),
                    wanted == null,
                    form,
                    jobs,
                    offline,
                    wishes,
                    signing.wishes(surroundings.folder()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Path outFolder(Path from) {
        return out == null
                ? from.resolveSibling(from.getFileName() + "-apps")
                : surroundings.folder().resolve(out).normalize();
    }
}
