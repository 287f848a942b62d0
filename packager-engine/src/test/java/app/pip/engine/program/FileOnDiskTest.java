package app.pip.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileOnDiskTest {

    private static final String TEXT = "print(1)\n".repeat(100);

    @TempDir
    Path folder;

    private Path file;
    private FileOnDisk content;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("main.py"), TEXT);
        content = FileOnDisk.of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    @Test
    void givesTheSameBytesAgainAndAgain() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertEquals(TEXT, new String(content.readAll(), StandardCharsets.UTF_8));
        }
        try (var in = content.open()) {
            in.skipNBytes(TEXT.length() - 2);
            assertEquals(')', in.read());
            assertEquals('\n', in.read());
            assertEquals(-1, in.read());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "as long", "gone"})
    void failsIfTheFileChangedSince(String how) throws IOException {
        FileTime later = FileTime.fromMillis(content.modified().toMillis() + 2000);
        switch (how) {
            case "gone" -> Files.delete(file);
            case "short" -> Files.writeString(file, "x");
            default -> Files.setLastModifiedTime(Files.writeString(file, TEXT.replace('1', '2')), later);
        }
        var failure = assertThrows(ChangedWhileReadException.class, content::readAll);
        assertEquals(Problem.stop("program.changed", "main.py"), failure.problem());
    }

    @Test
    void failsIfTheFileGrowsOrShrinksWhileItIsRead() throws IOException {
        for (String now : new String[] {TEXT + TEXT, TEXT.substring(0, 600)}) {
            write();
            try (var in = content.open()) {
                in.readNBytes(500);
                Files.writeString(file, now);
                assertThrows(ChangedWhileReadException.class, in::readAllBytes);
            }
        }
    }
}
