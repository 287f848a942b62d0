package app.pip.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.hostpython.HostPython;
import app.pip.engine.hostpython.HostPythonForTests;
import app.pip.engine.platform.Family;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.program.ProgramFolder;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {

    private static final StandardLibrary LIBRARY = new StandardLibrary(
            Set.of("os", "sys", "random", "json", "xml", "tkinter", "turtle", "concurrent", "tomllib", "code"),
            Map.of("json", List.of("json.decoder"), "concurrent.futures", List.of(), "xml.dom.minidom", List.of()));

    private final List<Entry> files = new ArrayList<>();

    @Test
    void followsImportsThroughTheFolder() throws Exception {
        file("main.py", "import game.board, helper\nfrom game import rules, VERSION\nimport plug.deep.inner\n");
        file("helper.py", "def f():\n    import lazy\n");
        file("lazy.py", "");
        file("unused.py", "import unusual\n");
        file("game/__init__.py", "from .start import *\n");
        file("game/board.py", "from . import rules\n");
        file("game/rules.py", "from .deep.x import y\n");
        file("game/start.py", "");
        file("game/other.py", "");
        file("game/deep/__init__.py", "");
        file("game/deep/x.py", "from ..other import z\n");
        file("plug/deep/inner.py", "");
        file("data/words.txt", "x");
        var facts = read("main.py");
        assertEquals(List.of(), facts.problems());
        assertEquals(
                List.of(
                        "game/__init__.py",
                        "game/board.py",
                        "game/deep/__init__.py",
                        "game/deep/x.py",
                        "game/other.py",
                        "game/rules.py",
                        "game/start.py",
                        "helper.py",
                        "lazy.py",
                        "main.py",
                        "plug/deep/inner.py"),
                facts.reached().stream().map(TreePath::toString).toList());
        assertTrue(facts.imports().stream().allMatch(one -> one.origin() == Imported.Origin.LOCAL));
    }

    @Test
    void compilesEverySourceOfTheFolder() throws Exception {
        file("main.py", "print(1)\n");
        file("beside/unused.py", "x = 1\n");
        file("broken.py", "x = = 1\n");
        file("words.txt", "x = 1\n");
        var facts = read("main.py");
        assertEquals(
                List.of("beside/unused.py", "main.py"),
                facts.bytecode().keySet().stream().map(TreePath::toString).toList());
        byte[] pyc = facts.bytecode().get(TreePath.of("main.py")).readAll();
        assertEquals(0b11, pyc[4]);
        assertTrue(new String(pyc, StandardCharsets.ISO_8859_1).contains("main.py"));
    }

    @Test
    void listsTheStandardModules() throws Exception {
        file(
                "main.py",
                "import os.path, json\nfrom concurrent import futures\nfrom xml.dom import minidom\nimport a\n");
        file("a.py", "import random\nif False:\n    import tkinter\nimport __main__\n");
        var facts = read("main.py");
        assertEquals(List.of(), facts.problems());
        assertEquals(
                Set.of(
                        "os.path",
                        "json",
                        "concurrent",
                        "concurrent.futures",
                        "xml.dom",
                        "xml.dom.minidom",
                        "random",
                        "__main__"),
                facts.standard().keySet());
    }

    @Test
    void tellsWhichStandardModulesEachSystemNeeds() throws Exception {
        file("main.py", """
            import sys, random
            if sys.platform == "win32":
                import json
            else:
                import code
            try:
                import turtle
            except ImportError:
                pass
            """);
        var facts = read("main.py");
        assertEquals(Set.of("sys", "random", "json"), facts.needed(Family.WINDOWS));
        assertEquals(Set.of("sys", "random", "code"), facts.needed(Family.LINUX));
        assertEquals(7, facts.standard().get("turtle").getFirst().what().line());
    }

    @Test
    void aForeignImportStopsTheWorkOnceAtItsFirstPlace() throws Exception {
        file("main.py", "import os\nimport helper\nimport numpy.linalg\n\nfrom numpy import array\n");
        file("helper.py", "def f():\n    import requests\nimport distutils.core\n");
        assertEquals(
                List.of(
                        Problem.stop("import.missing", "numpy", "main.py", 3),
                        Problem.stop("import.missing", "requests", "helper.py", 2),
                        Problem.stop("import.removed", "distutils", "helper.py", 3, "3.12", "the package setuptools")),
                read("main.py").problems());
    }

    @Test
    void whatCanBeMissingIsANoteUntilItIsNeededElsewhere() throws Exception {
        file("main.py", """
            import sys, helper
            try:
                import numpy, colorama
            except ImportError:
                numpy = None
            if sys.platform == "win32":
                import win32api
            try:
                import tomllib
            except ModuleNotFoundError:
                import tomli as tomllib
            """);
        file("helper.py", "import colorama\n");
        assertEquals(
                List.of(
                        Problem.note("import.optional", "numpy", "main.py", 3),
                        Problem.stop("import.missing", "colorama", "helper.py", 1),
                        Problem.note("import.optional", "win32api", "main.py", 7),
                        Problem.note("import.optional", "tomli", "main.py", 11)),
                read("main.py").problems());
    }

    @Test
    void whatNeverHappensIsNotMissed() throws Exception {
        file("main.py", """
            import sys
            if TYPE_CHECKING:
                import numpy
            if sys.version_info < (3, 8):
                import importlib_metadata
            if __name__ == "__main__":
                import helper
            """);
        file("helper.py", "if __name__ == '__main__':\n    import pytest\n");
        var facts = read("main.py");
        assertEquals(List.of(), facts.problems());
        assertTrue(facts.reached().contains(TreePath.of("helper.py")));
    }

    @Test
    void aModuleThatIsMissingInTheFolderIsToldApart() throws Exception {
        file("main.py", "import game.bord\nfrom game import whatever\nfrom game.sub.x import y\n");
        file(
                "game/__init__.py",
                "from .oops import x\ntry:\n    from . import _fast\n    from ._c import f\n"
                        + "except ImportError:\n    pass\n");
        assertEquals(
                List.of(
                        Problem.stop("import.not-in-folder", "game.bord", "main.py", 1),
                        Problem.stop("import.not-in-folder", "game.sub", "main.py", 3),
                        Problem.stop("import.not-in-folder", "game.oops", "game/__init__.py", 1),
                        Problem.note("import.optional", "game._c", "game/__init__.py", 4)),
                read("main.py").problems());
    }

    @Test
    void dotsInAScriptAtTheTopAreTold() throws Exception {
        file("__init__.py", "");
        file(
                "__main__.py",
                "from . import game\nfrom .game import play\ntry:\n    from .x import y\nexcept ImportError:\n"
                        + "    from x import y\n");
        file("game.py", "");
        file("x.py", "");
        assertEquals(
                List.of(
                        Problem.stop("import.relative-in-script", "__main__.py", 1)
                                .with(new Remedy.Reword("__main__.py", "from . import game", "import game")),
                        Problem.stop("import.relative-in-script", "__main__.py", 2)
                                .with(new Remedy.Reword(
                                        "__main__.py", "from .game import play", "from game import play")),
                        Problem.note("import.relative-in-script", "__main__.py", 4)
                                .with(new Remedy.Reword("__main__.py", "from .x import y", "from x import y"))),
                read("__main__.py").problems());
    }

    @Test
    void foldersWithoutInitComeAfterTheStandardLibraryAndExtensionsCountAsModules() throws Exception {
        file("main.py", "import code, fast, images\n");
        file("code/old.py", "");
        file("fast.cpython-314-x86_64-linux-gnu.so", "");
        file("images/cat.png", "");
        var facts = read("main.py");
        assertEquals(Set.of("code"), facts.standard().keySet());
        assertEquals(List.of(Problem.stop("import.missing", "images", "main.py", 1)), facts.problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x = 1\\n if x = 2:\\n | script.syntax [main.py, 2, 1, if x = 2:, unexpected indent]",
                "if 1:\\n\\tx = 1\\n        y = 1\\n | script.tabs [main.py, 3]",
                "import os\\nprint 'hi'\\n | script.python-2 [main.py, 2, print 'hi']",
                "x\\0 | script.not-python [main.py]",
                "# coding: klingon\\n | script.encoding [main.py, 1]"
            })
    void aBrokenScriptIsAProblemOfItsOwn(String text, String told) throws Exception {
        file("main.py", text.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0"));
        var problem = read("main.py").problems().getFirst();
        assertEquals(told, problem.id() + " " + problem.details());
        var words = problem.in(Locale.ENGLISH);
        assertFalse((words.what() + words.why() + words.todo()).contains("{"), words::toString);
    }

    @Test
    void whatIsBrokenBesideTheProgramIsOneNote() throws Exception {
        file("main.py", "");
        for (char name = 'a'; name < 'h'; name++) {
            file("old/" + name + ".py", "print 'hi'\n");
        }
        assertEquals(
                List.of(Problem.note("script.broken-beside", "old/a.py, old/b.py, old/c.py, old/d.py, old/e.py …", 7)),
                read("main.py").problems());
    }

    @ParameterizedTest
    @CsvSource({
        "main.py, import turtle, WINDOW, IMPORT, turtle",
        "main.py, from tkinter import ttk, WINDOW, IMPORT, tkinter",
        "main.py, import helper, WINDOW, IMPORT, tkinter",
        "main.py, import random, CONSOLE, NOTHING, ''",
        "main.py, import turtle;n = input(), CONSOLE, INPUT, turtle",
        "main.py, import curses, CONSOLE, IMPORT, curses",
        "main.py, import flask, WEB, IMPORT, flask",
        "main.py, import http.server;s.serve_forever(), WEB, SERVER, http",
        "main.py, import http.client, CONSOLE, NOTHING, ''",
        "main.py, import matplotlib.pyplot, WINDOW, IMPORT, matplotlib",
        "main.py, import matplotlib.pyplot;print(1), CONSOLE, NOTHING, ''",
        "main.py, def draw(): screen.clear(), WINDOW, PGZERO, pgzero",
        "game.pyw, import random, WINDOW, ENDING, game.pyw"
    })
    void guessesHowAProgramShowsItself(
            String name, String text, Appearance.Kind kind, Appearance.Reason reason, String detail) throws Exception {
        file(name, text.replace(";", "\n") + "\n");
        file("helper.py", "def f():\n    import tkinter.messagebox\n");
        assertEquals(new Appearance(kind, reason, detail), read(name).appearance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"try:\n    import tkinter\nexcept ImportError:\n    pass\n", "if False:\n    import turtle\n"})
    void aWindowThatNeedNotBeIsNone(String text) throws Exception {
        file("main.py", text);
        assertFalse(read("main.py").appearance().window());
    }

    @Test
    void withoutAnInterpreterTheProgramGoesOnUnread() throws Exception {
        file("main.py", "import numpy\n");
        var facts = ScriptReader.read(program("main.py"), new HostPython(Path.of("no-such-python")), LIBRARY);
        assertEquals("script.no-interpreter", facts.problems().getFirst().id());
        assertEquals(Map.of(), facts.bytecode());
        assertFalse(facts.appearance().window());
    }

    private ScriptFacts read(String entry) throws Exception {
        return ScriptReader.read(program(entry), HostPythonForTests.compiler(), LIBRARY);
    }

    private ProgramFolder program(String entry) {
        return new ProgramFolder(
                Path.of("game"), TreePath.of(entry), Tree.of(files), 0, List.of(), List.of(), List.of());
    }

    private void file(String path, String text) {
        files.add(Entry.file(path, Content.of(text)));
    }
}
