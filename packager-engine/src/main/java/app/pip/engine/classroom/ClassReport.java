package app.pip.engine.classroom;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a teacher wants to know of a class that was made: a page to read and print, with a slip for each
/// program that wasn't made, in words for its author; and the same as a table for a spreadsheet. Neither
/// holds a time or a place of the teacher's computer: the same class has the same report.
///
/// @param name of the class
/// @param outcome what came of it
public record ClassReport(String name, ClassOutcome outcome) {

    /// The page's name beside the bundles.
    public static final String PAGE = "report.html";

    /// The table's name beside the bundles.
    public static final String TABLE = "report.csv";

    private static final Locale WORDS = Locale.ENGLISH;

    private static final String STYLE = """
            body{font:15px/1.4 system-ui,"Segoe UI",sans-serif;color:#1f2328;max-width:70rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%;margin:1rem 0}
            th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d1d9e0}
            td{overflow-wrap:anywhere}
            .not-made{color:#b3261e;font-weight:600}.partly{color:#8a5a00;font-weight:600}
            section{border:1px solid #d1d9e0;border-radius:.5rem;padding:.2rem 1rem;margin:1rem 0;break-inside:avoid}
            dt{font-weight:600}dd{margin:0 0 .6rem}small{color:#59636e}
            @media print{body{margin:0;max-width:none;font-size:11px}a{color:inherit}}
            """;

    /// The page (HTML).
    public String page() {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
        page.append(html(name)).append("</title>\n<style>\n").append(STYLE).append("</style>\n");
        page.append("<h1>")
                .append(html(name))
                .append("</h1>\n<p>")
                .append(made())
                .append("</p>\n");
        programs(page);
        slips(page);
        bundles(page);
        packages(page);
        return page.append("</html>\n").toString();
    }

    /// The table (RFC 4180, with a byte order mark: spreadsheets take it for something else without one).
    public String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "program", "title", "author", "state", "systems", "packages", "bytes", "problem", "why", "what to do"));
        for (ClassProgram one : outcome.programs()) {
            var words = Slip.of(one, WORDS);
            rows.add(List.of(
                    one.name(),
                    one.title(),
                    one.author(),
                    state(one),
                    one.targets().stream().map(Target::id).collect(Collectors.joining(" ")),
                    String.join(", ", one.packages()),
                    "" + one.size(),
                    words.stream().map(Problem.Explanation::what).collect(Collectors.joining("\n")),
                    words.stream().map(Problem.Explanation::why).collect(Collectors.joining("\n")),
                    words.stream().map(Problem.Explanation::todo).collect(Collectors.joining("\n"))));
        }
        return rows.stream()
                .map(row -> row.stream().map(ClassReport::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "\ufeff", "\r\n"));
    }

    private String made() {
        long good = outcome.programs().stream()
                .filter(one -> one.state() != ClassProgram.State.NOT_MADE)
                .count();
        return good + " of " + outcome.programs().size() + " programs are in the bundles.";
    }

    private void programs(StringBuilder page) {
        row(page.append("<table>\n"), "th", List.of("", "Title", "By", "Handed in as", "Systems", "Packages", "Size"));
        for (ClassProgram one : outcome.programs()) {
            row(
                    page,
                    "td",
                    List.of(
                            "<span class=\"" + state(one).replace(' ', '-') + "\">" + state(one) + "</span>",
                            html(one.title()),
                            html(one.author()),
                            html(one.name()),
                            one.targets().stream().map(Target::id).collect(Collectors.joining("<br>")),
                            html(String.join(", ", one.packages())),
                            size(one.size())));
        }
        page.append("</table>\n");
    }

    private void slips(StringBuilder page) {
        for (ClassProgram one : outcome.programs()) {
            List<Problem.Explanation> told = Slip.of(one, WORDS);
            if (!told.isEmpty()) {
                page.append("<section><h3>").append(html(one.title())).append(" <small>");
                page.append(html(Stream.of(one.author(), one.name())
                                .filter(text -> !text.isEmpty())
                                .distinct()
                                .collect(Collectors.joining(", "))))
                        .append("</small></h3>\n<dl>\n");
                told.forEach(problem -> slip(page, problem));
                page.append("</dl></section>\n");
            }
        }
    }

    private static void slip(StringBuilder page, Problem.Explanation words) {
        page.append("<dt>").append(html(words.what())).append("</dt>\n<dd>").append(html(words.why()));
        page.append("<br>What to do: ").append(html(words.todo())).append("</dd>\n");
    }

    private void bundles(StringBuilder page) {
        page.append("<h2>Bundles</h2>\n");
        row(page.append("<table>\n"), "th", List.of("File", "For", "Size", "SHA-256"));
        for (Artifact one : outcome.artifacts()) {
            row(
                    page,
                    "td",
                    List.of(
                            html(String.valueOf(one.file().getFileName())),
                            html(one.goal().target().words() + ", "
                                    + one.floor().words() + " or newer"),
                            size(one.size()),
                            "<small>" + one.sha256() + "</small>"));
        }
        page.append("</table>\n");
    }

    private void packages(StringBuilder page) {
        if (outcome.packages().isEmpty()) {
            return;
        }
        page.append("<h2>Packages</h2>\n");
        row(page.append("<table>\n"), "th", List.of("Package", "Version", "Licence, as it says"));
        outcome.packages()
                .forEach(one -> row(page, "td", List.of(html(one.name()), html(one.version()), html(one.licence()))));
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, String cell, List<String> cells) {
        page.append("<tr>");
        cells.forEach(text -> page.append('<')
                .append(cell)
                .append('>')
                .append(text)
                .append("</")
                .append(cell)
                .append('>'));
        page.append("</tr>\n");
    }

    private static String state(ClassProgram program) {
        return switch (program.state()) {
            case MADE -> "made";
            case PARTLY -> "partly";
            case NOT_MADE -> "not made";
        };
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// A cell that begins like a formula is made a text: it was written by a stranger.
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String plain = formula ? "'" + text : text;
        boolean quoted = plain.matches("(?s).*[\",;\r\n].*");
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }
}
