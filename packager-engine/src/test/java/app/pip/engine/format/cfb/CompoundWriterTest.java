package app.pip.engine.format.cfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundWriterTest {

    /// Sizes at which another sector, table or table of tables begins: 109 tables describe 109 · 128 sectors.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 4095, 4096, 4097, 512 * 127, 512 * 128, 109 * 128 * 512, 20_000_000})
    void whatIsWrittenIsRead(int size) throws Exception {
        var random = new Random(size);
        var streams = new ArrayList<CompoundStream>();
        for (int length : new int[] {size, 100, 0, 5000, 1}) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            streams.add(CompoundStream.of("stream " + streams.size() + "x".repeat(streams.size()), bytes));
        }
        var read = CompoundReader.read(written(streams));
        assertEquals(streams.size(), read.size());
        for (CompoundStream stream : streams) {
            assertArrayEquals(stream.source().open().readAllBytes(), read.get(stream.name()), stream.name());
        }
    }

    @Test
    void manyNamesMakeATree() throws Exception {
        for (int count = 1; count < 70; count++) {
            var streams = new ArrayList<CompoundStream>();
            for (int i = 0; i < count; i++) {
                streams.add(CompoundStream.of("n" + i, new byte[i]));
            }
            assertEquals(count, CompoundReader.read(written(streams)).size());
        }
    }

    @Test
    void refusesWhatCantBe() {
        assertThrows(IllegalArgumentException.class, () -> CompoundStream.of("x".repeat(32), new byte[0]));
        var huge = new CompoundStream("huge", 1L << 31, () -> null);
        assertThrows(IOException.class, () -> written(List.of(huge)));
    }

    private static byte[] written(List<CompoundStream> streams) throws IOException {
        var out = new ByteArrayOutputStream();
        CompoundWriter.write(streams, new byte[16], out);
        return out.toByteArray();
    }
}
