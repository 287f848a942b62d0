package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `pipapp inspect` tells, of all kinds of things that can be dropped.
class InspectTest {

    /// One for all: what the first run unpacks needn't be unpacked again.
    @TempDir
    static Path store;

    @TempDir
    Path outside;

    private Path here;

    @BeforeEach
    void makeFolder() throws IOException {
        here = Files.createDirectory(outside.toRealPath().resolve("my game"));
    }

    @Test
    void oneObjectTellsEverything() throws IOException {
        write(
                "guess.py",
                "import os, PIL.Image\nimport helper\ntry:\n    import colorama\nexcept ImportError:\n    pass\n"
                        + "open('words.txt', encoding='utf-8')\nopen('scores.txt', 'w')\n");
        write("helper.py", "import wunderkiste\n");
        write("words.txt", "x");
        write("essay.txt", "x");
        JsonNode json = json(run("guess.py", "--json").exited(PipApp.PROBLEM));
        assertEquals("guess.py", json.required("entry").asString());
        assertEquals(
                List.of(
                        "os standard null [] guess.py 1",
                        "PIL.Image package pillow [] guess.py 1",
                        "helper local null [] guess.py 2",
                        "colorama optional colorama [] guess.py 4",
                        "wunderkiste unknown null [\"wunderkiste\"] helper.py 1"),
                lines(json.required("imports"), "module", "kind", "distribution", "alternatives", "file", "line"));
        assertEquals(
                List.of(
                        "essay.txt 0 false false folder stays",
                        "guess.py 149 true false entry travels",
                        "helper.py 19 true false import travels",
                        "scores.txt 0 false true name made",
                        "words.txt 1 true false name travels"),
                lines(json.required("files"), "path", "size", "read", "written", "found_by", "state"));
        assertEquals("console", json.at("/app/kind").asString());
        assertTrue(json.required("python").asString().startsWith("3."));
        assertTrue(json.required("requirements").isArray());
    }

    @Test
    void remediesCanBeReadByMachines() throws IOException {
        write("blume.py", "from turtle import *\ncircle(10)\n");
        JsonNode problem = json(run("blume.py", "--json").exited(PipApp.DONE)).at("/problems/0");
        assertEquals("app.turtle-closes", problem.required("id").asString());
        assertEquals("append", problem.at("/remedies/0/kind").asString());
        assertEquals(
                "import turtle; turtle.done()", problem.at("/remedies/0/line").asString());
    }

    @Test
    void peopleGetWords() throws IOException {
        write("guess.py", "import random, pygame\npygame.image.load('Cat.png')\n");
        write("cat.png", "x");
        write("other.txt", "x");
        var run = run("guess.py").exited(PipApp.DONE);
        for (String part : List.of(
                "guess.py: a program with a window, because it imports pygame",
                "Comes with Python: random",
                "pygame-ce (or pygame)",
                "Goes into the app:",
                "Stays behind (--include adds it):",
                "other.txt",
                "\"Cat.png\" is written \"cat.png\" on the disk.")) {
            assertTrue(run.stdout().contains(part), () -> part + " is missing in " + run);
        }
        assertEquals("", run.stderr());
    }

    @Test
    void whatStaysBehindCanBeIncluded() throws IOException {
        write("guess.py", "print(1)\n");
        write("notes/a.txt", "x");
        write(".env", "x");
        var words = List.of("guess.py 9 true false entry travels", "notes/a.txt 1 false false folder travels");
        JsonNode json = json(run("guess.py", "--json", "--include", "notes").exited(PipApp.DONE));
        assertEquals(
                words,
                lines(json.required("files"), "path", "size", "read", "written", "found_by", "state")
                        .subList(1, 3));
    }

