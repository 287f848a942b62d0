package app.pip.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFileTest {

    private static final Path PATH = Path.of("game", "pipapp.toml");

    private static final String SAMPLE = """
            # my game
            [app]
            name = "Star Game"   # as on the box
            version = "1.2"
            icon = "art/icon.png"
            mode = "window"
            targets = [
                "windows",   # for Ada
                "linux-arm64:tar.gz",
            ]
            python = ">=3.12"

            # what goes in
            [program]
            script = "main.py"
            exclude = ["notes"]

            [packages]
            add = ["pygame-ce>=2.5"]
            leave-out = ["numpy"]

            [answers]
            "program.large" = "yes"
            """;

    private static ProjectFile parse(String text) throws ProblemException {
        return ProjectFile.parse(PATH, text).says();
    }

    @Test
    void whatBecomesOfSingleFilesIsRemembered() throws Exception {
        var ways = List.<Remedy>of(
                new Remedy.Append("main.py", "import turtle; turtle.done()"),
                new Remedy.Utf8Copy("data/Namen ä.txt", "windows-1252"),
                new Remedy.Rename("pygame.py", "my_pygame.py"),
                new Remedy.Reword(
                        "main.py", "os.system('cls')", "os.system(\"cls\" if os.name == \"nt\" else \"clear\")"));
        ProjectFile file = ProjectFile.empty();
        for (Remedy way : ways) {
            file = file.with(way);
        }
        String text = file.write("");
        assertTrue(text.contains("\"rename pygame.py\" = \"my_pygame.py\""), text);
        assertEquals(
                ways, ProjectFile.parse(Path.of(ProjectFile.NAME), text).says().remedies());
        // what could not be read back isn't written down
        var odd = new Remedy.Reword("main.py", "a => b", "c");
        assertEquals(ProjectFile.empty(), ProjectFile.empty().with(odd));
    }

    @Test
    void thatAPackageMayBeBuiltIsRemembered() throws Exception {
        var said = ProjectFile.empty().with(new app.pip.engine.problem.Remedy.AllowBuild("docopt"));
        assertEquals(List.of("docopt"), said.allowBuild());
        assertTrue(said.write("").contains("allow-build = [\"docopt\"]"), said.write(""));
    }

    @Test
    void aFileIsRead() throws Exception {
        ProjectFile.Found found = ProjectFile.parse(PATH, SAMPLE);
        ProjectFile file = found.says();
        assertEquals(Optional.of("Star Game"), file.name());
        assertEquals(Optional.of(Mode.WINDOW), file.mode());
        assertEquals(List.of("windows", "linux-arm64:tar.gz"), file.targets());
        assertEquals(Optional.of(PythonSpec.parse(">=3.12")), file.python());
        assertEquals(List.of("pygame-ce>=2.5"), file.add());
        assertEquals(Map.of("program.large", "yes"), file.answers());
        assertEquals(List.of(), found.notes());
        assertEquals(7, found.lines().get("app.targets"));
        assertEquals(
                "There is a mistake in pipapp.toml, line 7: \"app.targets\" can't have that value.",
                found.wrong("app.targets", "No.").in(Locale.ENGLISH).what());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            version = "1.2"       | version = 1.2           | 4 app.version
            name = "Star Game"    | name = " "              | 3 app.name
            mode = "window"       | mode = "both"           | 6 app.mode
            python = ">=3.12"     | python = "new"          | 11 app.python
            ["notes"]             | "notes"                 | 16 program.exclude
            "pygame-ce>=2.5"      | "pygame-ce>>2.5"        | 19 packages.add
            ["numpy"]             | ["num py"]              | 20 packages.leave-out
            "program.large" = "yes" | "program.large" = true | 23 answers.program.large
            """)
    void aWrongValueIsNamedWithLineAndKey(String old, String changed, String expected) {
        assertTrue(SAMPLE.contains(old));
        var refused = assertThrows(ProblemException.class, () -> parse(SAMPLE.replace(old, changed)));
        Problem problem = refused.problems().getFirst();
        assertEquals("project-file.value", problem.id());
        assertEquals(
                expected, problem.details().get(1) + " " + problem.details().get(2));
        assertTrue(problem.in(Locale.ENGLISH).why().endsWith("."), problem::toString);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var refused = assertThrows(ProblemException.class, () -> parse("[app]\nname = 1\nmode = 'x'\nicon = []\n"));
        assertEquals(3, refused.problems().size());
    }

    @ParameterizedTest
    @CsvSource({
        "app.nmae, app.name",
        "app.Targets, app.targets",
        "package.add, packages.add",
        "packages.allow_build, packages.allow-build",
        "build.icon, app.icon",
        "app.colour, ",
        "tool.x, "
    })
    void anUnknownKeyIsANote(String key, String nearest) throws Exception {
        var found = ProjectFile.parse(PATH, "\n" + key + " = 1\n");
        Problem note = found.notes().getFirst();
        assertEquals(nearest == null ? "project-file.unknown" : "project-file.misspelt", note.id());
        assertEquals(List.of("pipapp.toml", "2", key), note.details().subList(0, 3));
        assertEquals(nearest == null ? 3 : 4, note.details().size());
    }

    @Test
    void whatIsNoTomlIsRefusedWithItsLine() {
        var refused = assertThrows(ProblemException.class, () -> parse("[app]\nname = \"x\n"));
        assertEquals("project-file.syntax", refused.problems().getFirst().id());
        assertEquals("2", refused.problems().getFirst().details().get(1));
    }

    @Test
    void nothingChangesWhereNothingIsToBeChanged() throws Exception {
        assertEquals(SAMPLE, parse(SAMPLE).write(SAMPLE));
        assertEquals("", ProjectFile.empty().write(""));
    }

    @Test
    void aNewFile() throws Exception {
        assertEquals("""
                # How pip.app makes an app of this program. May be edited by hand.

                [app]
                name = "Star Game"
                version = "1.2"
                icon = "art/icon.png"
                mode = "window"
                targets = [
                    "windows",
                    "linux-arm64:tar.gz",
                ]
                python = ">=3.12"

                [program]
                script = "main.py"
                exclude = ["notes"]

                [packages]
                add = ["pygame-ce>=2.5"]
                leave-out = ["numpy"]

                [answers]
                "program.large" = "yes"
                """, parse(SAMPLE).write(""));
    }

    @Test
    void commentsAndOrderStay() throws Exception {
        ProjectFile other = parse("""
                [app]
                name = "Moon Game"
                author = "Ada"
                mode = "window"
                targets = ["macos"]
                python = ">=3.12"
                [packages]
                add = ["pygame-ce>=2.5", "rich"]
                """);
        String written = other.write(SAMPLE.replace("\n", "\r\n"));
        assertEquals("""
                # my game
                [app]
                name = "Moon Game"   # as on the box
                mode = "window"
                targets = ["macos"]
                python = ">=3.12"
                author = "Ada"

                # what goes in
                [program]

                [packages]
                add = [
                    "pygame-ce>=2.5",
                    "rich",
                ]

                [answers]
                """.replace("\n", "\r\n"), written);
        assertEquals(other, parse(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            app.version = "3"          | app.version = "3";app.name = "N";
            app = { version = "3" }    | ;[app];name = "N";version = "3";
            [app] # mine               | [app] # mine;name = "N";version = "3";
            [app.x];y = 1              | [app.x];y = 1;;[app];name = "N";version = "3";
            [other];a = 1;[app];x.y=1  | [other];a = 1;[app];name = "N";version = "3";x.y=1
            """)
    void otherSpellingsAreKept(String before, String after) throws Exception {
        String text = before.replace(';', '\n');
        String written = parse("[app]\nname = 'N'\nversion = '3'\n").write(text);
        assertEquals(after.replace(';', '\n').strip(), written.strip());
    }

    @Test
    void whereATableCannotBeItIsSaid() throws Exception {
        ProjectFile file = parse("[app]\nname = 'N'\n");
        assertThrows(ProblemException.class, () -> file.write("[[app]]\nx = 1\n"));
        assertThrows(ProblemException.class, () -> file.write("app = 3\n"));
    }

    @Property(tries = 300)
    void anyFileBecomesAnyOther(@ForAll("files") ProjectFile first, @ForAll("files") ProjectFile second)
            throws Exception {
        String written = first.write("");
        assertEquals(first, parse(written));
        String commented = written.replaceAll("(?m)^(\\[.*|[a-z].*[\"\\]])$", "$1 # kept");
        String changed = second.write(commented);
        assertEquals(second, parse(changed));
        assertEquals(changed, second.write(changed));
    }

    @Provide
    Arbitrary<ProjectFile> files() {
        Arbitrary<Optional<String>> text = Arbitraries.of("a", "B c", "\"q\"\\", "# no comment", "ł漢\t")
                .map(String::strip)
                .optional();
        Arbitrary<List<String>> list = Arbitraries.of("x", "y-z", "w.v").list().ofMaxSize(3);
        Arbitrary<SortedMap<String, String>> answers = Arbitraries.maps(
                        Arbitraries.of("a.b", "c", "d/~e"), Arbitraries.of("yes", "no"))
                .map(TreeMap::new);
        return Combinators.combine(
                        text,
                        text,
                        list,
                        list,
                        list,
                        answers,
                        Arbitraries.of(Mode.class).optional())
                .as((one, two, first, second, third, said, mode) -> new ProjectFile(
                        one,
                        two,
                        two,
                        one,
                        two,
                        mode,
                        first,
                        Optional.of(PythonSpec.parse("3")),
                        one,
                        second,
                        third,
                        two,
                        first,
                        second,
                        third,
                        first,
                        second,
                        new SigningWishes(one, two, one, two, one),
                        given(said),
                        said));
    }

    private static SortedMap<String, String> given(SortedMap<String, String> said) {
        var given = new TreeMap<String, String>();
        said.forEach((module, answer) -> given.put(module, answer.equals("no") ? ProjectFile.WITHOUT : "a-package"));
        return given;
    }

    @Test
    void choicesAreRememberedAndTakenAgain(@TempDir Path folder) throws Exception {
        var found = ProjectFile.beside(folder);
        var choices = List.<Remedy>of(
                new Remedy.Start("b.py"),
                new Remedy.Include("notes"),
                new Remedy.LeaveOut("big.bin"),
                new Remedy.DoWithout("wunderkiste"),
                new Remedy.Install("yaml", "pyyaml>=6"));
        ProjectFile says = found.says();
        for (Remedy choice : choices) {
            says = says.with(choice);
        }
        found.remember(says.answered("program.large", "yes"));
        assertEquals("""
                # How pip.app makes an app of this program. May be edited by hand.

                [program]
                script = "b.py"
                include = ["notes"]
                exclude = ["big.bin"]

                [imports]
                wunderkiste = "-"
                yaml = "pyyaml>=6"

                [answers]
                "program.large" = "yes"
                """, Files.readString(folder.resolve("pipapp.toml")));
        ProjectFile again = ProjectFile.beside(folder).says();
        assertEquals(choices, again.remedies());
        assertEquals(
                List.of("notes", "big.bin"),
                again.with(new Remedy.Include("big.bin")).include());
        assertEquals(Optional.of(Mode.WINDOW), again.with(new Remedy.Window()).mode());
        assertThrows(ProblemException.class, () -> parse("[imports]\nyaml = \"no package\"\n"));
    }

    @Test
    void theFileBesideAProgram(@TempDir Path folder) throws Exception {
        Path script = Files.createFile(folder.resolve("guess.py"));
        assertEquals(
                folder.resolve("guess.pipapp.toml"), ProjectFile.beside(script).path());
        assertEquals(folder.resolve("pipapp.toml"), ProjectFile.beside(folder).path());
        Files.writeString(folder.resolve("pipapp.toml"), "\ufeff[app]\nname = \"N\"\n");
        assertEquals(Optional.of("N"), ProjectFile.beside(script).says().name());
        assertEquals(Optional.of("N"), ProjectFile.beside(folder).says().name());
        Files.writeString(folder.resolve("pipapp.toml"), "[program]\nscript = \"main.py\"\n");
        assertEquals(
                folder.resolve("guess.pipapp.toml"), ProjectFile.beside(script).path());
        Files.writeString(folder.resolve("guess.pipapp.toml"), "[app]\nname = \"G\"\n");
        assertEquals(Optional.of("G"), ProjectFile.beside(script).says().name());
        Files.write(folder.resolve("guess.pipapp.toml"), new byte[] {'a', (byte) 0xff});
        refused("project-file.encoding", script);
        Files.write(folder.resolve("guess.pipapp.toml"), new byte[1_000_001]);
        refused("project-file.too-large", script);
        assertEquals(
                Set.of(), ProjectFile.beside(folder.resolve("gone.py")).lines().keySet());
    }

    private static void refused(String id, Path program) {
        var refused = assertThrows(ProblemException.class, () -> ProjectFile.beside(program));
        assertEquals(id, refused.problems().getFirst().id());
    }
}
