package app.pip.engine;

import app.pip.engine.inspection.FoundImport;
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
import java.util.Optional;
import java.util.Set;
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
/// @param left files and folders that stay behind, in the order of their paths
/// @param packages what the program needs beside Python
/// @param optional what it can do without, or needs on some systems only, and doesn't get unless it is asked for
/// @param problems with the program; one that stops keeps every app from being made
/// @param goals for each goal what stands in its way, and what is worth knowing
public record Preview(
        Path folder,
        String entry,
        List<Travelling> files,
        SortedSet<String> standard,
        Mode mode,
        List<Left> left,
        List<Needed> packages,
        List<Needed> optional,
        List<Problem> problems,
        SortedMap<Goal, List<Problem>> goals) {

    /// Copies the collections.
    public Preview {
        files = List.copyOf(files);
        standard = Collections.unmodifiableSortedSet(new TreeSet<>(standard));
        left = List.copyOf(left);
        packages = List.copyOf(packages);
        optional = List.copyOf(optional);
        problems = List.copyOf(problems);
        goals = Collections.unmodifiableSortedMap(new TreeMap<>(goals));
    }

    /// A file that travels with the program.
    ///
    /// @param path within the program's folder, with `/`
    /// @param file where it lies now
    /// @param size in bytes
    public record Travelling(String path, Path file, long size) {}

    /// Something that stays behind.
    ///
    /// @param path within the program's folder, with `/`; a folder's ends in `/`
    /// @param why the reason
    public record Left(String path, Why why) {

        /// Why something stays behind.
        public enum Why {
            /// The program doesn't seem to need it. It can be included.
            NOT_NEEDED,
            /// It seems to hold passwords or keys. It can be included.
            SECRET,
            /// It is surely no part of a program.
            USELESS
        }
    }

    /// A package that the program needs.
    ///
    /// @param requirement such as `requests>=2.30`
    /// @param source who says so: a file with its line, or an import
    public record Needed(String requirement, String source) {}

    static Preview of(Packager packager, Project project, Understanding program)
            throws IOException, ProblemException, InterruptedException {
        Asked asked = packager.asked(project, program);
        Needs needs = asked.needs();
        // which modules are missing can often not be said before the packages are there
        var problems = new ArrayList<>(asked.problems());
        program.problems().stream().filter(problem -> !Missing.is(problem)).forEach(problems::add);
        SortedMap<Goal, List<Problem>> goals = goals(packager, project, program, problems);
        return new Preview(
                program.folder().root(),
                program.folder().entry().toString(),
                files(program),
                standard(program),
                program.mode(),
                program.folder().left().stream()
                        .map(one ->
                                new Left(one.path(), Left.Why.valueOf(one.why().name())))
                        .toList(),
                needs.all().stream()
                        .map(need -> new Needed(need.requirement().toString(), need.source()))
                        .toList(),
                optional(asked.imports(), needs),
                problems,
                goals);
    }

    private static List<Travelling> files(Understanding program) {
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
        return files;
    }

    /// Packages of imports that may fail, each once.
    private static List<Needed> optional(List<FoundImport> imports, Needs needs) {
        Set<String> taken = needs.requirements().stream()
                .map(requirement -> requirement.name().toString())
                .collect(Collectors.toSet());
        var optional = new TreeMap<String, Needed>();
        for (FoundImport one : imports) {
            Optional<String> name = one.distribution()
                    .or(() -> one.alternatives().stream()
                            .findFirst()
                            .filter(_ -> one.kind() == FoundImport.Kind.OPTIONAL));
            if (one.kind() == FoundImport.Kind.OPTIONAL && name.isPresent() && !taken.contains(name.get())) {
                optional.putIfAbsent(name.get(), new Needed(name.get(), Asking.place(one)));
            }
        }
        return List.copyOf(optional.values());
    }

    private static SortedMap<Goal, List<Problem>> goals(
            Packager packager, Project project, Understanding program, List<Problem> problems)
            throws IOException, ProblemException, InterruptedException {
        var goals = new TreeMap<Goal, List<Problem>>();
        try (Supply supply = packager.supply(project)) {
            new Taking(supply.known()).outdatedSince(project.program()).ifPresent(problems::add);
            for (Goal goal : project.goals()) {
                var inTheWay = new ArrayList<Problem>();
                new Choice(supply, program.library(), project.forOnly(goal), program.facts()).choose(inTheWay);
                goals.put(goal, List.copyOf(inTheWay));
            }
        }
        return goals;
    }

    private static SortedSet<String> standard(Understanding program) {
        return program.facts().standard().keySet().stream()
                .map(module -> module.split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
