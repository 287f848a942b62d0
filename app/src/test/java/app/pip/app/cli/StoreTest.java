package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `pipapp store`: what a build left is told, and taken away.
class StoreTest {

    @TempDir
    Path folder;

    @Test
    void whatABuildLeftIsTakenAwayAndMadeAgain() throws Exception {
        Path store = folder.resolve("store");
        Files.writeString(folder.resolve("main.py"), "print(1)\n");
        var first = run("build", "main.py", "--for", "linux-x64", "--json").exited(PipApp.DONE);
        byte[] made = Files.readAllBytes(first.files().getFirst());
        run("store")
                .exited(PipApp.DONE)
                .said(store.toString())
                .said("hostpython")
                .said("are free on that disk");
        run("store", "prune").exited(PipApp.DONE).said("Took away 0.0 MB in 0 things");
        run("store", "prune", "--keep", "1KB", "--dry-run").exited(PipApp.DONE).said("Would take away");
        assertTrue(Files.isDirectory(store.resolve("hostpython")));
        run("store", "prune", "--older-than", "0").exited(PipApp.DONE).said("0.0 MB are left");
        run("build", "main.py", "--for", "linux-x64").exited(PipApp.DONE);
        assertArrayEquals(made, Files.readAllBytes(first.files().getFirst()));
    }

    @Test
    void sizesAndDaysThatMakeNoSenseAreWrongUsage() {
        assertEquals(2, run("store", "prune", "--keep", "much").exitCode());
        assertEquals(2, run("store", "prune", "--older-than", "-1").exitCode());
    }

    private CommandLineRun run(String... words) {
        return CommandLineRun.in(folder, folder.resolve("store"), words).inPlainWords();
    }
}
