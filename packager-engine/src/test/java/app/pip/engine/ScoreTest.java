package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.inspection.FoundFile;
import app.pip.engine.inspection.FoundImport;
import app.pip.engine.inspection.Inspection;
import app.pip.engine.names.Contents;
import app.pip.engine.names.ImportNames;
import app.pip.engine.names.Proposal;
import app.pip.engine.names.Proposer;
import app.pip.engine.problem.Problem;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much is found out about programs as beginners write them: each sample under `src/test/resources/programs` is
/// dropped and compared with what is expected of it. The table is `docs/understanding.md`; `-Dapprove` writes it anew.
class ScoreTest {

    private static final Path TABLE = Path.of("..", "docs", "understanding.md");
    private static final Path ANSWERS = Path.of("src", "test", "resources", "what-goes-otherwise.md");
    private static final Path SEED = Path.of("src", "test", "resources", "import-names.txt");

    // what the column of the imports holds
    private static final Set<String> FOREIGN =
            Set.of("import.missing", "import.question-unchecked", "import.unchecked");

    @TempDir
    static Path folder;

    /// What came of one sample.
    private record Row(ProgramSample sample, List<String> wrongImports, int imports, boolean ticked, Rest rest) {}

    private record Rest(String app, Set<String> files, Set<String> notes, List<String> falseAlarms) {}

    @Test
    void enoughIsFoundOut() throws Exception {
        var packager = Packager.standard(folder.resolve("store"), Path.of("target", "interpreters"));
        var rows = new ArrayList<Row>();
        for (ProgramSample sample : ProgramSample.all()) {
            Path dropped = sample.writeTo(Files.createDirectories(folder.resolve(sample.name())));
            rows.add(row(sample, packager.inspect(offline(dropped))));
        }
        assertTrue(rows.size() >= 60, "only " + rows.size() + " programs");
        var seed = seed();
        String table = table(rows, seed);
        if (System.getProperty("approve") != null) {
            Files.writeString(TABLE, table);
        }
        int imports = rows.stream().mapToInt(Row::imports).sum();
        int wrong = rows.stream().mapToInt(row -> row.wrongImports().size()).sum();
        assertTrue(wrong <= 0.03 * imports, () -> "imports: " + told(rows));
        assertTrue(rows.stream().noneMatch(Row::ticked), () -> "ticked: " + told(rows));
        assertTrue(
                count(rows, row -> row.rest().files().isEmpty()) >= 0.95 * rows.size(), () -> "files: " + told(rows));
        assertTrue(count(rows, row -> row.rest().app().isEmpty()) >= 0.97 * rows.size(), () -> "app: " + told(rows));
        assertTrue(rows.stream().allMatch(row -> row.rest().falseAlarms().isEmpty()), () -> "alarms: " + told(rows));
        assertTrue(count(rows, row -> row.rest().notes().isEmpty()) == rows.size(), () -> "notes: " + told(rows));
        assertTrue(seed.size() <= 0.03 * seedLines().size(), seed::toString);
        assertEquals(Files.readString(TABLE), table, "differs from " + TABLE + "; -Dapprove takes the new one");
    }

    /// Without an index: what the tables alone find out.
    private static Project offline(Path dropped) {
        return new Project(
                new AppInfo("App", "1.0", ""),
                dropped,
                Pictures.NONE,
                Optional.empty(),
                PythonWishes.ANY,
                new TreeSet<>(),
                true,
                true,
                true,
                List.of(),
                PackageWishes.NONE,
                SigningWishes.NONE);
    }

    private static Row row(ProgramSample sample, Inspection seen) {
        var wrong = new ArrayList<String>();
        boolean ticked = false;
        var expected = sample.list("imports");
        for (String pair : expected) {
            String module = pair.substring(0, pair.indexOf('=')).replace("?", "");
            boolean optional = pair.contains("?=");
            String wanted = pair.substring(pair.indexOf('=') + 1).replace("?", "");
            var found = seen.imports().stream()
                    .filter(one -> one.module().equals(module))
                    .findFirst();
            String got = found.flatMap(FoundImport::distribution).orElse("");
            boolean kind = found.map(FoundImport::kind).orElse(FoundImport.Kind.LOCAL) == kind(optional, wanted);
            if (!got.equals(wanted) || !kind) {
                wrong.add(module + ": " + found);
            }
            ticked |= !got.isEmpty() && !got.equals(wanted);
        }
        // what nobody expects must not be there either
        Set<String> named =
                expected.stream().map(pair -> pair.replaceFirst("\\??=.*", "")).collect(Collectors.toSet());
        seen.imports().stream()
                .filter(one -> one.kind() != FoundImport.Kind.STANDARD && one.kind() != FoundImport.Kind.LOCAL)
                .filter(one -> !named.contains(one.module()))
                .forEach(one -> wrong.add("unexpected " + one.module()));
        return new Row(sample, wrong, expected.size(), ticked, rest(sample, seen));
    }

    private static FoundImport.Kind kind(boolean optional, String wanted) {
        if (optional) {
            return FoundImport.Kind.OPTIONAL;
        }
        return wanted.isEmpty() ? FoundImport.Kind.UNKNOWN : FoundImport.Kind.PACKAGE;
    }

