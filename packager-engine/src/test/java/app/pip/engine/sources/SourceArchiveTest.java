package app.pip.engine.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.SdistName;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.testindex.TestWheel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// PEP 721: "Files (including links) whose destination would be outside of the destination are refused."
class SourceArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void everythingLiesInOneFolder() throws Exception {
        Path root = unpack(new Sdist()
                .file("./thing-1.0/setup.py", "setup")
                .file("thing-1.0/deep/er/ł.txt", "text")
                .link("thing-1.0/deep/COPYING", "../LICENCE")
                .special("thing-1.0/again", TarConstants.LF_LINK, "thing-1.0/setup.py")
                .link("thing-1.0/chain", "deep/COPYING")
                .link("thing-1.0/folder", "deep")
                .file("thing-1.0/LICENCE", "mine"));
        assertEquals("thing-1.0", root.getFileName().toString());
        assertEquals("text", Files.readString(root.resolve("deep/er/ł.txt")));
        assertEquals("setup", Files.readString(root.resolve("again")));
        for (String copy : new String[] {"deep/COPYING", "chain"}) {
            assertEquals("mine", Files.readString(root.resolve(copy)));
            assertFalse(Files.isSymbolicLink(root.resolve(copy)));
        }
        assertFalse(Files.exists(root.resolve("folder"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void zipsAreReadToo() throws Exception {
        byte[] zip = TestWheel.zip(Map.of("thing-1.0/setup.py", "setup".getBytes(StandardCharsets.UTF_8)));
        Path root = unpack("thing-1.0.zip", zip, 1 << 20);
        assertEquals("setup", Files.readString(root.resolve("setup.py")));
        byte[] climbing = TestWheel.zip(Map.of("thing-1.0/../../evil", new byte[0]));
        assertThrows(ProblemException.class, () -> unpack("thing-1.0.zip", climbing, 1 << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "../evil",
        "thing-1.0/../../evil",
        "/evil",
        "C:/evil",
        "thing-1.0/a\\..\\..\\evil",
        "thing-1.0/.",
        "other/file",
        "thing-1.0/setup.py",
        "thing-1.0/setup.py/below"
    })
    void namesThatLeadOutOrClashAreRefused(String name) throws Exception {
        refused(new Sdist().file("thing-1.0/setup.py", "").file(name, "evil"));
    }

    @ParameterizedTest
    @CsvSource({"../evil", "/etc/passwd", "../../evil", "nothing", "a/../../../evil", "me", "C:/x"})
    void linksThatLeadOutOrNowhereAreRefused(String target) throws Exception {
        Files.writeString(folder.resolve("evil"), "outside");
        refused(new Sdist().file("thing-1.0/setup.py", "").link("thing-1.0/me", target));
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        refused(new Sdist().link("thing-1.0/out", "..").file("thing-1.0/out/evil", "evil"));
        refused(new Sdist().special("thing-1.0/hard", TarConstants.LF_LINK, "../evil"));
        refused(new Sdist().special("thing-1.0/pipe", TarConstants.LF_FIFO, ""));
        refused(new Sdist().special("thing-1.0/disk", TarConstants.LF_BLK, ""));
    }

    @Test
    void bombsAndDamageAreRefused() throws Exception {
        byte[] large = new Sdist().file("thing-1.0/zeros", "0".repeat(1 << 20)).bytes();
        assertThrows(ProblemException.class, () -> unpack("thing-1.0.tar.gz", large, 1 << 19));
        var many = new Sdist();
        for (int i = 0; i < 30; i++) {
            many.file("thing-1.0/" + i, "");
        }
        refused(many);
        byte[] cut = java.util.Arrays.copyOf(large, large.length / 2);
        assertThrows(ProblemException.class, () -> unpack("thing-1.0.tar.gz", cut, 1 << 21));
        assertThrows(ProblemException.class, () -> unpack("thing-1.0.tar.gz", new byte[] {1, 2, 3}, 1 << 21));
    }

    private void refused(Sdist sdist) throws Exception {
        var refused = assertThrows(ProblemException.class, () -> unpack(sdist));
        assertEquals("sources.unsafe", refused.problems().getFirst().id());
        try (Stream<Path> outside = Files.list(folder)) {
            assertTrue(outside.map(path -> path.getFileName().toString())
                    .allMatch(name -> name.matches("archive.*|into.*|evil")));
        }
        assertFalse(Files.exists(folder.resolve("evil"))
                && Files.readString(folder.resolve("evil")).equals("evil"));
    }

    private Path unpack(Sdist sdist) throws Exception {
        return unpack("thing-1.0.tar.gz", sdist.bytes(), 1 << 20);
    }

    private Path unpack(String name, byte[] bytes, long most) throws Exception {
        Path file = Files.write(Files.createTempFile(folder, "archive", ""), bytes);
        Path into = Files.createTempDirectory(folder, "into");
        return new SourceArchive(file, SdistName.parse(name), most, 20).unpack(into);
    }
}
