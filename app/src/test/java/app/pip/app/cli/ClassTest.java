package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `pipapp class` makes of a folder of programs, and that none of them can stop another.
class ClassTest {

    /// One for all: what the first run unpacks needn't be unpacked again.
    @TempDir
    static Path store;

    @TempDir
    Path outside;

    private Path here;

    @BeforeEach
    void makeFolder() throws IOException {
        here = Files.createDirectory(outside.toRealPath().resolve("my class"));
    }

    @Test
    void whatCanBeMadeIsMadeAndTheRestIsTold() throws IOException {
        write("10b/anna/main.py", "'''Guess the Number'''\nprint(1)\n");
        write("10b/ben/main.py", "'''Guess the number!'''\nprint(2)\n");
        write("10b/quiz.py", "__author__ = 'Carla'\nprint(3)\n");
        write("10b/broken/main.py", "print('hello'\n");
        write("10b/empty/words.txt", "no program\n");
        write("10b/class.csv", "program,title,author\nanna,,Anna\n");
        zip("10b/hostile.zip", "../../../evil.py");
        zip("10b/good.zip", "game/main.py");
        Path secret = Files.createDirectories(outside.resolve("secret"));
        Files.writeString(secret.resolve("main.py"), "print('the teacher''s')\n");
        Files.createSymbolicLink(here.resolve("10b/link"), secret);
        var run = run("class", "10b", "--for", "windows,linux", "--json").exited(PipApp.PROBLEM);
        assertEquals(
                List.of(
                        "anna: Guess the Number by Anna, made",
                        "ben: Guess the number! 2 by Ben, made",
                        "broken: Broken by , not-made [script.syntax]",
                        "empty: Empty by , not-made [program.no-script]",
                        "good.zip: Good by , made",
                        "hostile.zip: Hostile by , not-made [program.zip-damaged]",
                        "quiz.py: Quiz by Carla, made"),
                programs(run));
        assertEquals(List.of("windows-x64", "linux-x64"), run.targets());
        List<String> names = names(run.files().getFirst());
        assertEquals(
                List.of("Good", "Guess the Number", "Guess the number! 2", "Quiz"),
                names.stream()
                        .filter(name -> name.startsWith("10b/apps/") && name.endsWith(".exe"))
                        .map(name -> name.split("/", -1)[2])
                        .toList());
        assertTrue(names.containsAll(List.of("10b/10b.exe", "10b/index.html", "10b/program/menu.py")), names::toString);
        assertEquals(
                1,
                names.stream().filter(name -> name.endsWith("/python314.dll")).count());
        assertFalse(Files.exists(outside.resolve("evil.py")));
        assertEquals(List.of("10b-apps"), others());
    }

    @Test
    void theSameClassGivesTheSameBytesAndANewVersionReplacesTheOldOne() throws IOException {
        write("class/a/main.py", "print(1)\n");
        write("class/b/main.py", "print(2)\n");
        byte[] first = made("class", "--jobs", "1");
        assertArrayEquals(first, made("class", "--jobs", "4"));
        write("class/b/main.py", "print(3)\n");
        assertFalse(Arrays.equals(first, made("class")));
        assertEquals(
                1,
                list(here.resolve("class-apps")).stream()
                        .filter(name -> name.endsWith(".zip"))
                        .count());
    }

    @Test
    void aFolderIsUpdatedAndWhatWasSavedInItStays() throws IOException {
        write("class/a/main.py", "print(1)\n");
        write("class/a/best.txt", "0\n");
        write("class/b/main.py", "print(2)\n");
        run("class", "class", "--for", "linux", "--as", "folder").exited(PipApp.DONE);
        Path a = here.resolve("class-apps/Class-1.0-linux-x64/apps/A/program");
        Path b = a.resolveSibling("../B/program").normalize();
        Files.writeString(a.resolve("best.txt"), "99\n");
        Files.writeString(b.resolve("notes.txt"), "mine\n");
        var python = Files.getLastModifiedTime(
                a.resolve("../../../python/bin/python").normalize());
        write("class/a/main.py", "print(4)\n");
        Files.move(here.resolve("class/b"), outside.resolve("gone"));
        run("class", "class", "--for", "linux", "--as", "folder").exited(PipApp.DONE);
        assertEquals("print(4)\n", Files.readString(a.resolve("main.py")));
        assertEquals("99\n", Files.readString(a.resolve("best.txt")));
        assertEquals(List.of("notes.txt"), list(b));
        assertEquals(
                python,
                Files.getLastModifiedTime(
                        a.resolve("../../../python/bin/python").normalize()));
    }

