package app.pip.engine;

import app.pip.engine.declared.Declarations;
import app.pip.engine.declared.Declared;
import app.pip.engine.declared.Wishes;
import app.pip.engine.inspection.FoundImport;
import app.pip.engine.names.Contents;
import app.pip.engine.names.ImportNames;
import app.pip.engine.names.Proposer;
import app.pip.engine.names.Row;
import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Family;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.program.DeclaringFiles;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Project;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.tree.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds out what a program needs: what its files declare; if they declare nothing, the packages that its imports
/// surely
/// mean; and what the user says beside that.
///
/// @param project what the user wants
/// @param program what was understood of the program
/// @param declared what its files say
/// @param proposer names packages for imports
record Asking(Project project, Understanding program, Declared declared, Proposer proposer) {

    /// What a program needs beside Python, as its files, its imports and the user say.
    ///
    /// @param thorough whether the index is asked about imports even where the program's files say what is needed
    static Asked asked(Packager packager, Project project, Understanding program, boolean thorough)
            throws ProblemException, IOException, InterruptedException {
        Declared declared = declared(project, program);
        var trusted = new HashSet<>(LockPlace.of(project.program()).versions().keySet());
        declared.requirements().forEach(one -> trusted.add(one.requirement().name()));
        var notes = new ArrayList<Problem>();
        try (var names = new CheckedNames(
                () -> Deciding.open(packager, project, Needs.of(declared, List.of(), Set.of())), trusted)) {
            Contents contents = thorough || declared.taken().isEmpty() ? names : Contents.unasked();
            Asked asked =
                    new Asking(project, program, declared, new Proposer(ImportNames.standard(), contents)).asked();
            notes.addAll(asked.problems());
            notes.addAll(names.notes());
            return new Asked(declared, asked.needs(), asked.imports(), notes, asked.later());
        }
    }

    /// What a program's files say about packages.
    ///
    /// @throws ProblemException if a wish of the user makes no sense
    static Declared declared(Project project, Understanding program) throws IOException, ProblemException {
        return Declarations.read(declaring(program), program.folder().entry(), wishes(project.packages()));
    }

    /// What it needs.
    ///
    /// @throws ProblemException if it can't be said, because a wish makes no sense
    Asked asked() throws IOException, ProblemException, InterruptedException {
        PackageWishes wishes = project.packages();
        var problems = new ArrayList<>(declared.problems());
        declared.taken().ifPresent(taken -> tell(taken.file(), declared, problems));
        var answers = ImportAnswers.among(project.remedies());
        List<FoundImport> imports = new Inspecting(program, proposer, answers).imports();
        var added = new ArrayList<Needs.Need>();
        for (String text : wishes.add()) {
            added.add(new Needs.Need(parsed(text), "--add"));
        }
        boolean byFiles = declared.taken().isPresent();
        for (FoundImport one : imports) {
            if (!byFiles || answers.given(one.module()).isPresent()) {
                added.addAll(needed(one));
            }
        }
        added.addAll(standIns());
        Set<PackageName> without = names(wishes.leaveOut());
        added.removeIf(need -> without.contains(need.requirement().name()));
        Needs needs = Needs.of(declared, added, without);
        var missing = Missing.sorted(
                program.problems(), imports, answers, byFiles || !wishes.add().isEmpty());
        problems.addAll(missing.now());
        if (needs.isEmpty()) {
            problems.addAll(missing.later());
        }
        return new Asked(declared, needs, imports, problems, needs.isEmpty() ? List.of() : missing.later());
    }

    /// Names of packages as the user wrote them.
    static SortedSet<PackageName> names(Collection<String> texts) throws ProblemException {
        var names = new TreeSet<PackageName>();
        for (String text : texts) {
            names.add(PackageName.read(text)
                    .orElseThrow(() -> new ProblemException(Problem.stop("packages.bad-name", text))));
        }
        return names;
    }

