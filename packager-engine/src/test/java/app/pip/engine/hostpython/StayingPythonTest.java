package app.pip.engine.hostpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.pip.engine.hostpython.Answer.Refused;
import app.pip.engine.hostpython.Answer.Understood;
import app.pip.engine.tree.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StayingPythonTest {

    @TempDir
    Path folder;

    @Test
    void compilesAsAProcessForEachWouldWhateverItCompiledBefore() throws Exception {
        List<Source> library = library();
        List<Answer> each = new ArrayList<>();
        for (Source source : library) {
            each.add(HostPythonForTests.compiler().read(List.of(source)).getFirst());
        }
        try (var python = new StayingPython(HostPythonForTests.python())) {
            for (Source source : library.reversed()) {
                python.read(List.of(source));
            }
            for (int i = 0; i < library.size(); i++) {
                Answer answer = python.read(List.of(library.get(i))).getFirst();
                assertArrayEquals(
                        bytecode(each.get(i)), bytecode(answer), library.get(i).name());
            }
        }
    }

    @Test
    void oneProcessStaysForAllBatchesAndEndsAtTheEnd() throws Exception {
        Path pids = folder.resolve("pids");
        try (var python = new StayingPython(noting(pids))) {
            for (int i = 0; i < 5; i++) {
                assertInstanceOf(
                        Understood.class,
                        python.read(List.of(Source.of("a.py", "x = " + i))).getFirst());
            }
            assertEquals(1, numbers(pids).size());
        }
        for (long pid : numbers(pids)) {
            assertEquals(
                    false, ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        }
    }

    @Test
    void oneThatDiesIsReplaced() throws Exception {
        Path pids = folder.resolve("pids");
        try (var python = new StayingPython(noting(pids))) {
            List<Source> sources = Stream.of("a.py", "dies.py", "b.py")
                    .map(name -> Source.of(name, "x = 1"))
                    .toList();
            for (int i = 0; i < 2; i++) {
                List<Answer> answers = python.read(sources);
                assertInstanceOf(Understood.class, answers.get(0));
                assertInstanceOf(Refused.class, answers.get(1));
                assertInstanceOf(Understood.class, answers.get(2));
            }
            // the second one answered `b.py`, and then `a.py` of the second time
            assertEquals(3, numbers(pids).size());
        }
    }

    @Test
    void manyThreadsAskAtOnce() throws Exception {
        try (var python = new StayingPython(HostPythonForTests.python());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<List<Answer>>>();
            for (int i = 0; i < 40; i++) {
                Source source = Source.of("m" + i + ".py", "import m" + i);
                work.add(() -> python.read(List.of(source, source)));
            }
            int i = 0;
            for (var done : threads.invokeAll(work)) {
                for (Answer answer : done.get()) {
                    var facts = assertInstanceOf(Understood.class, answer).facts();
                    assertEquals("m" + i, facts.imports().getFirst().module());
                }
                i++;
            }
        }
    }

    /// An interpreter that writes down its process number, and dies at a source that is called so.
    private Path noting(Path pids) throws Exception {
        Files.writeString(folder.resolve("beginning.py"), """
                import os, sys
                with open(%s, "a") as pids: print(os.getpid(), file=pids)
                script = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4)))
                exec(script.replace(b"    refused = not_text(source)", b'''    import os
                    if name == "dies.py": os.abort()
                    refused = not_text(source)''', 1))
                """.formatted("'" + pids + "'"));
        Path file = Files.writeString(
                folder.resolve("python"),
                "#!/bin/sh\nexec '" + HostPythonForTests.python() + "' -I -S -B -X utf8 '"
                        + folder.resolve("beginning.py") + "'\n");
        Assumptions.assumeTrue(file.toFile().setExecutable(true), "shell scripts can't be made executable here");
        return file;
    }

    private static Set<Long> numbers(Path pids) throws Exception {
        var numbers = new TreeSet<Long>();
        for (String line :
                Files.readString(pids, StandardCharsets.US_ASCII).lines().toList()) {
            numbers.add(Long.parseLong(line));
        }
        return numbers;
    }

    /// Some modules of the standard library, with all kinds of constants, code and classes within classes.
    private static List<Source> library() throws Exception {
        Path library = HostPythonForTests.python().resolveSibling("../lib/python3.14");
        Assumptions.assumeTrue(Files.isDirectory(library), "no standard library beside the interpreter");
        var sources = new ArrayList<Source>();
        for (String name : List.of("ftplib.py", "enum.py", "inspect.py", "ast.py", "typing.py", "json/decoder.py")) {
            sources.add(new Source(name, Content.of(Files.readAllBytes(library.resolve(name))), false));
        }
        sources.add(Source.of("inner.py", "class Game:\n class Inner:\n  class Most: pass\n"));
        return sources;
    }

    private static byte[] bytecode(Answer answer) throws Exception {
        return assertInstanceOf(Understood.class, answer).bytecode().readAll();
    }
}
