package app.pip.engine;

import app.pip.engine.hostpython.Import;
import app.pip.engine.inspection.FoundApp;
import app.pip.engine.inspection.FoundFile;
import app.pip.engine.inspection.FoundImport;
import app.pip.engine.inspection.Inspection;
import app.pip.engine.names.Proposal;
import app.pip.engine.names.Proposer;
import app.pip.engine.names.Row;
import app.pip.engine.platform.Family;
import app.pip.engine.program.Left;
import app.pip.engine.script.FileUse;
import app.pip.engine.script.Imported;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells what was understood of a program in the words of the facade.
///
/// @param program what was understood
/// @param proposer names packages for imports
record Inspecting(Understanding program, Proposer proposer) {

    Inspection inspection(String python) throws IOException, InterruptedException {
        var look = program.facts().appearance();
        return new Inspection(
                program.folder().entry().toString(),
                imports(),
                files(),
                new FoundApp(
                        FoundApp.Kind.valueOf(look.kind().name()),
                        FoundApp.Reason.valueOf(look.reason().name()),
                        look.detail()),
                List.of(),
                python,
                program.problems());
    }

    /// Each module once: where the program can't do without it, else where it is first.
    List<FoundImport> imports() throws IOException, InterruptedException {
        var first = new LinkedHashMap<String, Imported>();
        for (Imported one : program.facts().imports()) {
            for (String module : modules(one)) {
                first.merge(module, one, (before, now) -> before.canBeMissing() && !now.canBeMissing() ? now : before);
            }
        }
        var found = new ArrayList<FoundImport>();
        for (var one : first.entrySet()) {
            found.add(found(one.getKey(), one.getValue()));
        }
        return found;
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
            case LOCAL -> of(module, one, FoundImport.Kind.LOCAL, Optional.empty(), List.of(), systems);
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
        return of(
                module,
                one,
                FoundImport.Kind.STANDARD,
                Optional.empty(),
                standIn.stream().toList(),
                systems);
    }

    private FoundImport foreign(String module, Imported one, List<String> systems)
            throws IOException, InterruptedException {
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
        return of(
                module,
                one,
                kind,
                sure ? Optional.of(all.getFirst()) : Optional.empty(),
                sure ? all.subList(1, all.size()) : all,
                some);
    }

    private static FoundImport of(
            String module,
            Imported one,
            FoundImport.Kind kind,
            Optional<String> distribution,
            List<String> alternatives,
            List<String> systems) {
        return new FoundImport(
                module,
                kind,
                distribution,
                Optional.empty(),
                alternatives,
                one.file().toString(),
                one.what().line(),
                systems);
    }

    private List<FoundFile> files() {
        SortedMap<String, FoundFile> files = new TreeMap<>();
        for (FileUse use : program.files().files()) {
            files.put(
                    use.path(),
                    new FoundFile(
                            use.path(),
                            size(use),
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

    private long size(FileUse use) {
        if (use.state() != FileUse.State.TRAVELS) {
            return 0;
        }
        return program.folder().tree().entries().get(TreePath.of(use.path())) instanceof Entry.File file
                ? file.content().size()
                : 0;
    }
}
