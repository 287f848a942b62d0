package app.pip.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archives as strangers hand them in.
class ZippedProgramTest {

    /// From a central directory's entry to the size that it says (APPNOTE 4.3.12).
    private static final int SIZE_AT = 24;

    @TempDir
    private Path here;

    @Test
    void whatSaysThatItIsTooLargeIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path zip = zip("large.zip", "a.txt", 400);
        say(zip, 600_000_000);
        assertEquals("program.zip-too-large", refused(zip, 500_000_000));
        assertEquals(List.of(), unpacked());
    }

    @Test
    void whatHidesThatItIsTooLargeIsRefusedWhileItComes() throws IOException {
        Path zip = zip("bomb.zip", "a.txt", 1_000_000);
        say(zip, 10);
        assertEquals("program.zip-too-large", refused(zip, 5000));
    }

    @Test
    void severalThatAreTooLargeTogetherAreRefused() throws IOException {
        Path zip = here.resolve("many.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int number = 0; number < 10; number++) {
                out.putNextEntry(new ZipEntry(number + ".txt"));
                out.write(new byte[1000]);
            }
        }
        assertEquals("program.zip-too-large", refused(zip, 9_999));
        assertEquals(List.of(), unpacked());
    }

    @Test
    void tooManyFilesAreRefusedBeforeAnythingIsWritten() throws IOException {
        Path zip = here.resolve("crowd.zip");
        try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            out.setMethod(ZipOutputStream.STORED);
            for (int number = 0; number <= 100_000; number++) {
                var empty = new ZipEntry("" + number);
                empty.setSize(0);
                empty.setCrc(0);
                out.putNextEntry(empty);
            }
        }
        assertEquals("program.zip-too-large", refused(zip, 1000));
        assertEquals(List.of(), unpacked());
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name : List.of("../evil.py", "a/../../evil.py", "/evil.py", "..\\evil.py")) {
            assertEquals("program.zip-damaged", refused(zip("evil.zip", name, 10), 1000), name);
        }
        assertEquals(List.of(), unpacked());
    }

    @Test
    void linksAreLeftOut() throws Exception {
        Path zip = here.resolve("link.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            var link = new ZipArchiveEntry("secret");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.closeArchiveEntry();
            out.putArchiveEntry(new ZipArchiveEntry("main.py"));
            out.closeArchiveEntry();
        }
        ZippedProgram.unpack(zip, folder(), 1000);
        assertEquals(List.of("main.py"), unpacked());
    }

    private Path zip(String name, String entry, int size) throws IOException {
        Path zip = here.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(new byte[size]);
        }
        return zip;
    }

    /// Lets an archive's directory say another size than there is.
    private static void say(Path zip, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.limit() - 4; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putInt(at + SIZE_AT, size);
            }
        }
        Files.write(zip, bytes.array());
    }

    private String refused(Path zip, long most) throws IOException {
        Path folder = folder();
        return assertThrows(ProblemException.class, () -> ZippedProgram.unpack(zip, folder, most))
                .problems()
                .getFirst()
                .id();
    }

    private Path folder() throws IOException {
        return Files.createDirectories(here.resolve("unpacked"));
    }

    private List<String> unpacked() throws IOException {
        try (Stream<Path> files = Files.list(here.resolve("unpacked"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
