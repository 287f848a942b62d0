package app.pip.engine.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The report is made of strangers' words, and neither a browser nor a spreadsheet may take them for
/// anything else.
class ClassReportTest {

    private static final ClassReport REPORT = new ClassReport(
            "10 <b>",
            new ClassOutcome(
                    List.of(
                            new ClassProgram(
                                    "a",
                                    "<script>alert(1)</script>",
                                    "=HYPERLINK(\"x\")",
                                    new TreeSet<>(Set.of(Target.LINUX_X64)),
                                    List.of("numpy 2.0"),
                                    1234,
                                    List.of()),
                            new ClassProgram(
                                    "b",
                                    "B",
                                    "Ben",
                                    new TreeSet<>(),
                                    List.of(),
                                    0,
                                    List.of(
                                            Problem.note("class.own-index", "told to nobody"),
                                            Problem.stop("program.zip-damaged", "b.zip")))),
                    List.of(),
                    List.of(new ClassPackage("numpy", "2.0", "BSD-3-Clause & others")),
                    List.of()));

    @Test
    void thePageHoldsTextsOnly() {
        String page = REPORT.page();
        assertFalse(page.contains("<script>"), page);
        assertTrue(page.contains("<h1>10 &lt;b&gt;</h1>"), page);
        assertTrue(page.contains("1 of 2 programs are in the bundles."), page);
        assertTrue(page.contains("<td>BSD-3-Clause &amp; others</td>"), page);
    }

    @Test
    void whoseProgramWasNotMadeGetsASlipWithWhatStoppedIt() {
        String page = REPORT.page();
        assertEquals(2, page.split("<section>", -1).length);
        String slip = page.replaceFirst("(?s).*<section>(.*)</section>.*", "$1");
        var words = Problem.stop("program.zip-damaged", "b.zip").in(Locale.ENGLISH);
        assertTrue(slip.contains("<h3>B <small>Ben, b</small></h3>"), slip);
        assertTrue(slip.contains("What to do: " + words.todo()), slip);
        assertFalse(slip.contains("told to nobody"), slip);
    }

    @Test
    void theTableHasALineForEachProgramAndNoFormulas() {
        List<String> lines = REPORT.table().lines().toList();
        assertEquals(3, lines.size());
        assertEquals(
                "a,<script>alert(1)</script>,\"'=HYPERLINK(\"\"x\"\")\",made,linux-x64,numpy 2.0,1234,,,",
                lines.get(1));
        assertTrue(lines.get(2).startsWith("b,B,Ben,not made,,,0,"), lines.get(2));
    }
}
