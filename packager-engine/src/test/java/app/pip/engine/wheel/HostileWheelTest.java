package app.pip.engine.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Wheels that somebody made to do harm, or that were damaged: each is refused in words that name it, and
/// nothing of it is kept.
class HostileWheelTest {

    private static final int LINK = 0120777;
    private static final int PIPE = 0010644;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.py",
                "demo/../../evil.py",
                "/etc/evil.py",
                "C:/evil.py",
                "C:evil.py",
                "demo\\evil.py",
                "demo//evil.py",
                "./evil.py",
                "demo/evil\u0007.py"
            })
    void noNameLeadsOutside(String name) throws Exception {
        // the zip writer would make slashes of backslashes
        String written = name.replace('\\', '|');
        refuses(
                "wheel.unsafe-name",
                good().with(written, "import os\n").write(folder, wheel -> replaced(wheel, written, name)));
    }

    @Test
    void thereAreNoLinksAndNoPipes() throws Exception {
        refuses(
                "wheel.link",
                good().with("demo/link", "/etc/passwd".getBytes(), LINK).write(folder));
        refuses("wheel.link", good().with("demo/pipe", new byte[0], PIPE).write(folder));
    }

    @Test
    void nothingIsThereTwice() throws Exception {
        refuses(
                "wheel.twice",
                good().with("demo/a.py", "1\n")
                        .with("demo/b.py", "1\n")
                        .write(folder, wheel -> replaced(wheel, "demo/b.py", "demo/a.py")));
        // the same letter in two normalisation forms
        refuses(
                "wheel.twice",
                good().with("demo/\u00e9.py", "1\n")
                        .with("demo/e\u0301.py", "2\n")
                        .write(folder));
        refuses(
                "wheel.twice",
                good().with("demo/a", "1\n").with("demo/a/b.py", "1\n").write(folder));
        refuses(
                "wheel.twice",
                good().with("demo-1.0.data/purelib/demo/__init__.py", "other\n").write(folder));
    }

    @Test
    void namesThatDifferInCapitalsOnlyAreRefusedWhereTheyAreTheSame() throws Exception {
        FetchedWheel wheel =
                good().with("demo/a.py", "1\n").with("Demo/A.py", "2\n").write(folder);
        refuses("wheel.names-clash", Target.WINDOWS_X64, wheel);
        refuses("wheel.names-clash", Target.MACOS_ARM64, wheel);
        Layers.in(folder).layer(Target.LINUX_X64, wheel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo/aux.py", "demo/NUL", "demo/com1.txt", "demo/end.", "demo/end ", "demo/a:b", "demo/a?b"})
    void windowsGetsNoNamesThatItDoesNotAllow(String name) throws Exception {
        FetchedWheel wheel = good().with(name, "1\n").write(folder);
        refuses("wheel.name-windows", Target.WINDOWS_X64, wheel);
        Layers.in(folder).layer(Target.LINUX_X64, wheel);
    }

    @Test
    void recordHasToBeThereCompleteAndRight() throws Exception {
        refuses("wheel.damaged", good().record(text -> "").write(folder));
        refuses(
                "wheel.record-incomplete",
                good().unrecorded("demo/added.py", "1\n").write(folder));
        refuses(
                "wheel.file-missing",
                good().record(text -> text + "demo/gone.py,sha256=abc,1\n").write(folder));
        refuses(
                "wheel.record-differs",
                good().record(text -> text.replaceFirst("demo/__init__.py,sha256=..", "demo/__init__.py,sha256=zz"))
                        .write(folder));
        refuses(
                "wheel.record-differs",
                good().record(text -> text.replaceFirst("(demo/__init__.py,[^,]*,)\\d+", "$199"))
                        .write(folder));
        refuses(
                "wheel.record-incomplete",
                good().record(text -> text.replaceFirst("demo/__init__.py,.*", "demo/__init__.py,,"))
                        .write(folder));
        refuses("wheel.record-unreadable", good().digests("MD5").write(folder));
        refuses("wheel.record-unreadable", good().digests("SHA-1").write(folder));
        refuses(
                "wheel.record-unreadable",
                good().record(text -> text + "one,two\n").write(folder));
        refuses(
                "wheel.record-unreadable",
                good().record(text -> text + "demo/__init__.py,sha256=other,1\n")
                        .write(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-384", "SHA-512"})
    void betterDigestsAreTakenAndCompared(String algorithm) throws Exception {
        Layers.in(folder).layer(Target.LINUX_X64, good().digests(algorithm).write(folder));
        String java = algorithm.toLowerCase(Locale.ROOT).replace("-", "");
        refuses(
                "wheel.record-differs",
                good().digests(algorithm)
                        .record(text ->
                                text.replaceFirst("demo/data.txt," + java + "=....", "demo/data.txt," + java + "=zzzz"))
                        .write(folder));
    }

    @Test
    void metadataHaveToBeThoseOfThePackage() throws Exception {
        refuses(
                "wheel.other-package",
                good().metadata("Name: other", "Version: 1.0").write(folder));
        refuses(
                "wheel.other-package",
                good().metadata("Name: demo", "Version: 1.1").write(folder));
        refuses("wheel.newer-format", good().wheelVersion("2.0").write(folder));
        refuses("wheel.damaged", good().wheelVersion("new").write(folder));
        refuses(
                "wheel.damaged",
                good().with("other-1.0.dist-info/METADATA", "Name: other\n").write(folder));
        refuses(
                "wheel.damaged",
                good().with("demo-1.0.data/secrets/a.txt", "1\n").write(folder));
        Layers.in(folder).layer(Target.LINUX_X64, good().wheelVersion("1.9").write(folder));
    }

    @Test
    void bombsAreNoticedBeforeTheyGoOff() throws Exception {
        // by ratio: zeros shrink to a thousandth
        refuses(
                "wheel.too-large",
                good().with("demo/zeros", new byte[100 << 20], 0100644).write(folder));
        // by what it claims: 4 GB in two hundred bytes
        refuses("wheel.too-large", good().write(folder, wheel -> claim(wheel, "demo/data.txt", 0xffff_fff0L)));
        // it claims little and goes on
        refuses("wheel.damaged", good().write(folder, wheel -> claim(wheel, "demo/data.txt", 3)));
        refuses("wheel.too-large", good().metadata(" ".repeat(100 << 20)).write(folder));
        refuses("wheel.file-too-large", good().metadata(noise(20 << 20)).write(folder));
    }

    @Test
    void aMillionFilesAreTooMany() throws Exception {
        var wheel = good();
        for (int i = 0; i < 100_001; i++) {
            wheel.unrecorded("demo/" + i, "");
        }
        refuses("wheel.damaged", wheel.stored().write(folder));
    }

    @ParameterizedTest
    @CsvSource({
        // the central directory says another name, size, method than the file itself
        "0x02014b50, 46, 5",
        "0x02014b50, 24, 1",
        "0x02014b50, 10, 1",
        "0x04034b50, 30, 5",
        // encrypted
        "0x02014b50, 8, 1",
        // the end record: entries, directory's size, directory's place
        "0x06054b50, 10, 1",
        "0x06054b50, 12, 1",
        "0x06054b50, 16, 1",
        "0x06054b50, 20, 1"
    })
    void twoReadersSeeTheSame(String magic, int offset, int change) throws Exception {
        int wanted = Integer.decode(magic);
        refuses("wheel.damaged", good().write(folder, wheel -> {
            var bytes = ByteBuffer.wrap(wheel).order(ByteOrder.LITTLE_ENDIAN);
            int at = 0;
            while (bytes.getInt(at) != wanted) {
                at++;
            }
            wheel[at + offset] ^= (byte) change;
            return wheel;
        }));
    }

    @Test
    void whatIsNoZipIsRefused() throws Exception {
        refuses("wheel.damaged", good().write(folder, wheel -> "<!DOCTYPE html>".getBytes()));
        refuses("wheel.damaged", good().write(folder, wheel -> Arrays.copyOf(wheel, wheel.length - 30)));
        refuses("wheel.damaged", good().write(folder, wheel -> new byte[0]));
        refuses("wheel.damaged", good().write(folder, wheel -> Arrays.copyOf(wheel, wheel.length + 1)));
        // something before the zip, as self-extracting programs have it
        refuses("wheel.damaged", good().write(folder, wheel -> {
            var longer = new byte[wheel.length + 7];
            System.arraycopy(wheel, 0, longer, 7, wheel.length);
            return longer;
        }));
    }

    /// Whatever is changed in a wheel, it is taken as it was or refused; it breaks nothing.
    @Test
    void noDamageGoesUnnoticed() throws Exception {
        byte[] wheel = Files.readAllBytes(good().write(folder).file());
        List<String> expected = contents(Layers.in(folder).layer(Target.LINUX_X64, good().write(folder)));
        var random = new Random(6);
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] damaged = wheel.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Packages packages = Layers.in(Files.createDirectory(folder.resolve("round" + round)))
                        .layer(Target.LINUX_X64, good().write(folder, bytes -> damaged));
                assertEquals(expected, contents(packages), "round " + round);
            } catch (ProblemException e) {
                refused++;
            } catch (IOException | RuntimeException e) {
                fail("round " + round, e);
            }
        }
        assertTrue(refused > 500, refused + " refused");
    }

    private WheelSample good() {
        return WheelSample.of("demo", "1.0")
                .with("demo/__init__.py", "print('demo')\n")
                .with("demo/data.txt", "words ".repeat(40));
    }

    private void refuses(String id, FetchedWheel wheel) throws Exception {
        refuses(id, Target.LINUX_X64, wheel);
    }

    private void refuses(String id, Target target, FetchedWheel wheel) throws Exception {
        Path store = Files.createTempDirectory(folder, "store");
        var e = assertThrows(ProblemException.class, () -> Layers.in(store).layer(target, wheel));
        Problem problem = e.problems().getFirst();
        assertEquals(id, problem.id(), problem.toString());
        assertTrue(problem.details().stream().anyMatch(detail -> detail.startsWith("demo")), problem.toString());
        assertTrue(!problem.in(Locale.ENGLISH).what().isEmpty());
        if (!List.of("wheel.names-clash", "wheel.name-windows").contains(id)) {
            try (Stream<Path> left = Files.walk(store)) {
                assertEquals(List.of(), left.filter(Files::isRegularFile).toList(), "nothing of it is kept");
            }
        }
        assertTrue(Files.notExists(folder.resolve("evil.py")) && Files.notExists(folder.resolveSibling("evil.py")));
    }

    private static List<String> contents(Packages packages) {
        return packages.entries().stream()
                .map(entry -> (PackedEntry.File) entry)
                .map(file -> file.path() + " " + file.packed().sha256())
                .toList();
    }

    /// Another name of the same length, in both places.
    private static byte[] replaced(byte[] wheel, String name, String other) {
        String text = new String(wheel, StandardCharsets.ISO_8859_1);
        return text.replace(latin(name), latin(other)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// Sets the size that a file claims, in both places.
    private static byte[] claim(byte[] wheel, String name, long size) {
        var bytes = ByteBuffer.wrap(wheel).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < wheel.length; at++) {
            boolean central = bytes.getInt(at) == 0x02014b50;
            boolean local = bytes.getInt(at) == 0x04034b50;
            int nameAt = at + (central ? 46 : 30);
            if ((central || local) && new String(wheel, nameAt, name.length()).equals(name)) {
                bytes.putInt(at + (central ? 24 : 22), (int) size);
            }
        }
        return wheel;
    }

    private static String noise(int size) {
        var noise = new StringBuilder(size);
        var random = new Random(7);
        while (noise.length() < size) {
            noise.append((char) ('!' + random.nextInt(90)));
        }
        return noise.toString();
    }
}
