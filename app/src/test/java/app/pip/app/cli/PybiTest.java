package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `pipapp pybi` on the interpreters that ship with the product.
class PybiTest {

    @TempDir
    private Path folder;

    @Test
    void unpackedAndPackedAgainIsTheSameFile() throws Exception {
        Path file = shipped("win_amd64");
        run("pybi", "unpack", file.toString(), "tree").exited(0);
        assertTrue(Files.exists(folder.resolve("tree/python.exe")));
        CommandLineRun packed = run("pybi", "pack", "tree", "--out", "again").exited(0);
        Path again = folder.resolve("again").resolve(file.getFileName());
        assertEquals(again + "\n", packed.stdout());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void tellsWhatItHoldsAndThatItIsRight() throws Exception {
        Path file = shipped("manylinux_2_\\d+_x86_64");
        String told = run("pybi", "inspect", file.toString()).exited(0).stdout();
        assertTrue(told.contains("Name: cpython\nVersion: 3.14."), told);
        assertTrue(told.contains("Pybi-Wheel-Tag: cp314-cp314-PLATFORM"), told);
        String verified = run("pybi", "verify", file.toString()).exited(0).stdout();
        assertTrue(verified.endsWith("all as they should be\n"), verified);
    }

    @Test
    void aBrokenOneIsToldAndLeavesNothing() throws Exception {
        Path broken = folder.resolve("cpython-3.14.3-win_arm64.pybi");
        Files.copy(shipped("win_amd64"), broken);
        CommandLineRun verified =
                run("pybi", "verify", broken.toString()).exited(1).inPlainWords();
        assertTrue(verified.stderr().startsWith("breaks a rule: Tag: PYBI says"), verified.stderr());
        CommandLineRun refused =
                run("pybi", "unpack", broken.toString(), "tree").exited(1).inPlainWords();
        assertTrue(refused.stderr().contains("was not unpacked"), refused.stderr());
        assertFalse(Files.exists(folder.resolve("tree")));
    }

    @Test
    void badInputIsToldInWords() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pybi"), "not a zip");
        for (String[] words : new String[][] {
            {"pybi", "inspect", "nowhere.pybi"},
            {"pybi", "verify", text.toString()},
            {"pybi", "pack", "nowhere"},
            {"pybi", "pack", "."},
            {"pybi", "unpack", shipped("win_amd64").toString(), "."},
        }) {
            CommandLineRun run = run(words).exited(1).inPlainWords();
            assertTrue(run.stderr().contains("What to do: "), run.stderr());
        }
        run("pybi").exited(2);
    }

    private CommandLineRun run(String... words) {
        return CommandLineRun.in(folder, folder.resolve("store"), words);
    }

    private static Path shipped(String tag) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "packager-engine", "target", "interpreters"))) {
            return files.filter(file -> file.getFileName().toString().matches("cpython-.*-" + tag + "\\.pybi"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }
}
