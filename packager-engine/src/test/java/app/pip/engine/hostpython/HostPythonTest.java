package app.pip.engine.hostpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.hostpython.Answer.Reason;
import app.pip.engine.hostpython.Answer.Refused;
import app.pip.engine.hostpython.Answer.Understood;
import app.pip.engine.tree.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPythonTest {

    private static final String PROGRAM = """
            import random
            WORDS = {"one", "two", "three", "four", "five"}
            def pick(n=3, *, loud=False):
                return [w for w in sorted(WORDS) if w in {"a", "b", "two"} or n > 1.5e10 or w == "hello world"]
            class Game:
                "A game."
                x: int = 10 ** 20
                class Inner:
                    class Most: pass
                def go(self): return lambda: (self.x, "hello world", b"bytes", 2j, (1, ("two", None)))
            if __name__ == "__main__":
                print(pick())
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytecodeIsWhatCompileallWrites(boolean checked) throws Exception {
        Path python = HostPythonForTests.python();
        var sources = sample(python, checked);
        for (Source source : sources) {
            Path file = folder.resolve(source.name());
            Files.createDirectories(file.getParent());
            Files.write(file, source.content().readAll());
        }
        var builder = new ProcessBuilder(
                python.toString(),
                "-I",
                "-S",
                "-m",
                "compileall",
                "-q",
                "--invalidation-mode",
                checked ? "checked-hash" : "unchecked-hash",
                "-d",
                "",
                ".");
        builder.directory(folder.toFile()).redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);

        var answers = new HostPython(python).read(sources);
        for (int i = 0; i < sources.size(); i++) {
            Path file = folder.resolve(sources.get(i).name());
            String stem = file.getFileName().toString().replaceFirst("\\.py$", "");
            byte[] wanted = Files.readAllBytes(file.resolveSibling("__pycache__/" + stem + ".cpython-314.pyc"));
            byte[] got = bytecode(answers.get(i));
            assertArrayEquals(wanted, got, sources.get(i).name());
        }
    }

    @Test
    void theSameSourceGivesTheSameBytesWhateverElseIsRead() throws Exception {
        // each process has its own hash seed
        var python = HostPythonForTests.compiler();
        var source = source("pkg/game.py", PROGRAM);
        byte[] first = bytecode(python.read(List.of(source)).getFirst());
        for (int run = 0; run < 4; run++) {
            var answers = python.read(List.of(source("other.py", "class Game:\n class Inner: pass"), source, source));
            assertArrayEquals(first, bytecode(answers.get(1)));
            assertArrayEquals(first, bytecode(answers.get(2)));
        }
    }

    @Test
    void neverRunsTheProgramAndSeesNothingOfItsFolder() throws Exception {
        Path sign = folder.resolve("was-here");
        var evil = source("json.py", "open(" + quoted(sign) + ", 'w')\nimport sitecustomize, ast\n");
        assertInstanceOf(
                Understood.class,
                HostPythonForTests.compiler().read(List.of(evil)).getFirst());
        assertFalse(Files.exists(sign));
    }

    @Test
    void answersManySourcesInTheirOrder() throws Exception {
        var sources = new ArrayList<Source>();
        for (int i = 0; i < 300; i++) {
            sources.add(
                    source("m" + i + ".py", i % 7 == 0 ? "x = = " + i : "import m" + i + "\n" + "y = 1\n".repeat(500)));
        }
        var answers = HostPythonForTests.compiler().read(sources);
        for (int i = 0; i < 300; i++) {
            if (i % 7 == 0) {
                assertEquals(
                        "x = = " + i,
                        assertInstanceOf(Refused.class, answers.get(i)).text());
            } else {
                var facts = assertInstanceOf(Understood.class, answers.get(i)).facts();
                assertEquals("m" + i, facts.imports().getFirst().module());
            }
        }
    }

    @Test
    void refusesWhatIsTooLargeAndStillAnswersTheRest() throws Exception {
        var large = new Source("data.py", Content.of(new byte[40 << 20]), true);
        var answers = HostPythonForTests.compiler().read(List.of(large, source("a.py", "x = 1"), large));
        assertEquals(
                Reason.TOO_LARGE,
                assertInstanceOf(Refused.class, answers.get(0)).reason());
        assertInstanceOf(Understood.class, answers.get(1));
        assertEquals(
                Reason.TOO_LARGE,
                assertInstanceOf(Refused.class, answers.get(2)).reason());
    }

    @Test
    void aSourceOnWhichTheInterpreterDiesOrHangsCostsOnlyItself() throws Exception {
        // an interpreter that works, except that the two names of this test kill it or hold it up
        Path python = wrapper("""
                script = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4)))
                script = script.replace(b"    refused = not_text(source)", b'''    import os, time
                    if name == "dies.py": os.abort()
                    if name == "hangs.py": time.sleep(600)
                    refused = not_text(source)''', 1)
                exec(script)
                """);
        var sources = Stream.of("a.py", "dies.py", "b.py", "hangs.py", "c.py").map(name -> source(name, "x = 1"));
        // as long as a busy machine may need for the others
        var answers = new HostPython(python, Duration.ofSeconds(20), folder).read(sources.toList());
        assertInstanceOf(Understood.class, answers.get(0));
        assertEquals(
                Reason.TOO_DEEP, assertInstanceOf(Refused.class, answers.get(1)).reason());
        assertInstanceOf(Understood.class, answers.get(2));
        assertEquals(
                Reason.TOO_LARGE,
                assertInstanceOf(Refused.class, answers.get(3)).reason());
        assertInstanceOf(Understood.class, answers.get(4));
    }

    @Test
    void anInterruptEndsTheProcess() throws Exception {
        Path alive = folder.resolve("alive");
        Path python = wrapper(
                "import os, time\nopen(" + quoted(alive) + ", 'w').write(str(os.getpid()))\n" + "time.sleep(600)\n");
        var failure = new AtomicReference<Throwable>();
        var reading = Thread.ofVirtual().start(() -> {
            try {
                new HostPython(python).read(List.of(source("a.py", "x = 1")));
            } catch (Exception e) {
                failure.set(e);
            }
        });
        while (!Files.exists(alive) || Files.size(alive) == 0) {
            Thread.sleep(20);
        }
        long pid = Long.parseLong(Files.readString(alive));
        reading.interrupt();
        reading.join(Duration.ofMinutes(3));
        assertInstanceOf(InterruptedException.class, failure.get());
        ended(pid);
    }

    /// What was killed is there until the system has noticed.
    private static void ended(long pid) throws Exception {
        Optional<ProcessHandle> left = ProcessHandle.of(pid);
        if (left.isPresent()) {
            left.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatCannotStartIsToldApart() throws Exception {
        var sources = List.of(source("a.py", "x = 1"));
        var missing = new HostPython(folder.resolve("no-such-python"));
        assertThrows(HostPythonException.class, () -> missing.read(sources));
        Path broken = script("broken", "#!/bin/sh\necho the library is missing >&2\nexit 127\n");
        var told = assertThrows(HostPythonException.class, () -> new HostPython(broken).read(sources));
        assertTrue(told.getMessage().contains("the library is missing"), told::getMessage);
        assertTrue(told.getMessage().contains("127"), told::getMessage);
    }

    @Test
    void leavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        var python = new HostPython(HostPythonForTests.python(), Duration.ofMinutes(3), temporary);
        python.read(List.of(source("a.py", "x = 1")));
        var missing = new HostPython(folder.resolve("no-such-python"), Duration.ofMinutes(3), temporary);
        assertThrows(HostPythonException.class, () -> missing.read(List.of(source("a.py", "x = 1"))));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /// A file that starts the interpreter with another beginning.
    private Path wrapper(String beginning) throws Exception {
        Files.writeString(folder.resolve("beginning.py"), "import sys\n" + beginning);
        return script(
                "python",
                "#!/bin/sh\nexec '" + HostPythonForTests.python() + "' -I -S -B -X utf8 '"
                        + folder.resolve("beginning.py") + "'\n");
    }

    private Path script(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Assumptions.assumeTrue(file.toFile().setExecutable(true), "shell scripts can't be made executable here");
        return file;
    }

    /// A real part of the standard library: all kinds of constants and code. Classes within classes are left out:
    /// what compileall writes for them depends on what it has imported itself (see `compiled` in `reader.py`).
    private static List<Source> sample(Path python, boolean checked) throws Exception {
        Path library = python.resolveSibling("../lib/python3.14");
        Assumptions.assumeTrue(Files.isDirectory(library), "no standard library beside " + python);
        var sources = new ArrayList<Source>();
        for (String name : List.of("argparse.py", "json/decoder.py", "enum.py", "inspect.py", "tarfile.py", "ast.py")) {
            sources.add(new Source(name, Content.of(Files.readAllBytes(library.resolve(name))), checked));
        }
        sources.add(new Source(
                "pkg/game.py",
                Content.of(PROGRAM.replace("class Inner", "def inner(self)").replace("class Most", "def most()")),
                checked));
        return sources;
    }

    private static byte[] bytecode(Answer answer) throws Exception {
        return assertInstanceOf(Understood.class, answer).bytecode().readAll();
    }

    private static Source source(String name, String text) {
        return Source.of(name, text);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("\\", "\\\\") + "'";
    }
}
