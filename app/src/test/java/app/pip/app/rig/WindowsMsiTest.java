package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int MANY = 5000;
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
        Path msi = examples.build(
                        program, "msi many", "--for", "windows-x64:msi", "--name", NAME + " lang".repeat(13), "--yes")
                .artifact("windows-x64")
                .file();
        JsonNode found = new PythonCheck("check_msi.py").run(msi);
        assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
        assertTrue(found.required("files").asInt() > MANY);
    }

    /// The checker must see what it is there for: each change makes the tables wrong in the way that it names.
    @Test
    void wrongTablesWouldBeSeen(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("wrong tables");
        var changes = new TreeMap<String, String>();
        changes.put("ICE03", "UPDATE `File` SET `Component_` = 'nowhere' WHERE `File` = 'F2'");
        changes.put("ICE02", "UPDATE `Component` SET `KeyPath` = 'F1' WHERE `Component` = 'C2'");
        changes.put("ICE04", "UPDATE `Media` SET `LastSequence` = 3");
        changes.put("ICE08", "UPDATE `Component` SET `ComponentId` = '{00000000-0000-0000-0000-000000000000}'");
        changes.put(
                "ICE18",
                "INSERT INTO `Component` (`Component`, `ComponentId`, `Directory_`, `Attributes`) VALUES ('CX',"
                        + " '{00000000-0000-0000-0000-000000000000}', 'D1', 256)");
        changes.put("ICE24", "UPDATE `Property` SET `Value` = '256.0.0' WHERE `Property` = 'ProductVersion'");
        changes.put("ICE27", "UPDATE `InstallExecuteSequence` SET `Sequence` = 1 WHERE `Action` = 'InstallFiles'");
        changes.put("ICE30", "UPDATE `Directory` SET `DefaultDir` = 'SAME'");
        changes.put("ICE36", "DELETE FROM `Icon`");
        changes.put("ICE38", "UPDATE `Component` SET `Attributes` = 256 WHERE `Component` = 'DesktopPart'");
        changes.put("ICE57", "UPDATE `Registry` SET `Root` = 2");
        changes.put("ICE61", "UPDATE `Property` SET `Value` = 'NONE' WHERE `Property` = 'SecureCustomProperties'");
        changes.put("ICE64", "UPDATE `Directory` SET `Directory_Parent` = 'DesktopFolder' WHERE `Directory` = 'D1'");
        changes.put("ICE69", "DELETE FROM `FeatureComponents` WHERE `Component_` = 'MenuPart'");
        changes.put("ICE91", "UPDATE `Component` SET `Directory_` = 'DesktopFolder' WHERE `Component` = 'C1'");
        Path msi = build(examples, "1.0");
        for (var change : changes.entrySet()) {
            Path wrong = Files.copy(msi, folder.resolve(change.getKey() + ".msi"));
            tool(folder, "msibuild", wrong.toString(), "-q", change.getValue());
            List<String> problems = new PythonCheck("check_msi.py").problems(wrong);
            assertTrue(
                    problems.stream().anyMatch(one -> one.contains(change.getKey())),
                    () -> change + " isn't seen: " + problems);
            Files.delete(wrong);
        }
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
            damageAndRepair(wine, folder, home);

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

    /// As an administrator installs it for a school: to a chosen folder, for all, with a link on the desktop. A newer
    /// one
    /// needs to be told nothing of it, nor does its removal.
    @Test
    void switchesForSchoolsAreRememberedAndNothingStays(BuiltExamples examples) throws Exception {
        WineRun wine = WineRun.here();
        Path folder = examples.freshFolder("school");
        Files.copy(build(examples, "1.0"), folder.resolve("one.msi"));
        Files.copy(build(examples, "1.1"), folder.resolve("two.msi"));
        Path home = wine.prefix().resolve("drive_c/Schule ł/" + NAME);
        Path desktop = users(wine).resolve("Desktop").resolve(NAME + ".lnk");
        Path usual = wine.prefix().resolve("drive_c/Program Files/" + NAME);
        Path launcher = home.resolve(NAME + ".exe");
        Files.deleteIfExists(desktop);
        try {
            String place = "INSTALLDIR=" + wine.path(home);
            msiexec(wine, folder, "/i", "one.msi", "ALLUSERS=1", place, "DESKTOPSHORTCUT=1")
                    .exited(0);
            assertTrue(Files.exists(launcher) && Files.exists(desktop) && Files.notExists(usual));
            msiexec(wine, folder, "/i", "two.msi", "ALLUSERS=1").exited(0);
            assertTrue(Files.exists(launcher) && Files.exists(desktop) && Files.notExists(usual));
        } finally {
            msiexec(wine, folder, "/x", "two.msi");
        }
        assertTrue(Files.notExists(home), "the folder is gone");
        assertTrue(Files.notExists(desktop), "the link on the desktop is gone");
        assertEquals(List.of(), shortcuts(wine));
        for (String root : List.of("HKLM", "HKCU")) {
            Outcome kept = wine.start(folder, Path.of("reg"), List.of("query", root + "\\Software\\pip.app", "/s"))
                    .run();
            assertTrue(!kept.stdout().contains("FOUND"), kept::toString);
        }
        BuiltExamples.remove(home.resolveSibling(""));
    }

    /// What was deleted and what was damaged comes back. `msiexec /fa` says the same by fewer letters, but wine's
    /// doesn't understand it.
    private static void damageAndRepair(WineRun wine, Path folder, Path home) throws Exception {
        Path launcher = home.resolve(NAME + ".exe");
        Path script = home.resolve("program/guess.py");
        byte[] before = Files.readAllBytes(script);
        Files.delete(launcher);
        Files.writeString(script, "damaged");
        BuiltExamples.remove(home.resolve("python/lib/json"));
        shortcuts(wine).forEach(link -> assertTrue(link.toFile().delete()));
        msiexec(wine, folder, "/i", "one.msi", "REINSTALL=ALL", "REINSTALLMODE=amus")
                .exited(0);
        assertTrue(Files.exists(launcher));
        assertArrayEquals(before, Files.readAllBytes(script));
        assertTrue(Files.exists(home.resolve("python/lib/json/decoder.py")));
        assertEquals(1, shortcuts(wine).size());
    }

    private static Path users(WineRun wine) {
        return wine.prefix().resolve("drive_c/users").resolve(System.getProperty("user.name"));
    }

    /// Where the installed app keeps its scores: below the id that its `launch.ini` names.
    private static Path scores(WineRun wine, Path home) throws Exception {
        String id = Files.readAllLines(home.resolve("support/launch.ini")).stream()
                .filter(line -> line.startsWith("id="))
                .findFirst()
                .orElseThrow()
                .substring("id=".length());
        return users(wine).resolve("AppData/Local").resolve(id).resolve("program/highscore.txt");
    }

    private static Outcome play(WineRun wine, Path folder, Path home) throws Exception {
        return wine.start(folder, home.resolve(NAME + ".exe"), List.of("7"))
                .typing("Zoe\n50\n42\n")
                .run()
                .exited(0);
    }

    private static Outcome msiexec(WineRun wine, Path folder, String... words) throws Exception {
        var all = new ArrayList<>(List.of(words));
        all.add("/qn");
        return wine.start(folder, Path.of("msiexec"), all)
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
