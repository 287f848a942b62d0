package app.pip.engine;

import app.pip.engine.hostpython.Import;
import app.pip.engine.inspection.FoundApp;
import app.pip.engine.inspection.FoundFile;
import app.pip.engine.inspection.FoundImport;
import app.pip.engine.inspection.FoundRequirement;
import app.pip.engine.inspection.Inspection;
import app.pip.engine.inspection.PackageFacts;
import app.pip.engine.names.Proposal;
import app.pip.engine.names.Proposer;
import app.pip.engine.names.Row;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Family;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import app.pip.engine.program.Left;
import app.pip.engine.script.FileUse;
import app.pip.engine.script.Imported;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Tells what was understood of a program in the words of the facade.
///
/// @param program what was understood
/// @param proposer names packages for imports
/// @param answers what the user has said about them
record Inspecting(Understanding program, Proposer proposer, ImportAnswers answers) {

    private static final int AT_ONCE = 8;

    /// What was found out.
    ///
    /// @param asked what the program needs
    /// @param versions that were chosen before, by packages
    /// @param python the version that the app gets
    static Inspection inspection(Understanding program, Asked asked, Map<PackageName, String> versions, String python) {
        var look = program.facts().appearance();
        var problems = new ArrayList<>(
                program.problems().stream().filter(one -> !Missing.is(one)).toList());
        problems.addAll(asked.problems());
        asked.later().stream()
                .filter(one -> one.severity() == Severity.NOTE && !isGiven(one, asked.imports()))
                .forEach(problems::add);
        return new Inspection(
                program.folder().entry().toString(),
                asked.imports().stream().map(one -> chosen(one, versions)).toList(),
                files(program),
                new FoundApp(
                        FoundApp.Kind.valueOf(look.kind().name()),
                        FoundApp.Reason.valueOf(look.reason().name()),
                        look.detail()),
                asked.declared().requirements().stream()
                        .map(one -> new FoundRequirement(
                                one.requirement().toString(), one.place().toString()))
                        .toList(),
                python,
                problems);
    }

    /// Whether a package was named for a module that would be missing otherwise.
    private static boolean isGiven(Problem missing, List<FoundImport> imports) {
        String module = missing.details().getFirst();
        return imports.stream()
                .anyMatch(one -> one.topLevel().equals(module) && one.kind() == FoundImport.Kind.PACKAGE);
    }

    private static FoundImport chosen(FoundImport one, Map<PackageName, String> versions) {
        Optional<String> version = one.distribution()
                .flatMap(text -> PackageName.read(text.split("[<>=!~ \\[;]", 2)[0]))
                .flatMap(name -> Optional.ofNullable(versions.get(name)));
        return version.isEmpty()
                ? one
                : new FoundImport(
                        one.module(),
                        one.kind(),
                        one.distribution(),
                        version,
                        one.alternatives(),
                        one.facts(),
                        one.file(),
                        one.line(),
                        one.systems());
    }

