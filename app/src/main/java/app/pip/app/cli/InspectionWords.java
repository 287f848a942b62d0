package app.pip.app.cli;

import app.pip.engine.inspection.FoundApp;
import app.pip.engine.inspection.FoundFile;
import app.pip.engine.inspection.FoundFile.State;
import app.pip.engine.inspection.FoundImport;
import app.pip.engine.inspection.FoundImport.Kind;
import app.pip.engine.inspection.FoundRequirement;
import app.pip.engine.inspection.Inspection;
import app.pip.engine.inspection.PackageFacts;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was found out about a program, laid out for a person: what it is, which packages it wants, which files go
/// along, which stay behind, and the problems.
final class InspectionWords {

    private static final int MOST_LINES = 20;

    private final PrintStream out;

    InspectionWords(PrintStream out) {
        this.out = out;
    }

    void tell(Inspection inspection) {
        out.println(inspection.entry() + ": " + reason(inspection.app()));
        String python = inspection.python();
        out.println(python.isEmpty() ? "There is no Python for it." : "It gets Python " + python + ".");
        packages(inspection.imports());
        declared(inspection.requirements());
        files(inspection.files());
        new ProblemWords(out).tell(inspection.problems());
    }

    /// How a program shows itself, and why that is thought.
    static String reason(FoundApp app) {
        String what = switch (app.kind()) {
            case CONSOLE -> "a program for the terminal";
            case WINDOW -> "a program with a window";
            case WEB -> "a program for the web browser";
        };
        return what
                + switch (app.reason()) {
                    case IMPORT -> ", because it imports " + app.detail();
                    case ENDING -> ", because its name ends in .pyw";
                    case INPUT -> " beside its window, because it uses " + app.detail() + " and asks with input()";
                    case PGZERO -> ", because it is written for pgzero";
                    case SERVER -> ", because it serves web pages";
                    case NOTHING -> "";
                };
    }

    private void packages(List<FoundImport> imports) {
        String standard = imports.stream()
                .filter(one -> one.kind() == Kind.STANDARD)
                .map(FoundImport::module)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!standard.isEmpty()) {
            out.println();
            out.println("Comes with Python: " + standard);
        }
        var wanted = imports.stream()
                .filter(one -> one.kind() != Kind.STANDARD && one.kind() != Kind.LOCAL)
                .toList();
        if (!wanted.isEmpty()) {
            out.println();
            out.println("Packages:");
            wanted.forEach(one -> out.println(line(one)));
        }
    }

    private void declared(List<FoundRequirement> requirements) {
        if (!requirements.isEmpty()) {
            out.println();
            out.println("The program's files ask for:");
            requirements.forEach(
                    one -> out.println(String.format(Locale.ROOT, "  %-20s [%s]", one.requirement(), one.source())));
        }
    }

    /// What the index says of a package that only a person can take, and that one is to be built first.
    private static String facts(FoundImport one) {
        if (one.facts().isEmpty()) {
            return "";
        }
        PackageFacts facts = one.facts().get();
        String sources = facts.sourceOnly() ? ", offered as source only" : "";
        if (one.kind() != Kind.UNKNOWN) {
            return sources;
        }
        String since = facts.since() == 0 ? "" : " since " + facts.since();
        String summary = facts.summary().isBlank() ? "" : ": " + facts.summary();
        return " (" + facts.releases() + (facts.releases() == 1 ? " release" : " releases") + since + summary + ")"
                + sources;
    }

    private static String line(FoundImport one) {
        String others = String.join(", ", one.alternatives());
        String what = switch (one.kind()) {
            case UNKNOWN ->
                others.isEmpty() ? "nobody knows this one" : "perhaps " + others + ": look whether it is the right one";
            case STANDARD, LOCAL, PACKAGE, OPTIONAL ->
                one.distribution().orElse(others.isEmpty() ? "nobody knows this one" : "perhaps " + others)
                        + (one.distribution().isPresent() && !others.isEmpty() ? " (or " + others + ")" : "")
                        + (one.kind() == Kind.OPTIONAL ? ", not needed everywhere" : "");
        };
        String systems = one.systems().size() == 3 ? "" : ", on " + String.join(" and ", one.systems()) + " only";
        return String.format(
                Locale.ROOT,
                "  %-20s %s%s%s%s  [%s, line %d]",
                one.module(),
                what,
                one.version().map(version -> " " + version).orElse(""),
                facts(one),
                systems,
                one.file(),
                one.line());
    }

    private void files(List<FoundFile> files) {
        list("Goes into the app:", files, State.TRAVELS);
        list("Made by the program:", files, State.MADE);
        list("Stays behind (--include adds it):", files, State.STAYS);
        list("Stays behind as a secret (--include adds it):", files, State.SECRET);
        list("Left out, no part of the program:", files, State.USELESS);
    }

    private void list(String title, List<FoundFile> files, State state) {
        var some = files.stream().filter(one -> one.state() == state).toList();
        if (some.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        some.stream().limit(MOST_LINES).forEach(one -> out.println(line(one)));
        if (some.size() > MOST_LINES) {
            out.println("  and " + (some.size() - MOST_LINES) + " more");
        }
    }

    private static String line(FoundFile one) {
        String size = one.state() != State.TRAVELS ? "" : size(one.size());
        return String.format(Locale.ROOT, "  %-40s %s", one.path(), size).stripTrailing();
    }

    private static String size(long bytes) {
        return bytes < 1000
                ? bytes + " bytes"
                : bytes < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
