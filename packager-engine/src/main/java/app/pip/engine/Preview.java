package app.pip.engine;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Mode;
import app.pip.engine.project.Project;
import app.pip.engine.tree.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What building a project would come to, as far as it can be told before anything is packed.
///
/// @param folder the folder that travels
/// @param entry the script that is started, as a path within the folder
/// @param files that travel, in the order of their paths
/// @param standard the parts of Python's own library that are imported
/// @param mode how the program seems to show itself
/// @param packages what the program needs beside Python
/// @param problems with the program; one that stops keeps every app from being made
/// @param goals for each goal what stands in its way, and what is worth knowing
public record Preview(
        Path folder,
        String entry,
        List<Travelling> files,
        SortedSet<String> standard,
        Mode mode,
        List<Needed> packages,
        List<Problem> problems,
        SortedMap<Goal, List<Problem>> goals) {

    /// Copies the collections.
    public Preview {
        files = List.copyOf(files);
        standard = Collections.unmodifiableSortedSet(new TreeSet<>(standard));
        packages = List.copyOf(packages);
        problems = List.copyOf(problems);
        goals = Collections.unmodifiableSortedMap(new TreeMap<>(goals));
    }

    /// A file that travels with the program.
    ///
    /// @param path within the program's folder, with `/`
    /// @param file where it lies now
    /// @param size in bytes
    public record Travelling(String path, Path file, long size) {}

    /// A package that the program needs.
    ///
    /// @param requirement such as `requests>=2.30`
    /// @param source who says so: a file with its line, or an import
    public record Needed(String requirement, String source) {}

    static Preview of(Packager packager, Project project, Understanding program)
            throws IOException, ProblemException, InterruptedException {
        var problems = new ArrayList<Problem>();
        Needs needs = packager.needs(project, program, problems);
        // which modules are missing can't be said before the packages are there
        program.problems().stream()
                .filter(problem -> needs.isEmpty() || !Missing.is(problem))
                .forEach(problems::add);
        var files = new ArrayList<Travelling>();
        for (Entry entry : program.folder().tree().entries().values()) {
            if (entry instanceof Entry.File file) {
                String path = file.path().toString();
                files.add(new Travelling(
                        path,
                        program.folder().root().resolve(path),
                        file.content().size()));
            }
        }
        var goals = new TreeMap<Goal, List<Problem>>();
        for (Goal goal : project.goals()) {
            var inTheWay = new ArrayList<Problem>();
            new Choice(packager.interpreters(), program.library(), project.forOnly(goal), program.facts())
                    .choose(inTheWay);
            goals.put(goal, List.copyOf(inTheWay));
        }
        return new Preview(
                program.folder().root(),
                program.folder().entry().toString(),
                files,
                standard(program),
                program.facts().appearance().window() ? Mode.WINDOW : Mode.CONSOLE,
                needs.all().stream()
                        .map(need -> new Needed(need.requirement().toString(), need.source()))
                        .toList(),
                problems,
                goals);
    }

    private static SortedSet<String> standard(Understanding program) {
        return program.facts().standard().keySet().stream()
                .map(module -> module.split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