    /// Each module once: where the program can't do without it, else where it is first.
    List<FoundImport> imports() throws IOException, InterruptedException {
        var first = new LinkedHashMap<String, Imported>();
        for (Imported one : program.facts().imports()) {
            for (String module : modules(one)) {
                first.merge(module, one, (before, now) -> before.canBeMissing() && !now.canBeMissing() ? now : before);
            }
        }
        // all at once: the index may take its time for each
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var tasks = first.entrySet().stream()
                    .<Callable<FoundImport>>map(one -> () -> found(one.getKey(), one.getValue()))
                    .toList();
            var found = new ArrayList<FoundImport>();
            for (Future<FoundImport> one : threads.invokeAll(tasks)) {
                found.add(result(one));
            }
            return found;
        }
    }

    private static FoundImport result(Future<FoundImport> one) throws IOException, InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException bytes -> throw bytes;
                case InterruptedException stopped -> throw stopped;
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                case null, default -> throw new IOException(e);
            }
        }
    }

    /// As it is written; `from google.cloud import storage` means a package of its own for what is taken.
    private List<String> modules(Imported one) {
        Import what = one.what();
        String written = ".".repeat(what.level()) + what.module();
        if (one.origin() != Imported.Origin.FOREIGN) {
            return List.of(what.module().isEmpty() ? written + String.join(", ", what.names()) : written);
        }
        var finer = what.names().stream()
                .map(name -> written + "." + name)
                .filter(name ->
                        proposer.names().find(name).map(Row::module).orElse("").equals(name))
                .toList();
        return finer.isEmpty() ? List.of(written) : finer;
    }

    private FoundImport found(String module, Imported one) throws IOException, InterruptedException {
        List<String> systems = one.what().families().stream().map(Family::words).toList();
        return switch (one.origin()) {
            case LOCAL -> of(module, one, FoundImport.Kind.LOCAL, List.of(), systems);
            case STANDARD -> standard(module, one, systems);
            case FOREIGN -> foreign(module, one, systems);
        };
    }

    /// Some systems' Python lacks a part that a package gives.
    private FoundImport standard(String module, Imported one, List<String> systems) {
        Optional<String> standIn = proposer.names()
                .find(module)
                .filter(row -> row instanceof Row.Provided provided
                        && provided.families().size() < Family.values().length)
                .map(row -> ((Row.Provided) row).distributions().getFirst());
        return of(module, one, FoundImport.Kind.STANDARD, standIn.stream().toList(), systems);
    }

    private FoundImport foreign(String module, Imported one, List<String> systems)
            throws IOException, InterruptedException {
        if (answers.without(module)) {
            return of(module, one, FoundImport.Kind.OPTIONAL, List.of(), systems);
        }
        Optional<String> given = answers.given(module);
        if (given.isPresent()) {
            return of(module, one, FoundImport.Kind.PACKAGE, List.of(given.get()), systems);
        }
        Proposal proposal = proposer.propose(module);
        boolean sure = proposal.state() == Proposal.State.SURE || proposal.state() == Proposal.State.SOURCE_ONLY;
        var some = systems.stream()
                .filter(name -> proposal.families().stream()
                        .anyMatch(family -> family.words().equals(name)))
                .toList();
        var kind = one.canBeMissing()
                ? FoundImport.Kind.OPTIONAL
                : sure ? FoundImport.Kind.PACKAGE : FoundImport.Kind.UNKNOWN;
        List<String> all = proposal.distributions();
        return new FoundImport(
                module,
                kind,
                sure ? Optional.of(all.getFirst()) : Optional.empty(),
                Optional.empty(),
                sure ? all.subList(1, all.size()) : all,
                proposal.about()
                        .map(about -> new PackageFacts(
                                all.getFirst(),
                                proposal.sourceOnly(),
                                about.releases(),
                                about.since(),
                                about.summary())),
                one.file().toString(),
                one.what().line(),
                some);
    }

    /// @param packages the first is the one that gives it if anything is sure, the others are alternatives
    private static FoundImport of(
            String module, Imported one, FoundImport.Kind kind, List<String> packages, List<String> systems) {
        boolean sure = kind == FoundImport.Kind.PACKAGE;
        return new FoundImport(
                module,
                kind,
                sure ? Optional.of(packages.getFirst()) : Optional.empty(),
                Optional.empty(),
                sure ? packages.subList(1, packages.size()) : packages,
                Optional.empty(),
                one.file().toString(),
                one.what().line(),
                systems);
    }

    private static List<FoundFile> files(Understanding program) {
        SortedMap<String, FoundFile> files = new TreeMap<>();
        for (FileUse use : program.files().files()) {
            files.put(
                    use.path(),
                    new FoundFile(
                            use.path(),
                            size(program, use),
                            use.read(),
                            use.written(),
                            FoundFile.FoundBy.valueOf(use.by().name()),
                            FoundFile.State.valueOf(use.state().name())));
        }
        for (Left left : program.folder().left()) {
            var state = switch (left.why()) {
                case NOT_NEEDED -> FoundFile.State.STAYS;
                case SECRET -> FoundFile.State.SECRET;
                case USELESS -> FoundFile.State.USELESS;
            };
            files.put(left.path(), new FoundFile(left.path(), 0, false, false, FoundFile.FoundBy.FOLDER, state));
        }
        return List.copyOf(files.values());
    }

    private static long size(Understanding program, FileUse use) {
        if (use.state() != FileUse.State.TRAVELS) {
            return 0;
        }
        return program.folder().tree().entries().get(TreePath.of(use.path())) instanceof Entry.File file
                ? file.content().size()
                : 0;
    }
}
