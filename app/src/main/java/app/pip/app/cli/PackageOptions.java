package app.pip.app.cli;

import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.ProjectFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The words about packages and where they come from. Those about indexes are called as pip calls them.
final class PackageOptions {

    @Option(
            names = "--add",
            order = 20,
            paramLabel = "REQUIREMENT",
            description = "A package that the program needs beside what its files say, such as pygame-ce.")
    private List<String> add = List.of();

    @Option(
            names = "--leave-out",
            order = 21,
            paramLabel = "NAME",
            description = "A package that the app does without.")
    private List<String> leaveOut = List.of();

    @Option(
            names = "--requirements",
            order = 22,
            paramLabel = "FILE",
            description = "The file in the program's folder that says which packages are needed (else the most exact).")
    private @Nullable String from;

    @Option(
            names = "--extra",
            order = 23,
            paramLabel = "NAME",
            description = "An optional set of the project's dependencies.")
    private List<String> extras = List.of();

    @Option(names = "--group", order = 23, paramLabel = "NAME", description = "A dependency group of the project.")
    private List<String> groups = List.of();

    @Option(
            names = "--allow-build",
            order = 24,
            paramLabel = "NAME",
            description = "A package that may be built on this computer if it is offered as source only.")
    private List<String> allowBuild = List.of();

    @Option(names = "--index-url", order = 25, paramLabel = "URL", description = "The package index (else pip's).")
    private @Nullable String index;

    @Option(
            names = "--extra-index-url",
            order = 26,
            paramLabel = "URL",
            description = "A package index that is asked first.")
    private List<String> extraIndexes = List.of();

    @Option(
            names = "--find-links",
            order = 27,
            paramLabel = "PLACE",
            description = "A folder of wheels, or a page with links to some.")
    private List<String> findLinks = List.of();

    @Option(names = "--no-index", order = 28, description = "Ask no package index.")
    private boolean noIndex;

    /// What the user says about packages.
    ///
    /// @param says what is remembered beside the program: words are added to it, or count in its stead
    PackageWishes wishes(ProjectFile says, PackageWishes.Upgrade upgrade) {
        return new PackageWishes(
                joined(says.add(), add),
                joined(says.leaveOut(), leaveOut),
                joined(says.allowBuild(), allowBuild),
                Optional.ofNullable(from).or(says::from),
                joined(says.extras(), extras),
                joined(says.groups(), groups),
                new PackageWishes.Index(Optional.ofNullable(index), extraIndexes, findLinks, noIndex),
                upgrade);
    }

    private static List<String> joined(List<String> remembered, List<String> said) {
        return Stream.concat(remembered.stream(), said.stream()).distinct().toList();
    }
}
