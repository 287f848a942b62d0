package app.pip.engine.format.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.pack.Packer;
import app.pip.engine.tree.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class GzipMemberTest {

    /// Around the farthest that a match may reach back, 32 KiB.
    private static final List<Integer> SIZES =
            List.of(0, 1, 511, 32000, 32255, 32256, 32257, 32767, 32768, 32769, 70000);

    @Property(tries = 300)
    void givesBackHeadersAndContents(@ForAll("members") List<Part> parts) throws IOException {
        assertArrayEquals(plain(parts), new GZIPInputStream(new ByteArrayInputStream(gzip(parts))).readAllBytes());
    }

    @Provide
    Arbitrary<List<Part>> members() {
        return Arbitraries.integers()
                .map(GzipMemberTest::part)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Test
    void repeatsTheHeaderBefore() throws IOException {
        byte[] first = header("python/lib/python3.14/encodings/cp1250.py", 13686);
        byte[] second = header("python/lib/python3.14/encodings/cp1251.py", 13361);
        int near = blockOf(second, first, 13686);
        int far = blockOf(second, first, 40000);
        assertTrue(near < 30, () -> "a header like the one before takes " + near + " bytes");
        assertTrue(far > 2 * near, () -> "too far away it can't be repeated: " + far);
    }

    @Test
    void packsRunsOfEveryLength() throws IOException {
        for (int length = 1; length < 1200; length++) {
            var zeros = List.of(new Part(new byte[length], new byte[0]));
            assertEquals(length, new GZIPInputStream(new ByteArrayInputStream(gzip(zeros))).readAllBytes().length);
        }
    }

    private static int blockOf(byte[] header, byte[] before, int between) {
        var headers = new Headers();
        headers.block(before, 0);
        return headers.block(header, before.length + between).length;
    }

    private static byte[] header(String name, int size) {
        var header = new byte[512];
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, header, 0, text.length);
        byte[] fields = "0000644\0000000000\0000000000\000%011o\00014444444444\000012345\000 0"
                .formatted(size)
                .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(fields, 0, header, 100, fields.length);
        return header;
    }

    /// A header, some of it like others' or a run, and contents of a size near to one that matters.
    private static Part part(int seed) {
        var random = new Random(seed);
        byte[] header = header("a/" + Integer.toString(random.nextInt(40), 7), random.nextInt(1 << 20));
        byte[] bytes = Arrays.copyOf(header, 1 + random.nextInt(1600));
        for (int i = random.nextInt(8); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        var content = new byte[SIZES.get(random.nextInt(SIZES.size()))];
        if (random.nextBoolean()) {
            random.nextBytes(content);
        }
        return new Part(bytes, content);
    }

    private static byte[] gzip(List<Part> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        var member = new GzipMember(out);
        for (Part part : parts) {
            member.write(part.header);
            member.splice(Packer.pack(Content.of(part.content)));
        }
        member.end();
        return out.toByteArray();
    }

    private static byte[] plain(List<Part> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        for (Part part : parts) {
            out.write(part.header);
            out.write(part.content);
        }
        return out.toByteArray();
    }

    private static final class Part {
        private final byte[] header;
        private final byte[] content;

        Part(byte[] header, byte[] content) {
            this.header = header;
            this.content = content;
        }
    }
}
