package app.pip.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.hostpython.HostPythonForTests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardLibraryTest {

    private static final StandardLibrary SMALL = new StandardLibrary(
            Set.of("a", "b", "pkg", "_c", "_d", "_e"),
            Map.of("a", List.of("b", "_c"), "b", List.of("a"), "pkg", List.of("_d"), "pkg.x", List.of("_e")));

    @Test
    void followsWhatModulesNeed() {
        assertEquals(Set.of("_c"), SMALL.needs(Set.of("a")));
        assertEquals(Set.of("_d"), SMALL.needs(Set.of("pkg")));
        assertEquals(Set.of("_d", "_e"), SMALL.needs(Set.of("pkg.x")));
        assertEquals(Set.of("_e"), SMALL.needs(Set.of("_e", "numpy", "pkg.nothing")));
    }

    @Test
    void whatIsNoListIsRefused() {
        var json = new ByteArrayInputStream("{\"names\": 3".getBytes(StandardCharsets.UTF_8));
        assertThrows(IOException.class, () -> StandardLibrary.read(json));
    }

    /// Read from a real interpreter once for all cases.
    private static final class Real {
        static final StandardLibrary LIBRARY = library();

        private static StandardLibrary library() {
            try {
                return StandardLibrary.read(
                        new ByteArrayInputStream(HostPythonForTests.compiler().standardLibrary()));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite3, _sqlite3",
        "lzma, _lzma",
        "bz2, _bz2",
        "gzip, zlib",
        "ctypes, _ctypes",
        "ssl, _ssl",
        "curses.panel, _curses",
        "xml.dom.expatbuilder, pyexpat",
        "compression.zstd, _zstd"
    })
    void knowsWhatARealInterpretersModulesNeed(String module, String needed) {
        HostPythonForTests.python();
        assertTrue(
                Real.LIBRARY.needs(Set.of(module)).contains(needed),
                () -> Real.LIBRARY.needs(Set.of(module)).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "zipfile, zlib",
        "tarfile, bz2",
        "decimal, _decimal",
        "random, _hashlib",
        "uuid, _uuid",
        "subprocess, _winapi",
        "json, _ctypes"
    })
    void countsNothingThatHasAWayOut(String module, String spared) {
        HostPythonForTests.python();
        assertTrue(Real.LIBRARY.isModule(module));
        assertFalse(Real.LIBRARY.needs(Set.of(module)).contains(spared));
    }

    @Test
    void knowsTheModulesOfAllSystems() {
        HostPythonForTests.python();
        for (String name : List.of("sys", "random", "winreg", "fcntl", "tkinter", "__future__")) {
            assertTrue(Real.LIBRARY.has(name), name);
        }
        assertFalse(Real.LIBRARY.has("numpy"));
        assertFalse(Real.LIBRARY.has("site-packages"));
        assertTrue(Real.LIBRARY.isModule("concurrent.futures"));
    }
}
