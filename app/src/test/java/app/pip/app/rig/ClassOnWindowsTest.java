package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A class in a room with Windows: installed on each computer, and on a share that pupils can't write to. Its start
/// menu is asked by a program that stands for the browser.
@Tag("rig")
class ClassOnWindowsTest {

    private static final String NAME = "Class 8b ł漢字";

    private static final String SCORES = """
            '''High scores'''
            import os, subprocess, sys
            with open('scores.txt', 'a') as scores:
                scores.write('x')
            look = "import sys; print(open('words.txt', encoding='utf-8').read(), sys.flags.utf8_mode)"
            child = subprocess.run([sys.executable, '-c', look], capture_output=True, encoding='utf-8')
            print('played', len(open('scores.txt').read()), child.stdout.strip() + child.stderr)
            here = os.path.dirname(__file__)
            print('here', os.getcwd() == here == sys.path[0], here)
            print('python', sys.executable, __import__('json').__file__)
            """;

    private static final String QUIZ = """
            '''Quiz'''
            print('Hello', input('Who? '))
            raise SystemExit(7)
            """;

    private static final String PAINTING = "'''Painting'''\nopen('painted.txt', 'w').write('done')\n";

    /// Takes the part of a browser: reads the page, presses a tile, and goes. Wine starts it for
    /// addresses.
    private static final String BROWSER = """
            #!/usr/bin/env python3
            import os, sys, urllib.request
            address = sys.argv[1]
            def ask(word, data=None):
                headers = {'Origin': '/'.join(address.split('/')[:3])}
                return urllib.request.urlopen(urllib.request.Request(address + word, data, headers), timeout=120)
            page = ask('').read().decode()
            with ask('open') as stays:
                code = ask('start', os.environ['PRESSED'].encode()).status
                with open(os.environ['NOTE'], 'w') as note:
                    note.write(f"{code} {'Painting' in page} {stays.readline().decode()}")
            """;

    @TempDir
    Path home;

    private WineRun wine;
    private final List<Path> data = new ArrayList<>();

    @BeforeEach
    void find() {
        wine = WineRun.here();
    }

    @AfterEach
    void tidy() throws Exception {
        for (Path one : data) {
            BuiltExamples.remove(one);
        }
    }

    @Test
    void itIsInstalledPlayedAndRemoved() throws Exception {
        Path made = make("windows:msi");
        Files.move(made, home.resolve("class.msi"));
        Path root = wine.prefix().resolve("drive_c/Program Files").resolve(NAME);
        try {
            msiexec("/i", "class.msi").exited(0);
            assertEquals(List.of("High scores", "Painting", "Quiz"), names(root.resolve("apps")));
            assertEquals(List.of(NAME + ".lnk"), links());
            Map<String, String> before = listing(root);
            Path scores = forget(root.resolve("apps/High scores"));
            Outcome first = play(launcher(root, "High scores"));
            first.said("played 1 łódź 1\n").said("here True " + wine.path(scores.resolve("program")));
            first.said("python " + wine.path(root.resolve("python/python.exe")));
            play(launcher(root, "High scores")).said("played 2 łódź 1\n");
            quiz(launcher(root, "Quiz"));
            Path painting = forget(root.resolve("apps/Painting"));
            forget(root.resolve("apps/Quiz"));
            forget(root);
            pressed(wine.start(home, root.resolve(NAME + ".exe"), List.of()), 1);
            await(painting.resolve("program/painted.txt"), "done");
            assertEquals(before, listing(root), "nothing is written where it is installed");
        } finally {
            msiexec("/x", "class.msi");
        }
        assertTrue(Files.notExists(root), "the folder is gone");
        assertEquals(List.of(), links());
        Outcome registered = wine.start(home, Path.of("reg"), List.of("query", "HKLM\\Software", "/s", "/f", NAME))
                .run();
        assertTrue(!registered.stdout().contains(NAME), registered::toString);
        assertEquals("xx", Files.readString(data.getFirst().resolve("program/scores.txt")), "what was saved stays");
    }

    /// A drive of the network that this test's processes see read-only. Wine 8 starts nothing from `\\server\share`
    /// itself, not even a plain Python.
    @Test
    void itWorksFromAShareThatNobodyCanWriteTo() throws Exception {
        Rig.requireRoot();
        Path bundle = make("windows-x64", "--as", "folder");
        Path drive = wine.prefix().resolve("dosdevices/s:");
        Files.deleteIfExists(drive);
        Files.createSymbolicLink(drive, bundle.getParent());
        try {
            String share = "S:\\" + bundle.getFileName();
            Path scores = forget(bundle.resolve("apps/High scores"));
            forget(bundle.resolve("apps/Quiz"));
            forget(bundle);
            Map<String, String> before = listing(bundle);
            Outcome played = shared(bundle, share + "\\apps\\High scores\\High scores.exe")
                    .run()
                    .exited(0)
                    .quietly();
            played.said("played 1 łódź 1\n").said("here True " + wine.path(scores.resolve("program")));
            played.said("python " + share + "\\python\\python.exe " + share + "\\python\\Lib\\json\\__init__.py");
            shared(bundle, share + "\\apps\\Quiz\\Quiz.exe")
                    .typing("Zoë\n")
                    .run()
                    .exited(7)
                    .said("Hello Zoë");
            pressed(shared(bundle, share + "\\" + NAME + ".exe"), 0);
            await(scores.resolve("program/scores.txt"), "xx");
            assertEquals(before, listing(bundle), "nothing is written to the share");
        } finally {
            Files.delete(drive);
        }
    }

