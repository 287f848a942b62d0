package app.pip.engine.packing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.project.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Archives made by other hands than ours are unpacked as a friend's machine would.
class UnpackingTest {

    @TempDir
    Path here;

    @ParameterizedTest
    @CsvSource({
        "WINDOWS_X64, My ł漢字, My ł漢字.exe",
        "MACOS_X64, My ł漢字.app, Contents/MacOS/My ł漢字",
        "LINUX_X64, My ł漢字, My ł漢字"
    })
    void theOneFolderAndItsLauncherAreFound(Target target, String top, String launcher) throws IOException {
        var files = new TreeMap<>(Map.of(top + "/" + launcher, "start", top + "/data/words.txt", "words"));
        Path folder = Files.createDirectory(here.resolve("friend"));
        Artifact artifact = archive(target, files);
        Path unpacked = Unpacking.unpack(artifact, folder);
        assertEquals(folder.resolve(top), unpacked);
        Path start = Unpacking.launcher(unpacked, artifact.goal().kind());
        assertEquals("start", Files.readString(start));
        assertTrue(Files.isExecutable(start));
        assertEquals("words", Files.readString(unpacked.resolve("data/words.txt")));
    }

    @Test
    void onlyWhatIsExecutableInTheArchiveIsSoOnTheDisk() throws IOException {
        Path unpacked = Unpacking.unpack(
                archive(Target.LINUX_X64, new TreeMap<>(Map.of("Game/Game", "", "Game/data.txt", ""))), here);
        assertTrue(Files.isExecutable(unpacked.resolve("Game")));
        assertTrue(!Files.isExecutable(unpacked.resolve("data.txt")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"WINDOWS_X64", "LINUX_X64"})
    void nothingIsPlacedOutsideTheFolder(Target target) throws IOException {
        Path folder = Files.createDirectory(here.resolve("friend"));
        Artifact artifact = archive(target, new TreeMap<>(Map.of("../evil.txt", "")));
        assertThrows(IllegalArgumentException.class, () -> Unpacking.unpack(artifact, folder));
        assertTrue(Files.notExists(here.resolve("evil.txt")));
    }

    /// Files without a dot, and `.exe` files, are executable in it.
    private Artifact archive(Target target, SortedMap<String, String> files) throws IOException {
        Goal goal = Goal.usual(target);
        Path file = here.resolve("artifact");
        if (goal.kind() == Kind.LINUX_TAR) {
            tar(file, files);
        } else {
            zip(file, files);
        }
        return new Artifact(
                file, goal, Sha256.of("not looked at"), Files.size(file), new Floor(target.family(), 10, 0));
    }

    private static void zip(Path file, SortedMap<String, String> files) throws IOException {
        try (var zip = new ZipArchiveOutputStream(file)) {
            for (var one : files.entrySet()) {
                var entry = new ZipArchiveEntry(one.getKey());
                entry.setUnixMode(mode(one.getKey()));
                zip.putArchiveEntry(entry);
                zip.write(one.getValue().getBytes(UTF_8));
                zip.closeArchiveEntry();
            }
        }
    }

    private static void tar(Path file, SortedMap<String, String> files) throws IOException {
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), "UTF-8")) {
            for (var one : files.entrySet()) {
                byte[] bytes = one.getValue().getBytes(UTF_8);
                var entry = new TarArchiveEntry(one.getKey(), true);
                entry.setSize(bytes.length);
                entry.setMode(0100000 | mode(one.getKey()));
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
    }

    private static int mode(String name) {
        return name.endsWith(".exe") || !name.substring(name.lastIndexOf('/')).contains(".") ? 0755 : 0644;
    }
}