    private static Rest rest(ProgramSample sample, Inspection seen) {
        var files = new TreeSet<String>();
        difference("travels", sample.words("travels"), paths(seen, FoundFile.State.TRAVELS), files);
        difference("stays", sample.words("stays"), paths(seen, FoundFile.State.STAYS), files);
        difference("useless", sample.words("useless"), paths(seen, FoundFile.State.USELESS), files);
        String kind = seen.app().kind().name().toLowerCase(java.util.Locale.ROOT);
        String app = kind.equals(sample.expected().get("app")) ? "" : kind;
        var told = new ArrayList<String>();
        var alarms = new ArrayList<String>();
        for (Problem problem : seen.problems()) {
            if (!FOREIGN.contains(problem.id())) {
                told.add(problem.id());
            } else if (sample.list("imports").stream()
                    .anyMatch(pair -> pair.startsWith(problem.details().getFirst() + "?="))) {
                alarms.add(problem.details().getFirst());
            }
        }
        var notes = new TreeSet<String>();
        var wanted = new ArrayList<>(sample.list("notes"));
        told.stream().filter(id -> !wanted.remove(id)).forEach(id -> notes.add("more: " + id));
        wanted.forEach(id -> notes.add("less: " + id));
        return new Rest(app, files, notes, alarms);
    }

    private static TreeSet<String> paths(Inspection seen, FoundFile.State state) {
        return seen.files().stream()
                .filter(one -> one.state() == state)
                .map(FoundFile::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void difference(String what, Set<String> wanted, Set<String> got, Set<String> told) {
        wanted.stream().filter(path -> !got.contains(path)).forEach(path -> told.add(what + " less: " + path));
        got.stream().filter(path -> !wanted.contains(path)).forEach(path -> told.add(what + " more: " + path));
    }

    private interface Rule {
        boolean holds(Row row);
    }

    private static long count(List<Row> rows, Rule rule) {
        return rows.stream().filter(rule::holds).count();
    }

    private static String told(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.wrongImports().isEmpty()
                        || !row.rest().app().isEmpty()
                        || !row.rest().files().isEmpty()
                        || !row.rest().notes().isEmpty())
                .map(row -> row.sample().name() + " " + row.wrongImports() + " " + row.rest())
                .collect(Collectors.joining("\n"));
    }

    /// The imports of the seed table that don't get their package first.
    private static List<String> seed() throws IOException, InterruptedException {
        var proposer = new Proposer(ImportNames.standard(), Contents.unasked());
        var wrong = new ArrayList<String>();
        for (String line : seedLines()) {
            String module = line.substring(0, line.indexOf('='));
            String wanted = line.substring(line.indexOf('=') + 1);
            Proposal proposal = proposer.propose(module);
            boolean right = proposal.state() == Proposal.State.SURE
                    && proposal.distributions().getFirst().equals(wanted);
            if (!right) {
                wrong.add(module + " " + proposal);
            }
        }
        return wrong;
    }

    private static List<String> seedLines() throws IOException {
        return Files.readAllLines(SEED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String table(List<Row> rows, List<String> seed) throws IOException {
        var text = new StringBuilder();
        text.append("# How much is found out about programs\n\n");
        text.append("Written by `ScoreTest` with `-Dapprove`. Each program under ")
                .append("`packager-engine/src/test/resources/programs` is our own, in the style\n")
                .append("of beginners, and says itself what has to be found out about it. ")
                .append("No index is asked here: the packages come from the tables alone.\n\n");
        text.append("| what | right | of | wanted |\n|---|---|---|---|\n");
        sums(text, rows, seed);
        text.append("\n| program | imports | files | app | warnings |\n|---|---|---|---|---|\n");
        for (Row row : rows) {
            int right = row.imports() - row.wrongImports().size();
            String app = row.rest().app().isEmpty() ? row.sample().words("app").first() : "**wrong**";
            text.append("| ").append(row.sample().name());
            text.append(" | ").append(right).append('/').append(row.imports());
            text.append(" | ").append(mark(row.rest().files().isEmpty()));
            text.append(" | ").append(app);
            text.append(" | ").append(mark(row.rest().notes().isEmpty())).append(" |\n");
        }
        return text.append(Files.readString(ANSWERS)).toString();
    }

    private static void sums(StringBuilder text, List<Row> rows, List<String> seed) throws IOException {
        int imports = rows.stream().mapToInt(Row::imports).sum();
        int wrong = rows.stream().mapToInt(row -> row.wrongImports().size()).sum();
        int lines = seedLines().size();
        line(text, "imports of the seed table, their package first", lines - seed.size(), lines, "97 %");
        line(text, "imports in the programs, package and kind", imports - wrong, imports, "97 %");
        line(
                text,
                "programs without a wrong package taken for sure",
                count(rows, row -> !row.ticked()),
                rows.size(),
                "all");
        long files = count(rows, row -> row.rest().files().isEmpty());
        line(text, "programs with all files right: what travels, what stays", files, rows.size(), "95 %");
        line(text, "console, window or web", count(rows, row -> row.rest().app().isEmpty()), rows.size(), "97 %");
        long warned = count(rows, row -> row.rest().notes().isEmpty());
        line(text, "programs with all warnings right and none too many", warned, rows.size(), "–");
        long quiet = count(rows, row -> row.rest().falseAlarms().isEmpty());
        line(text, "programs without a false \"missing\" for what is optional", quiet, rows.size(), "all");
    }

    private static String mark(boolean right) {
        return right ? "right" : "**wrong**";
    }

    private static void line(StringBuilder text, String what, long right, long of, String wanted) {
        text.append("| ").append(what).append(" | ").append(right).append(" | ").append(of);
        text.append(" | ").append(wanted).append(" |\n");
    }
}
