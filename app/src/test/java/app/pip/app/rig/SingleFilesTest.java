package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Apps that are one file, as the product makes them: played twice, unpacked once, sharing their Python. What happens
/// to
/// them in accidents is tried beside the launcher's sources (`check_single.py`).
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class SingleFilesTest {

    private static final String GAME = "Zoë\n50\n42\n";

    @Test
    void twoProgramsShareOnePythonThatIsUnpackedOnce(BuiltExamples examples) throws Exception {
        Runner runner = LinuxRun.here();
        Path home = examples.freshFolder("home");
        Map<String, String> environment = Map.of("HOME", home.toString());
        Path game = build(examples, "guess-the-number", "linux-x64:run");
        Path folder = examples.freshFolder("somewhere else");
        runner.start(folder, game, List.of("7"))
                .with(environment)
                .typing(GAME)
                .run()
                .exited(0)
                .quietly()
                .said("That is a new high score!");
        SortedMap<Path, FileTime> first = cache(home);
        runner.start(folder, game, List.of("7"))
                .with(environment)
                .typing(GAME)
                .run()
                .exited(0)
                .said("The best so far: Zoë with 2 tries.");
        assertEquals(first, cache(home));

        Path race = build(examples, "prime-race", "linux-x64:run");
        runner.start(folder, race, List.of()).with(environment).run().exited(0).quietly();
        SortedMap<Path, FileTime> both = cache(home);
        assertEquals(first.size() + 1, both.size(), () -> "of two apps: " + both);
        assertTrue(both.entrySet().containsAll(first.entrySet()));
    }

    @Test
    void theGamePlaysOnArm(BuiltExamples examples) throws Exception {
        Path home = examples.freshFolder("home");
        Path game = build(examples, "guess-the-number", "linux-arm64:run");
        Arm64Run.here()
                .start(examples.freshFolder("somewhere else"), game, List.of("7"))
                .with(Map.of("HOME", home.toString()))
                .typing(GAME)
                .run()
                .exited(0)
                .quietly()
                .said("That is a new high score!");
    }

    @Test
    void theGamePlaysOnWindowsAndIsStillARightProgram(BuiltExamples examples) throws Exception {
        WineRun wine = WineRun.here();
        Path game = build(examples, "guess-the-number", "windows-x64:exe");
        JsonNode facts = new PythonCheck("check_exe.py").run(game);
        assertTrue(facts.required("checksum").asBoolean(), "the sum of all its bytes");
        assertTrue(facts.required("icons").asInt() > 1, "an icon in several sizes");
        assertTrue(facts.required("version").asString().contains("Guess the number"), facts::toString);
        assertTrue(facts.required("manifest").asString().contains("longPathAware"), facts::toString);
        assertTrue(facts.required("behind").asLong() > Files.size(game) / 2, "the app lies behind its sections");

        Path local = wine.prefix()
                .resolve("drive_c/users")
                .resolve(System.getProperty("user.name"))
                .resolve("AppData/Local");
        BuiltExamples.remove(local.resolve("pip.app"));
        BuiltExamples.remove(local.resolve("app.pip.guess-the-number"));
        Path folder = examples.freshFolder("somewhere else");
        play(wine, folder, game).said("That is a new high score!");
        SortedMap<Path, FileTime> first = layers(local.resolve("pip.app"));
        assertEquals(2, first.size(), first::toString);
        play(wine, folder, game).said("The best so far: Zoe with 2 tries.");
        assertEquals(first, layers(local.resolve("pip.app")));

        Path python;
        try (Stream<Path> files = Files.walk(local.resolve("pip.app"))) {
            python = files.filter(file -> file.endsWith("python314.dll"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(python, new byte[100]);
        play(wine, folder, game).said("The best so far: Zoe with 2 tries.");
        assertTrue(Files.size(python) > 100, "a cut file is made whole");
    }

    /// As `check_single.py` tries it on Linux: several at once, and one that is killed in the middle of unpacking.
    @Test
    void accidentsOnWindowsLeaveAWholeAppOrNone(BuiltExamples examples) throws Exception {
        WineRun wine = WineRun.here();
        Path game = build(examples, "guess-the-number", "windows-x64:exe");
        Path folder = examples.freshFolder("accidents");
        Path cache = wine.prefix()
                .resolve("drive_c/users")
                .resolve(System.getProperty("user.name"))
                .resolve("AppData/Local/pip.app");
        BuiltExamples.remove(cache);
        var played = new ArrayList<FutureTask<Outcome>>();
        for (int i = 0; i < 3; i++) {
            var one = new FutureTask<>(() -> play(wine.beside(), folder, game));
            Thread.ofVirtual().start(one);
            played.add(one);
        }
        for (FutureTask<Outcome> one : played) {
            one.get().said("Yes! You needed 2 tries.");
        }
        assertEquals(2, layers(cache).size());

        BuiltExamples.remove(cache);
        Process killed = wine.start(folder, game, List.of("7")).begin();
        for (int i = 0; i < 18000 && unfinished(cache).isEmpty(); i++) {
            Thread.sleep(10);
        }
        killed.destroyForcibly().waitFor();
        assertEquals(1, unfinished(cache).size(), "killed while it unpacked its Python");
        play(wine, folder, game).said("Yes! You needed 2 tries.");
        assertEquals(List.of(), unfinished(cache));
        assertEquals(2, layers(cache).size());
    }

    private static List<Path> unfinished(Path cache) throws Exception {
        if (Files.notExists(cache)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.filter(path -> path.toString().endsWith(".new")).toList();
        }
    }

    private static Outcome play(WineRun wine, Path folder, Path game) throws Exception {
        return wine.start(folder, game, List.of("7"))
                .typing("Zoe\n50\n42\n")
                .run()
                .exited(0);
    }

    private static Path build(BuiltExamples examples, String example, String goal) {
        Path program = Rig.repository().resolve("examples").resolve(example);
        return examples.build(program, "single " + example + " " + goal.replace(':', ' '), "--for", goal)
                .artifact(goal.substring(0, goal.indexOf(':')))
                .file();
    }

    /// The layers with the times at which they were sealed.
    private static SortedMap<Path, FileTime> cache(Path home) throws Exception {
        return layers(home.resolve(".cache/pip.app"));
    }

    private static SortedMap<Path, FileTime> layers(Path cache) throws Exception {
        var layers = new TreeMap<Path, FileTime>();
        try (Stream<Path> folders = Files.list(cache)) {
            for (Path layer : folders.filter(Files::isDirectory).toList()) {
                layers.put(layer, Files.getLastModifiedTime(layer.resolve("sealed.txt")));
            }
        }
        return layers;
    }
}
