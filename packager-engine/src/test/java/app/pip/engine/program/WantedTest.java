package app.pip.engine.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What travels when not everything does, and as what.
class WantedTest {

    @TempDir
    Path outside;

    private Path root;

    @BeforeEach
    void makeFolder() throws IOException {
        root = Files.createDirectory(outside.toRealPath().resolve("game"));
    }

    @Test
    void ofAScriptOnlyWhatIsWantedTravels() throws Exception {
        write(
                "guess.py",
                "other.py",
                "CON.txt",
                "data/a.txt",
                "data/b.txt",
                "img/x.png",
                "img/tool.py",
                "img/deep/y.png",
                "lib/m.py",
                "lib/m.txt",
                "old/x",
                ".env",
                "extra/a.txt",
                "notes.md");
        var wishes = new Wishes(Set.of("extra\\", "./notes.md"), Set.of("img/deep"), Set.of(), Optional.empty());
        var wanted = new Wanted(false, sorted("data/a.txt", ".env"), sorted("lib"), sorted("img"), wishes);
        var program = reading().read(root.resolve("guess.py"), wanted);
        assertEquals(
                List.of("data/a.txt", "extra/a.txt", "guess.py", "img/x.png", "lib/m.py", "lib/m.txt", "notes.md"),
                listing(program));
        assertEquals(
                List.of(
                        "SECRET .env",
                        "NOT_NEEDED CON.txt",
                        "NOT_NEEDED data/b.txt",
                        "NOT_NEEDED img/deep/",
                        "NOT_NEEDED img/tool.py",
                        "NOT_NEEDED old/",
                        "NOT_NEEDED other.py"),
                program.left().stream()
                        .map(left -> left.why() + " " + left.path())
                        .sorted(Comparator.comparing(line -> line.substring(line.indexOf(' '))))
                        .toList());
    }

    @Test
    void aNotebookBecomesAScript() throws Exception {
        write("work.py");
        Files.writeString(root.resolve("work.ipynb"), """
            {"nbformat": 4, "metadata": {"language_info": {"name": "python"}}, "cells": [
              {"cell_type": "markdown", "source": "# Words"},
              {"cell_type": "code", "source": ["%matplotlib inline\\n", "import os\\n", "if 1:\\n", "    !pip install x\\n"]},
              {"cell_type": "code", "source": "%%bash\\nls -l"},
              {"cell_type": "code", "source": "print(1)"}]}
            """);
        var program = reading().read(root.resolve("work.ipynb"), Wanted.everything(Wishes.NONE));
        assertEquals("work-notebook.py", program.entry().toString());
        var script = (Entry.File) program.tree().entries().get(program.entry());
        assertEquals("""
            pass  # %matplotlib inline
            import os
            if 1:
                pass  # !pip install x

            pass  # %%bash
            pass  # ls -l

            print(1)

            """, new String(script.content().readAll(), StandardCharsets.UTF_8));
        assertEquals(
                List.of("program.notebook-script", "program.notebook-lines"),
                program.notes().stream().map(Problem::id).toList());
    }

    @Test
    void whatIsNoNotebookIsTold() throws Exception {
        for (String text : List.of("{}", "no", "{\"cells\": [{\"cell_type\": \"code\", \"source\": \" \"}]}")) {
            Files.writeString(root.resolve("work.ipynb"), text);
            assertEquals(List.of("program.notebook"), problems(root.resolve("work.ipynb")), text);
            assertEquals(List.of("program.notebook"), problems(root), text);
        }
    }

    @Test
    void remediesChangeCopiesOnly() throws Exception {
        var latin = Charset.forName("windows-1252");
        var tree = Tree.of(List.of(
                new Entry.File(TreePath.of("words.txt"), Content.of("schön".getBytes(latin)), false),
                Entry.file("Cat.PNG", Content.of("x")),
                Entry.file("main.py", Content.of("import turtle"))));
        var mended = Remedied.files(
                tree,
                List.of(
                        new Remedy.Utf8Copy("words.txt", "windows-1252"),
                        new Remedy.Rename("Cat.PNG", "img/cat.png"),
                        new Remedy.Append("main.py", "turtle.done()"),
                        new Remedy.Append("gone.py", "x"),
                        new Remedy.Rename("gone.py", "x"),
                        new Remedy.Window()));
        assertEquals(
                List.of("img/cat.png", "main.py", "words.txt"),
                mended.entries().keySet().stream().map(TreePath::toString).toList());
        assertArrayEquals("schön".getBytes(StandardCharsets.UTF_8), bytes(mended, "words.txt"));
        assertEquals("import turtle\nturtle.done()\n", new String(bytes(mended, "main.py"), StandardCharsets.UTF_8));
        assertArrayEquals("schön".getBytes(latin), bytes(tree, "words.txt"));
    }

    private static byte[] bytes(Tree tree, String path) throws IOException {
        return ((Entry.File) tree.entries().get(TreePath.of(path))).content().readAll();
    }

    private static TreeSet<String> sorted(String... paths) {
        return new TreeSet<>(Set.of(paths));
    }

    private ProgramFolder.Reading reading() {
        var usual = UsualFolders.below(outside.resolve("home"));
        return new ProgramFolder.Reading(Set.of(), Set.of("random")::contains, usual, FirstBytes.onDisk());
    }

    private List<String> problems(Path program) {
        return assertThrows(ProblemException.class, () -> reading().read(program, Wanted.everything(Wishes.NONE)))
                .problems()
                .stream()
                .map(Problem::id)
                .toList();
    }

    private static List<String> listing(ProgramFolder program) {
        return program.tree().entries().keySet().stream()
                .map(TreePath::toString)
                .toList();
    }

    /// Files whose contents are their own names.
    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }
}