    @Test
    void anArchiveIsAFolder() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(here.resolve("abgabe.zip")))) {
            for (String name : List.of("spiel/main.py", "spiel/bild.png", "__MACOSX/spiel/._main.py")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("open('bild.png', 'rb')\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        JsonNode json = json(run("abgabe.zip", "--json").exited(PipApp.DONE));
        assertEquals("main.py", json.required("entry").asString());
        assertEquals(List.of("bild.png", "main.py"), lines(json.required("files"), "path"));
        assertEquals(List.of("abgabe.zip"), names());
    }

    @Test
    void anArchiveThatLeadsElsewhereIsRefused() throws IOException {
        for (String name : List.of("../evil.py", "/evil.py", "a/../../evil.py")) {
            try (var zip = new ZipOutputStream(Files.newOutputStream(here.resolve("evil.zip")))) {
                zip.putNextEntry(new ZipEntry("main.py"));
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
            assertEquals(
                    List.of("program.zip-damaged"),
                    run("evil.zip", "--json").exited(PipApp.PROBLEM).ids("stop"),
                    name);
        }
        Files.writeString(here.resolve("evil.zip"), "no archive");
        assertEquals(
                List.of("program.zip-damaged"),
                run("evil.zip", "--json").exited(PipApp.PROBLEM).ids("stop"));
        assertFalse(Files.exists(outside.resolve("evil.py")));
    }

    @Test
    void aNotebookIsAScript() throws IOException {
        write(
                "Übung 3.ipynb",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"!pip install numpy\\n\", \"import numpy\"]}]}");
        JsonNode json = json(run("Übung 3.ipynb", "--json").exited(PipApp.DONE));
        assertEquals("Übung 3.py", json.required("entry").asString());
        assertEquals(List.of("numpy"), lines(json.required("imports"), "module"));
    }

    @Test
    void aHostileFileIsToldSoon() throws IOException {
        write("deep.py", "x = " + "[".repeat(100_000) + "]".repeat(100_000));
        write("sum.py", "x = 1" + "+1".repeat(490_000));
        write("names.py", "x = [" + "a,".repeat(490_000) + "]");
        write("statements.py", "a\n".repeat(490_000));
        write("line.py", "x = '" + "a".repeat(30_000_000) + "'");
        Files.write(here.resolve("zero.py"), new byte[1000]);
        try (var file = new RandomAccessFile(here.resolve("large.py").toFile(), "rw")) {
            file.setLength(50_000_000);
        }
        var slow = new ArrayList<String>();
        for (String name : List.of("deep", "sum", "names", "statements", "line", "zero", "large")) {
            Instant begin = Instant.now();
            var run = run(name + ".py", "--json");
            Duration took = Duration.between(begin, Instant.now());
            assertFalse(run.problems().isEmpty(), name);
            // seconds on a machine that has nothing else to do
            if (took.toSeconds() >= 60) {
                slow.add(name + " took " + took);
            }
        }
        assertEquals(List.of(), slow);
    }

    @Test
    void nothingIsRun() throws IOException {
        write("precious.txt", "x");
        write("evil.py", "import os, helper\nos.remove('precious.txt')\n");
        write("helper.py", "import shutil\nshutil.rmtree('.')\n");
        run("evil.py", "--json").exited(PipApp.DONE);
        run(".", "--json");
        assertTrue(Files.exists(here.resolve("precious.txt")));
    }

    private CommandLineRun run(String... words) {
        var all = new ArrayList<>(List.of("inspect", "--offline"));
        all.addAll(List.of(words));
        var run = CommandLineRun.in(here, store, all.toArray(String[]::new));
        return all.contains("--json") ? run : run.inPlainWords();
    }

    private static JsonNode json(CommandLineRun run) {
        return JsonMapper.shared().readTree(run.stdout());
    }

    private static List<String> lines(JsonNode array, String... keys) {
        var lines = new ArrayList<String>();
        for (JsonNode node : array) {
            var line = new ArrayList<String>();
            for (String key : keys) {
                JsonNode value = node.required(key);
                line.add(value.isContainer() ? value.toString() : value.asString(""));
            }
            lines.add(String.join(" ", line).replace("  ", " null "));
        }
        return lines;
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(here)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