    private Start shared(Path bundle, String program) {
        return wine.start(home, Path.of(program), List.of()).readOnly(bundle);
    }

    private void quiz(Path launcher) throws Exception {
        wine.start(home, launcher, List.of()).typing("Zoë\n").run().exited(7).said("Hello Zoë");
    }

    private Outcome play(Path launcher) throws Exception {
        return wine.start(home, launcher, List.of()).run().exited(0).quietly();
    }

    private static Path launcher(Path root, String title) {
        return root.resolve("apps").resolve(title).resolve(title + ".exe");
    }

    /// Opens the start menu, whose browser presses a tile, and waits until the menu has ended.
    private void pressed(Start menu, int tile) throws Exception {
        Path tools = Files.createDirectories(home.resolve("tools"));
        Path browser = Files.writeString(tools.resolve("xdg-open"), BROWSER);
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path note = home.resolve("note");
        Files.deleteIfExists(note);
        menu.with(Map.of(
                        "PATH",
                        tools + ":/usr/bin:/bin",
                        "PRESSED",
                        "" + tile,
                        // nobody is there to press Enter
                        "PIPAPP_TERMINAL",
                        "never",
                        "NOTE",
                        note.toString()))
                .run()
                .exited(0);
        assertEquals("204 True : here\n", Files.readString(note));
    }

    /// A program that the start menu started writes a file, maybe when the menu has ended.
    private static void await(Path file, String text) throws Exception {
        Instant end = Instant.now().plusSeconds(180);
        while (!Files.exists(file) || !Files.readString(file).equals(text)) {
            assertTrue(Instant.now().isBefore(end), () -> "waited in vain for " + text + " in " + file);
            Thread.sleep(100);
        }
    }

    private Outcome msiexec(String... words) throws Exception {
        var all = new ArrayList<>(List.of(words));
        all.add("/qn");
        return wine.start(home, Path.of("msiexec"), all)
                .through(List.of(Rig.tool("xvfb-run").toString(), "-a"))
                .run();
    }

    /// The class, made.
    private Path make(String goal, String... words) throws IOException {
        Path whole = Files.createDirectories(home.resolve("submissions/scores"));
        Files.writeString(whole.resolve("main.py"), SCORES);
        Files.writeString(whole.resolve("words.txt"), "łódź");
        Files.writeString(whole.resolveSibling("quiz.py"), QUIZ);
        Files.writeString(whole.resolveSibling("painting.pyw"), PAINTING);
        var line = new ArrayList<>(List.of("class", whole.getParent().toString(), "--for", goal, "--name", NAME));
        line.addAll(List.of("--out", home.resolve("made").toString()));
        line.addAll(List.of(words));
        Product.run(line.toArray(String[]::new)).exited(0);
        return Unpacked.list(home.resolve("made")).stream()
                .filter(file -> file.toString().contains("windows-x64"))
                .findFirst()
                .orElseThrow();
    }

    /// Where an app keeps its user's files, with nothing of earlier runs in it, and nothing after the test.
    private Path forget(Path app) throws IOException {
        String id = Files.readAllLines(app.resolve("support/launch.ini")).stream()
                .filter(line -> line.startsWith("id="))
                .findFirst()
                .orElseThrow()
                .substring("id=".length());
        Path folder = user().resolve("AppData/Local").resolve(id);
        BuiltExamples.remove(folder);
        data.add(folder);
        return folder;
    }

    private Path user() {
        return wine.prefix().resolve("drive_c/users").resolve(System.getProperty("user.name"));
    }

    /// The links that lead to the class or to one of its programs.
    private List<String> links() throws IOException {
        try (Stream<Path> all = Files.walk(wine.prefix().resolve("drive_c"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".lnk"))
                    .filter(name -> List.of(NAME, "High scores", "Painting", "Quiz")
                            .contains(name.substring(0, name.length() - 4)))
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        return Unpacked.list(folder).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static Map<String, String> listing(Path folder) throws IOException {
        var listing = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                String state = Files.isDirectory(file) ? "" : Files.size(file) + " " + Files.getLastModifiedTime(file);
                listing.put(folder.relativize(file).toString(), state);
            }
        }
        return listing;
    }
}
