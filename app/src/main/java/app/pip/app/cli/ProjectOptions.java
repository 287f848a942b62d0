package app.pip.app.cli;

import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Mode;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The words that say which program and what app.
final class ProjectOptions {

    @Parameters(
            paramLabel = "PROGRAM",
            description = "A .py file, the folder of a program, a .zip of one, or a notebook (.ipynb).")
    private Path program = Path.of("");

    @Option(
            names = "--name",
            order = 3,
            paramLabel = "NAME",
            description = "The app's name (else made from PROGRAM's).")
    private @Nullable String name;

    @Option(names = "--app-version", order = 4, paramLabel = "V", description = "The app's version (else 1.0).")
    private @Nullable String version;

    @Option(names = "--author", order = 4, paramLabel = "WHO", description = "Who made the app.")
    private @Nullable String author;

    @Option(
            names = "--icon",
            order = 5,
            paramLabel = "PICTURE",
            description = "A picture for the app's icon: PNG, JPEG, SVG, ICO or ICNS (else its initial).")
    private @Nullable Path icon;

    @Option(
            names = "--splash",
            order = 5,
            paramLabel = "PICTURE",
            description = "A picture that is shown while a program with windows starts.")
    private @Nullable Path splash;

    @ArgGroup
    private Shown shown = new Shown();

    @Option(names = "--python", order = 7, paramLabel = "SPEC", description = "Which Python, such as 3.14 or >=3.12.")
    private @Nullable String python;

    @Option(
            names = "--pythons",
            order = 7,
            paramLabel = "PLACE",
            description = "Where Pythons are fetched from: an address, a folder, or none.")
    private @Nullable String pythons;

    @Option(
            names = "--interpreter",
            order = 7,
            paramLabel = "PLACE",
            description = "A Python for one system, as a file or folder: an archive, a .pybi, an installation.")
    private List<Path> interpreters = List.of();

    @Option(names = "--offline", order = 8, description = "Use no network.")
    private boolean offline;

    @Option(names = "--yes", order = 9, description = "Go on although the folder is large or unexpected.")
    private boolean yes;

    @Option(
            names = "--include",
            order = 9,
            paramLabel = "PATH",
            description = "A file or folder beside PROGRAM that goes along although it would stay behind.")
    private List<String> include = List.of();

    @Option(
            names = "--exclude",
            order = 9,
            paramLabel = "PATH",
            description = "A file or folder that stays behind although it would go along.")
    private List<String> exclude = List.of();

    @Mixin
    private PackageOptions packages = new PackageOptions();

    /// Console, window or browser.
    static final class Shown {
        @Option(names = "--console", order = 6, description = "The program shows itself in a terminal.")
        private boolean console;

        @Option(names = "--window", order = 6, description = "The program has windows of its own.")
        private boolean window;

        @Option(names = "--web", order = 6, description = "The program shows pages in the browser.")
        private boolean web;
    }

    /// Where the program lies.
    ///
    /// @param folder what relative paths are seen from
    Path program(Path folder) {
        return folder.resolve(program).normalize();
    }

    /// What is remembered beside the program.
    ///
    /// @param folder what relative paths are seen from
    /// @throws ProblemException with everything that is wrong in that file
    ProjectFile.Found file(Path folder) throws ProblemException, IOException {
        return ProjectFile.beside(program(folder));
    }

    /// What the user wants: by words, else by the file.
    ///
    /// @param folder what relative paths are seen from
    /// @param file what is remembered beside the program
    /// @throws IllegalArgumentException for a name, version or Python that can't be; its message is for the user
    Project project(Path folder, ProjectFile.Found file, SortedSet<Goal> goals, boolean implied) {
        return project(folder, file, goals, implied, PackageWishes.NONE.upgrade());
    }

    /// What the user wants, with newer packages than the lock has.
    Project project(
            Path folder,
            ProjectFile.Found file,
            SortedSet<Goal> goals,
            boolean implied,
            PackageWishes.Upgrade upgrade) {
        ProjectFile says = file.says();
        return new Project(
                app(folder, says),
                program(folder),
                new Pictures(picture(folder, icon, file, says.icon()), picture(folder, splash, file, says.splash())),
                mode().or(says::mode),
                python(folder, says),
                goals,
                implied,
                yes || Questions.isSure(says),
                offline,
                remedies(says),
                packages.wishes(says, upgrade),
                SigningWishes.NONE);
    }

    /// A picture that is given on the command line, else in the file.
    private static Optional<Path> picture(
            Path folder, @Nullable Path given, ProjectFile.Found file, Optional<String> said) {
        return Optional.ofNullable(given).map(folder::resolve).or(() -> said.map(file.path()::resolveSibling));
    }

    /// How the app will be called.
    private AppInfo app(Path folder, ProjectFile says) {
        Path file = program(folder).getFileName();
        String fallback = file == null ? "App" : AppInfo.nameOf(file.toString());
        return new AppInfo(
                name == null ? says.name().orElse(fallback) : name,
                version == null ? says.version().orElse("1.0") : version,
                author == null ? says.author().orElse("") : author);
    }

    /// Words of the command line come first: of two that speak of the same the first counts.
    private List<Remedy> remedies(ProjectFile says) {
        return Stream.of(
                        include.stream().<Remedy>map(Remedy.Include::new),
                        exclude.stream().<Remedy>map(Remedy.LeaveOut::new),
                        says.remedies().stream().filter(one -> !isTurned(one)))
                .flatMap(one -> one)
                .toList();
    }

    /// Whether the command line says the opposite.
    private boolean isTurned(Remedy remembered) {
        return (remembered instanceof Remedy.LeaveOut(String path) && include.contains(path))
                || (remembered instanceof Remedy.Include(String other) && exclude.contains(other));
    }

    private PythonWishes python(Path folder, ProjectFile says) {
        return new PythonWishes(
                python == null ? says.python().orElse(PythonSpec.ANY) : PythonSpec.parse(python),
                Optional.ofNullable(pythons),
                interpreters.stream().map(folder::resolve).toList());
    }

    private Optional<Mode> mode() {
        if (shown.console) {
            return Optional.of(Mode.CONSOLE);
        }
        if (shown.web) {
            return Optional.of(Mode.WEB);
        }
        return shown.window ? Optional.of(Mode.WINDOW) : Optional.empty();
    }
}
