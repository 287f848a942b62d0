package app.pip.engine.project;

import app.pip.engine.problem.Remedy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the user wants: everything that is needed to make the app.
///
/// @param app name and version
/// @param program the dropped file or folder
/// @param pictures its icon, and what is shown while it starts
/// @param mode console or window, if the user has said
/// @param python which Pythons will do, and where they come from
/// @param goals what to make
/// @param implied whether the goals are the usual ones and not the user's own words: then one that can't be made is a
///     note, not a problem
/// @param sure whether a large or unexpected folder is really meant
/// @param offline whether the network must not be used; a program that needs the standard library only never does
/// @param remedies the ways out of problems that the user took
/// @param packages what the user says about packages
/// @param signing what the user says about signing for Windows
public record Project(
        AppInfo app,
        Path program,
        Pictures pictures,
        Optional<Mode> mode,
        PythonWishes python,
        SortedSet<Goal> goals,
        boolean implied,
        boolean sure,
        boolean offline,
        List<Remedy> remedies,
        PackageWishes packages,
        SigningWishes signing) {

    /// Copies the goals.
    public Project {
        goals = Collections.unmodifiableSortedSet(new TreeSet<>(goals));
        remedies = List.copyOf(remedies);
    }

    /// The same project with these ways out of problems.
    public Project with(List<Remedy> ways) {
        return new Project(
                app, program, pictures, mode, python, goals, implied, sure, offline, ways, packages, signing);
    }

    /// The picture that becomes the app's icon.
    public Optional<Path> icon() {
        return pictures.icon();
    }

    /// Console or window, if the user has said it in one way or the other.
    public Optional<Mode> shown() {
        return mode.or(() -> remedies.stream()
                .flatMap(remedy -> switch (remedy) {
                    case Remedy.Console _ -> Stream.of(Mode.CONSOLE);
                    case Remedy.Window _ -> Stream.of(Mode.WINDOW);
                    default -> Stream.<Mode>empty();
                })
                .findFirst());
    }

    /// The names of the packages that may be built of their sources on this computer, said in one way or the other.
    public List<String> allowedBuilds() {
        Stream<String> taken = remedies.stream()
                .flatMap(remedy -> remedy instanceof Remedy.AllowBuild(String distribution)
                        ? Stream.of(distribution)
                        : Stream.<String>empty());
        return Stream.concat(packages.allowBuild().stream(), taken).distinct().toList();
    }

    /// The same with one goal only, in the user's own words.
    public Project forOnly(Goal goal) {
        return new Project(
                app,
                program,
                pictures,
                mode,
                python,
                new TreeSet<>(Set.of(goal)),
                false,
                sure,
                offline,
                remedies,
                packages,
                signing);
    }

    /// The same with some of its goals.
    public Project forOnly(Predicate<Goal> which) {
        SortedSet<Goal> some = goals.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
        return new Project(
                app, program, pictures, mode, python, some, implied, sure, offline, remedies, packages, signing);
    }

    /// The same with another picture.
    public Project withIcon(Path picture) {
        return new Project(
                app,
                program,
                new Pictures(Optional.of(picture), pictures.splash()),
                mode,
                python,
                goals,
                implied,
                sure,
                offline,
                remedies,
                packages,
                signing);
    }

    /// The same, signed in another way.
    public Project signed(SigningWishes wishes) {
        return new Project(
                app, program, pictures, mode, python, goals, implied, sure, offline, remedies, packages, wishes);
    }
}
