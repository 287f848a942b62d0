package app.pip.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.problem.Severity;
import app.pip.engine.tree.Entry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramFolderTest {

    private static final Predicate<String> STANDARD = Set.of("random", "turtle", "code")::contains;
    private static final Wanted EVERYTHING = Wanted.everything(Wishes.NONE);

    @TempDir
    Path outside;

    private Path root;

    @BeforeEach
    void makeFolder() throws IOException {
        root = Files.createDirectory(outside.toRealPath().resolve("game"));
    }

    @Test
    void aWholeFolderTravels() throws Exception {
        write("main.py", "other.py", "data/words.txt", "data/deep/x.bin", "ł漢字 é.txt");
        Files.createDirectories(root.resolve("saves/empty"));
        var program = read(root);
        assertEquals(root, program.root());
        assertEquals("main.py", program.entry().toString());
        assertEquals(
                List.of("data/deep/x.bin", "data/words.txt", "main.py", "other.py", "saves/empty/", "ł漢字 é.txt"),
                listing(program));
        assertEquals(List.of(), program.questions());
        assertEquals(List.of(), program.notes());
    }

    @Test
    void whatIsNoPartOfTheProgramStaysBehind() throws Exception {
        write(
                "main.py",
                "keep/main.pyc.txt",
                "__pycache__/main.cpython-314.pyc",
                "old.pyc",
                ".git/config",
                "pkg/.svn/x",
                "env/pyvenv.cfg",
                "env/lib/x.py",
                "conda/conda-meta/history",
                ".venv/pyvenv.cfg",
                "node_modules/x.js",
                ".idea/x",
                "data/.DS_Store",
                "Thumbs.db",
                "data/Desktop.ini",
                "__MACOSX/x",
                "Game-apps/Game-1.0-linux-x64.tar.gz",
                "Game-apps/Game-1.0-windows-x64.zip.part",
                "phone-apps/notes.txt",
                "phone-apps/a.zip",
                "out/x");
        Files.createDirectory(root.resolve("no-apps"));
        var program = new ProgramFolder.Reading(
                        Set.of(root.resolve("out"), root.resolve("not-there")), STANDARD, usual(), FirstBytes.onDisk())
                .read(root, EVERYTHING);
        assertEquals(
                List.of(
                        "data/",
                        "keep/main.pyc.txt",
                        "main.py",
                        "no-apps/",
                        "phone-apps/a.zip",
                        "phone-apps/notes.txt",
                        "pkg/"),
                listing(program));
    }

    @ParameterizedTest
    @CsvSource({
        "__main__.py;main.py;a.py, __main__.py",
        "main.py;a.py, main.py",
        "a.py;data/b.py, a.py",
        "Game.PYW;x.txt, Game.PYW",
        "a.py;setup.py;conftest.py, a.py",
        "setup.py, setup.py"
    })
    void aFolderHasOneScriptToStart(String files, String entry) throws Exception {
        write(files.split(";"));
        assertEquals(entry, read(root).entry().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "b.py;a.py, program.several-scripts",
        "readme.txt;data/a.py, program.no-script",
        "'', program.empty",
        ".git/config, program.empty"
    })
    void orElseSaysWhy(String files, String id) throws Exception {
        write(files.isEmpty() ? new String[0] : files.split(";"));
        var problems = problems(root);
        assertEquals(List.of(id), ids(problems));
        if (id.equals("program.several-scripts")) {
            var start = List.<Remedy>of(new Remedy.Start("a.py"), new Remedy.Start("b.py"));
            assertEquals(start, problems.getFirst().remedies());
            var chosen = new ProgramFolder.Reading(Set.of(), STANDARD, usual(), FirstBytes.onDisk())
                    .read(root, Wanted.everything(Wishes.among(List.of(new Remedy.Start("b.py")))));
            assertEquals("b.py", chosen.entry().toString());
            assertEquals(
                    List.of("game", "a.py, b.py", "a.py"), problems.getFirst().details());
        }
    }

    @Test
    void whatIsNoProgramIsToldApart() throws Exception {
        write("picture.png");
        assertEquals(List.of("program.missing"), ids(problems(root.resolve("no.py"))));
        assertEquals(List.of("program.not-a-script"), ids(problems(root.resolve("picture.png"))));
    }

    @Test
    void namesThatAreIllegalOnWindowsAreAllToldAtOnce() throws Exception {
        Assumptions.assumeTrue(java.io.File.separatorChar == '/', "such names can't be made on Windows");
        write(
                "main.py",
                "a:b.txt",
                "CON.txt",
                "data/aux",
                "dot./x",
                "space ",
                "what?.png",
                "tab\t.txt",
                "back\\slash",
                "Lpt1.tar.gz",
                "COM¹",
                "con .x",
                "console.txt",
                "auxiliary",
                "com10");
        var problems = problems(root);
        assertEquals(
                List.of(
                        "program.name-reserved COM¹",
                        "program.name-reserved CON.txt",
                        "program.name-reserved Lpt1.tar.gz",
                        "program.name-character a:b.txt",
                        "program.name-character back\\slash",
                        "program.name-reserved con .x",
                        "program.name-reserved data/aux",
                        "program.name-ending dot.",
                        "program.name-ending space ",
                        "program.name-character tab?.txt",
                        "program.name-character what?.png"),
                problems.stream()
                        .map(problem -> problem.id() + " " + problem.details().getFirst())
                        .sorted((a, b) -> a.substring(a.indexOf(' ')).compareTo(b.substring(b.indexOf(' '))))
                        .toList());
        assertTrue(problems.stream().allMatch(problem -> problem.severity() == Severity.STOP));
    }

    @Test
    void namesThatAreTheSameElsewhereAreTold() throws Exception {
        write(
                "main.py",
                "Readme.txt",
                "README.txt",
                "Data/a",
                "data",
                "stra\u00dfe",
                "STRASSE",
                "sub/Caf\u00e9",
                "sub/Cafe\u0301");
        try (var files = Files.list(root.resolve("sub"))) {
            Assumptions.assumeTrue(files.count() == 2, "this file system holds no two such names");
        }
        var problems = problems(root);
        assertEquals(
                List.of(
                        "program.names-clash [Data, data]",
                        "program.names-clash [README.txt, Readme.txt]",
                        "program.names-clash [STRASSE, straße]",
                        "program.names-look-alike [sub/Café]"),
                problems.stream()
                        .map(problem -> problem.id() + " " + problem.details())
                        .sorted()
                        .toList());
    }

    @Test
    void aNameThatIsNoUtf8IsTold() throws Exception {
        write("main.py");
        // Java can't make such a name; the shell can
        var shell = new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'bad\\377.txt')\"").directory(root.toFile());
        Assumptions.assumeTrue(shell.start().waitFor() == 0, "this file system wants UTF-8");
        assertEquals(List.of("program.name-encoding"), ids(problems(root)));
    }

    @Test
    void aLinkInsideTheFolderTravelsAsWhatItLeadsTo() throws Exception {
        write("main.py", "data/words.txt", ".venv/pyvenv.cfg");
        link("words.txt", "data/words.txt");
        link("more", "data");
        link("env", ".venv");
        assertEquals(List.of("data/words.txt", "main.py", "more/words.txt", "words.txt"), listing(read(root)));
    }

    @Test
    void linksThatCannotTravelAreTold() throws Exception {
        write("main.py", "a/x", "b/y");
        Files.writeString(outside.resolve("secret"), "x");
        link("out", "../secret");
        link("gone", "nowhere");
        link("self", "self");
        link("a/up", "..");
        link("a/there", "../b");
        link("b/back", "../a");
        assertEquals(
                List.of(
                        "program.link-broken gone",
                        "program.link-circle a/there/back",
                        "program.link-circle a/up",
                        "program.link-circle b/back/there",
                        "program.link-circle b/back/up",
                        "program.link-circle self",
                        "program.link-outside out"),
                problems(root).stream()
                        .map(problem -> problem.id() + " " + problem.details().getFirst())
                        .sorted()
                        .toList());
    }

    @Test
    void aSpecialFileIsRefused() throws Exception {
        write("main.py");
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                                .start()
                                .waitFor()
                        == 0,
                "this system makes no pipes");
        assertEquals(List.of("program.special-file"), ids(problems(root)));
    }

    @Test
    void aFileThatCannotBeReadIsTold() throws Exception {
        write("main.py", "data/closed.txt");
        // permissions stop no administrator, and tests may run as one
        FirstBytes closed = file -> {
            if (file.endsWith("closed.txt")) {
                throw new AccessDeniedException(file.toString());
            }
            return FirstBytes.onDisk().of(file);
        };
        var told = assertThrows(
                ProblemException.class,
                () -> new ProgramFolder.Reading(Set.of(), STANDARD, usual(), closed).read(root, EVERYTHING));
        assertEquals(
                List.of(Problem.stop("program.unreadable", "data/closed.txt", "permission denied")), told.problems());
    }

    @Test
    void aModuleThatHidesAStandardOneIsToldWithAFreeName() throws Exception {
        write("random.py", "my_random.py", "turtle/__init__.py", "code/notes.txt", "data/random.py");
        assertEquals(
                List.of(
                        Problem.stop("program.hides-standard-module", "random.py", "random", "my_random_2.py")
                                .with(new Remedy.Rename("random.py", "my_random_2.py")),
                        Problem.stop("program.hides-standard-module", "turtle", "turtle", "my_turtle")),
                problems(root.resolve("random.py")));
    }

    @Test
    void everythingThatIsWrongIsToldInOneGo() throws Exception {
        write("random.py", "b.py", "CON");
        link("gone", "nowhere");
        assertEquals(
                Set.of(
                        "program.hides-standard-module",
                        "program.name-reserved",
                        "program.link-broken",
                        "program.several-scripts"),
                Set.copyOf(ids(problems(root))));
    }

    @Test
    void whatIsExecutableIsToldByItsFirstBytes() throws Exception {
        write("main.py", "empty", "text", "short");
        bytes("run.sh", "23212f62696e2f7368");
        bytes("elf", "7f454c4602010100");
        bytes("macho", "cffaedfe07000001");
        bytes("fat", "cafebabe00000002");
        bytes("Java.class", "cafebabe00000045");
        bytes("empty", "");
        bytes("short", "23");
        Files.createFile(root.resolve("bits")).toFile().setExecutable(true);
        var executable = read(root.resolve("main.py")).tree().entries().values().stream()
                .filter(entry -> entry instanceof Entry.File file && file.executable())
                .map(entry -> entry.path().toString())
                .toList();
        assertEquals(List.of("elf", "fat", "macho", "run.sh"), executable);
    }

    @Test
    void asksAboutFoldersThatHoldMoreThanAProgram() throws Exception {
        write("main.py", "Desktop/a.py", "Bureau/b.py", "Projects/c.py", ".config/user-dirs.dirs");
        Files.writeString(
                root.resolve(".config/user-dirs.dirs"), "# x\nXDG_DESKTOP_DIR=\"$HOME/Bureau\"\nXDG_X_DIR=\"/y\"\n");
        var usual = UsualFolders.below(root);
        assertTrue(usual.include(root));
        assertTrue(usual.include(root.getParent()));
        assertTrue(usual.include(root.getRoot()));
        assertTrue(usual.include(root.resolve("Desktop")));
        assertTrue(usual.include(root.resolve("Bureau")));
        assertTrue(!usual.include(root.resolve("Projects")));
        var program = new ProgramFolder.Reading(Set.of(), STANDARD, usual, FirstBytes.onDisk())
                .read(root.resolve("Desktop"), EVERYTHING);
        assertEquals(List.of(Problem.note("program.unexpected-folder", root.resolve("Desktop"))), program.questions());
    }

    @Test
    void asksAboutALargeFolderAndPointsToSecrets() throws Exception {
        write("main.py", ".env", "conf/id_rsa", "environment.txt");
        try (var file = new java.io.RandomAccessFile(root.resolve("film.mp4").toFile(), "rw")) {
            file.setLength(250_000_000);
        }
        var program = read(root);
        assertEquals(List.of(Problem.note("program.large", root, 250)), program.questions());
        assertEquals(250_000_000 + "main.pyenvironment.txt".length(), program.size());
        assertEquals(
                List.of(
                        Problem.note("program.secret", ".env").with(new Remedy.Include(".env")),
                        Problem.note("program.secret", "conf/id_rsa").with(new Remedy.Include("conf/id_rsa"))),
                program.notes());
        var wishes = new Wishes(Set.of(".env"), Set.of("film.mp4"), Set.of(), Optional.empty());
        var confirmed = new ProgramFolder.Reading(Set.of(), STANDARD, usual(), FirstBytes.onDisk())
                .read(root, Wanted.everything(wishes));
        assertEquals(List.of(".env", "conf/", "environment.txt", "main.py"), listing(confirmed));
    }

    private ProgramFolder read(Path program) throws Exception {
        return new ProgramFolder.Reading(Set.of(), STANDARD, usual(), FirstBytes.onDisk()).read(program, EVERYTHING);
    }

    private UsualFolders usual() {
        return UsualFolders.below(outside.resolve("home"));
    }

    private List<Problem> problems(Path program) {
        return assertThrows(ProblemException.class, () -> read(program)).problems();
    }

    private static List<String> ids(List<Problem> problems) {
        return problems.stream().map(Problem::id).toList();
    }

    private static List<String> listing(ProgramFolder program) {
        return program.tree().entries().values().stream()
                .map(entry -> entry.path() + (entry instanceof Entry.Folder ? "/" : ""))
                .toList();
    }

    /// Files whose contents are their own names.
    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), name);
        }
    }

    private void bytes(String name, String hex) throws IOException {
        Files.write(root.resolve(name), HexFormat.of().parseHex(hex));
    }

    private void link(String name, String target) {
        try {
            Files.createSymbolicLink(root.resolve(name), Path.of(target));
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("no symbolic links here: " + e);
        }
    }
}