    @Test
    void aMacGetsOneAppThatHoldsTheOthers() throws IOException {
        write("class/a/main.py", "print(1)\n");
        var run = run("class", "class", "--for", "macos-arm64", "--json").exited(PipApp.DONE);
        List<String> names = names(run.files().getFirst());
        assertTrue(
                names.containsAll(List.of(
                        "Class/index.html",
                        "Class/Class.app/Contents/MacOS/Class",
                        "Class/Class.app/Contents/Resources/apps/A.app/Contents/MacOS/A",
                        "Class/Class.app/Contents/Resources/apps/A.app/Contents/Resources/program/main.py")),
                names::toString);
        try (var zip = new ZipFile(run.files().getFirst().toFile())) {
            String ini = new String(
                    zip.getInputStream(zip.getEntry("Class/Class.app/Contents/Resources/apps/A.app/Contents/Resources"
                                    + "/support/launch.ini"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertTrue(ini.contains("\nshared=4\n"), ini);
        }
    }

    @Test
    void aClassHasSoManyProgramsAtMost() throws IOException {
        for (int number = 0; number <= 1000; number++) {
            write("class/p%04d.py".formatted(number), "print(1)\n");
        }
        assertTrue(
                run("class", "class")
                        .exited(PipApp.PROBLEM)
                        .inPlainWords()
                        .stderr()
                        .contains("more than 1000"),
                "too many");
    }

    /// For computer rooms: what is installed isn't its users' to change.
    @Test
    void aClassIsInstalledByTheSystemsToo() throws IOException {
        write("class/a/main.py", "print(1)\n");
        write("class/b/main.py", "print(2)\n");
        var run = run("class", "class", "--for", "windows:msi,linux:deb,linux:rpm,macos-arm64:dmg", "--json")
                .exited(PipApp.DONE);
        assertEquals(
                List.of(
                        "Class-1.0-windows-x64.msi",
                        "Class-1.0-macos-arm64.dmg",
                        "Class-1.0-linux-x64.deb",
                        "Class-1.0-linux-x64.rpm"),
                run.files().stream().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void aFolderThatIsNoClassIsAProblem() throws IOException {
        Files.createDirectory(here.resolve("nothing"));
        run("class", "nothing").exited(PipApp.PROBLEM).inPlainWords();
        run("class", "missing").exited(PipApp.PROBLEM).inPlainWords();
        write("class/a/main.py", "print(1)\n");
        run("class", "class", "--for", "windows:msi", "--as", "folder").exited(2);
        run("class", "class", "--jobs", "0").exited(2);
    }

    private byte[] made(String... words) throws IOException {
        var all = new ArrayList<>(List.of("class", "--for", "windows", "--json"));
        all.addAll(List.of(words));
        return Files.readAllBytes(
                run(all.toArray(String[]::new)).exited(PipApp.DONE).files().getFirst());
    }

    private static List<String> programs(CommandLineRun run) {
        var lines = new ArrayList<String>();
        for (JsonNode one : JsonMapper.builder().build().readTree(run.stdout()).required("programs")) {
            var stops = new ArrayList<String>();
            for (JsonNode problem : one.required("problems")) {
                if (problem.required("severity").asString().equals("stop")) {
                    stops.add(problem.required("id").asString());
                }
            }
            lines.add(one.required("name").asString() + ": "
                    + one.required("title").asString() + " by "
                    + one.required("author").asString() + ", "
                    + one.required("state").asString()
                    + (stops.isEmpty() ? "" : " " + stops));
        }
        return lines;
    }

    private List<String> others() throws IOException {
        return list(here).stream().filter(name -> !name.equals("10b")).toList();
    }

    private CommandLineRun run(String... words) {
        return CommandLineRun.in(here, store, words);
    }

    private static List<String> names(Path zip) throws IOException {
        try (var open = new ZipFile(zip.toFile())) {
            return open.stream().map(ZipEntry::getName).sorted().toList();
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void zip(String name, String entry) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(here.resolve(name)))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("print(1)\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
