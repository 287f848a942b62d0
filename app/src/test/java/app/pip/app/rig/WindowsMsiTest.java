package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `.msi` files: read by msitools, installed, replaced by a newer one and removed by wine.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class WindowsMsiTest {

    private static final String NAME = "Zoës Spiel ł漢字";
    private static final int MANY = 4000;
    private static final String UNINSTALL = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall";

    @Test
    void itHoldsTheSameFilesAsTheFolder(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("msi");
        Path msi = build(examples, "1.0");
        tool(folder, "msiinfo", "suminfo", msi.toString()).said("Template: x64;1033");
        tool(folder, "msiinfo", "export", msi.toString(), "Property").said("MSIINSTALLPERUSER\t1");
        tool(folder, "msiextract", "-C", "out", msi.toString());
        Path program = Rig.repository().resolve("examples/guess-the-number");
        Report report =
                examples.build(program, "the folder", "--for", "windows-x64", "--name", NAME, "--app-version", "1.0");
        Unpacked zip = Unpacked.unpack(report.artifact("windows-x64"), examples.fresh("zip"));
        var differing = new TreeMap<>(sizes(zip.top()));
        differing.entrySet().removeAll(sizes(folder.resolve("out/" + NAME)).entrySet());
        // an installed app works in its user's folder, which its launch.ini says
        assertEquals(List.of("support/launch.ini"), List.copyOf(differing.keySet()));
    }

    /// What Microsoft's internal consistency evaluators (ICE) look at, in a program with many files and long names.
    @Test
    void itsTablesAgreeWithEachOther(BuiltExamples examples) throws Exception {
        Path program = examples.freshFolder("many").resolve("program");
        Path many = Files.createDirectories(program.resolve("viele Dateien ł漢字"));
        Files.writeString(program.resolve("main.py"), "print('hi')\n");
        for (int i = 0; i < MANY; i++) {
            Files.writeString(many.resolve("Größe ☃ " + "lang ".repeat(10) + i), "number " + i);
        }
        Path msi = examples.build(program, "msi many", "--for", "windows-x64:msi", "--name", NAME, "--yes")
                .artifact("windows-x64")
                .file();
        JsonNode found = new PythonCheck("check_msi.py").run(msi);
        assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
        assertTrue(found.required("files").asInt() > MANY);
    }

    @Test
    void itIsInstalledPlayedReplacedAndRemoved(BuiltExamples examples) throws Exception {
        WineRun wine = WineRun.here();
        Path folder = examples.freshFolder("wine");
        Files.copy(build(examples, "1.0"), folder.resolve("one.msi"));
        Files.copy(build(examples, "1.1"), folder.resolve("two.msi"));
        Path home = wine.prefix().resolve("drive_c/Program Files/" + NAME);
        Path scores = folder;
        try {
            msiexec(wine, folder, "/i", "one.msi").exited(0);
            assertTrue(Files.exists(home.resolve(NAME + ".exe")));
            assertEquals(1, shortcuts(wine).size(), () -> "in the menu: " + shortcuts(wine));
            registered(wine, folder).said("1.0.0");
            // an earlier run of this test may have left its scores, as removing an app does
            Files.deleteIfExists(scores(wine, home));
            play(wine, folder, home).said("That is a new high score!");

            msiexec(wine, folder, "/i", "two.msi").exited(0);
            registered(wine, folder).said("1.1.0");
            play(wine, folder, home).said("The best so far: Zoe with 2 tries.");
            assertTrue(msiexec(wine, folder, "/i", "one.msi").exitCode() != 0, "an older one is refused");
            scores = scores(wine, home);
        } finally {
            msiexec(wine, folder, "/x", "two.msi");
        }
        assertTrue(Files.notExists(home), "the folder is gone");
        assertTrue(Files.exists(scores), "what the player saved stays");
        assertEquals(List.of(), shortcuts(wine));
        assertTrue(!registered(wine, folder).stdout().contains(NAME));
    }

    /// Where the installed app keeps its scores: below the id that its `launch.ini` names.
    private static Path scores(WineRun wine, Path home) throws Exception {
        String id = Files.readAllLines(home.resolve("support/launch.ini")).stream()
                .filter(line -> line.startsWith("id="))
                .findFirst()
                .orElseThrow()
                .substring("id=".length());
        Path users = wine.prefix().resolve("drive_c/users").resolve(System.getProperty("user.name"));
        return users.resolve("AppData/Local").resolve(id).resolve("program/highscore.txt");
    }

    private static Outcome play(WineRun wine, Path folder, Path home) throws Exception {
        return wine.start(folder, home.resolve(NAME + ".exe"), List.of("7"))
                .typing("Zoe\n50\n42\n")
                .run()
                .exited(0);
    }

    private static Outcome msiexec(WineRun wine, Path folder, String what, String msi) throws Exception {
        return wine.start(folder, Path.of("msiexec"), List.of(what, msi, "/qn"))
                .through(List.of(Rig.tool("xvfb-run").toString(), "-a"))
                .run();
    }

    private static Outcome registered(WineRun wine, Path folder) throws Exception {
        return wine.start(folder, Path.of("reg"), List.of("query", UNINSTALL, "/s"))
                .run();
    }

    private static List<Path> shortcuts(WineRun wine) {
        try (Stream<Path> all = Files.walk(wine.prefix().resolve("drive_c"))) {
            return all.filter(path -> path.getFileName().toString().equals(NAME + ".lnk"))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Long> sizes(Path folder) throws Exception {
        var sizes = new TreeMap<String, Long>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sizes.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }

    private static Path build(BuiltExamples examples, String version) {
        Path program = Rig.repository().resolve("examples/guess-the-number");
        return examples.build(
                        program, "msi " + version, "--for", "windows-x64:msi", "--name", NAME, "--app-version", version)
                .artifact("windows-x64")
                .file();
    }

    private static Outcome tool(Path folder, String... words) throws Exception {
        var line = new java.util.ArrayList<>(List.of(words));
        line.set(0, Rig.tool(words[0]).toString());
        return Start.of(folder, line)
                .with(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"))
                .run()
                .exited(0);
    }
}