    /// The program's files, and those beside a script that speak of packages: they needn't travel to be read.
    private static Tree declaring(Understanding program) throws IOException {
        var entries = new ArrayList<>(program.folder().tree().entries().values());
        entries.addAll(DeclaringFiles.in(program.folder().root()).entries().values());
        return Tree.of(entries);
    }

    private static Wishes wishes(PackageWishes wishes) throws ProblemException {
        return new Wishes(wishes.from(), extras(wishes.extras()), extras(wishes.groups()));
    }

    private static List<Extra> extras(List<String> texts) throws ProblemException {
        var extras = new ArrayList<Extra>();
        for (String text : texts) {
            extras.add(
                    Extra.read(text).orElseThrow(() -> new ProblemException(Problem.stop("packages.bad-name", text))));
        }
        return extras;
    }

    private static Requirement parsed(String text) throws ProblemException {
        try {
            return Requirement.parse(text);
        } catch (RequirementSyntaxException e) {
            throw new ProblemException(
                    Problem.stop("packages.bad-requirement", text, String.valueOf(e.getMessage())), e);
        }
    }

    private static void tell(String file, Declared declared, List<Problem> problems) {
        if (!declared.passedOver().isEmpty()) {
            String others = declared.passedOver().stream()
                    .map(origin -> origin.file())
                    .distinct()
                    .collect(Collectors.joining(", "));
            problems.add(Problem.note("packages.passed-over", file, others));
        }
    }

    /// What an import surely means. What only a person can tell stays a missing module, and is told as one.
    private static List<Needs.Need> needed(FoundImport one) throws ProblemException {
        return one.kind() == FoundImport.Kind.PACKAGE && one.distribution().isPresent()
                ? List.of(
                        new Needs.Need(parsed(one.distribution().get() + marker(families(one.systems()))), place(one)))
                : List.of();
    }

    /// Where a module is imported, for people.
    static String place(FoundImport one) {
        return one.file() + ", line " + one.line() + " (import " + one.module() + ")";
    }

    /// Packages for standard modules that some systems' Python lacks, such as `windows-curses`.
    private List<Needs.Need> standIns() throws ProblemException {
        var needs = new ArrayList<Needs.Need>();
        for (var module : program.facts().standard().entrySet()) {
            Optional<Row> row = ImportNames.standard().find(module.getKey());
            if (row.orElse(null) instanceof Row.Provided provided
                    && provided.families().size() < Family.values().length) {
                SortedSet<Family> families = new TreeSet<>(provided.families());
                families.removeIf(family -> module.getValue().stream().noneMatch(one -> one.isNeededOn(family)));
                if (!families.isEmpty()) {
                    var first = module.getValue().getFirst();
                    needs.add(new Needs.Need(
                            parsed(provided.distributions().getFirst() + marker(families)),
                            first.file() + ", line " + first.what().line() + " (import " + module.getKey() + ")"));
                }
            }
        }
        return needs;
    }

    /// Whether a package gives a standard module on a system whose Python lacks it.
    static boolean standsIn(String module, Family family) {
        return ImportNames.standard().find(module).orElse(null) instanceof Row.Provided provided
                && provided.families().size() < Family.values().length
                && provided.families().contains(family);
    }

    private static Set<Family> families(List<String> words) {
        return EnumSet.allOf(Family.class).stream()
                .filter(family -> words.contains(family.words()))
                .collect(Collectors.toSet());
    }

    /// A marker that holds on these systems only; empty if it would hold everywhere.
    private static String marker(Set<Family> families) {
        if (families.isEmpty() || families.size() == Family.values().length) {
            return "";
        }
        return families.stream()
                .sorted()
                .map(family -> switch (family) {
                    case WINDOWS -> "sys_platform == 'win32'";
                    case MACOS -> "sys_platform == 'darwin'";
                    case LINUX -> "sys_platform == 'linux'";
                })
                .collect(Collectors.joining(" or ", " ; ", ""));
    }
}
