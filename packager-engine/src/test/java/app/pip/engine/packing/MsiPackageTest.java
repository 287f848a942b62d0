package app.pip.engine.packing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.cab.CabReader;
import app.pip.engine.format.cfb.CompoundReader;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MsiPackageTest {

    @TempDir
    private Path store;

    @Test
    void allFilesAreInTheCabinet() throws Exception {
        var noise = new byte[100_000];
        new Random(4).nextBytes(noise);
        var streams = CompoundReader.read(written(Entry.file("program/noise.bin", Content.of(noise))));
        // the name of the table of tables, as every installer has it
        assertTrue(streams.containsKey("\u4840\u3f7f\u4164\u422f\u4836"), streams.keySet()::toString);
        byte[] cab = streams.values().stream()
                .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).startsWith("MSCF"))
                .findFirst()
                .orElseThrow();
        var files = CabReader.read(cab);
        assertEquals(6, files.size());
        assertArrayEquals("print('hello')\n".repeat(5000).getBytes(StandardCharsets.UTF_8), files.get("F3"));
        assertArrayEquals(noise, files.get("F4"));
    }

    @Test
    void theSameBundleGivesTheSameBytes() throws Exception {
        assertArrayEquals(written(), written());
    }

    @ParameterizedTest
    @CsvSource({
        "README,README",
        "A.TXT,A.TXT",
        "words.txt,_2S.TXT|words.txt",
        "ł漢字,_2S|ł漢字",
        "_2S,_2S|_2S",
        "a.html,_2S.HTM|a.html"
    })
    void longNamesHaveShortOnesToo(String name, String doubled) {
        assertEquals(doubled, MsiFiles.doubled(name, 100));
    }

    @Test
    void codesFollowFromNames() {
        assertEquals(Guid.of("a"), Guid.of("a"));
        assertNotEquals(Guid.of("a"), Guid.of("b"));
        assertTrue(Guid.of("a").matches("\\{[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}}"));
    }

    private byte[] written(Entry... more) throws Exception {
        var out = new ByteArrayOutputStream();
        Packing.of(Kind.WINDOWS_MSI, new FrameStore(new Store(store)))
                .write(SmallBundle.of(Target.WINDOWS_X64, store, more), out, Progress.unwatched());
        return out.toByteArray();
    }
}
