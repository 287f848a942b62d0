package app.pip.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.Quick;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestIndex.Skill;
import app.pip.engine.testindex.TestWheel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Wheels that are damaged or made to do harm: each is refused by itself, in parts and whole, and nothing of
/// it is kept.
@Timeout(300)
class HostileWheelsTest {

    private static final TestWheel GOOD = TestWheel.of("game", "1.0", "numpy");
    private static final int END = 22;

    @TempDir
    private Path folder;

    @Test
    void aGoodOneForComparison() throws Exception {
        assertEquals(1, metadata(GOOD, EnumSet.of(Skill.PARTS)).requires().size());
    }

    @Test
    void brokenDirectories() throws Exception {
        refused("index.broken-wheel", "no zip at all".getBytes(StandardCharsets.UTF_8));
        refused("index.broken-wheel", new byte[0]);
        refused("index.broken-wheel", Arrays.copyOf(GOOD.bytes(), GOOD.bytes().length - 1));
        refused("index.broken-wheel", Arrays.copyOf(GOOD.bytes(), GOOD.bytes().length - END));
        // the directory's place, length and number of entries
        refused("index.broken-wheel", changed(end -> end.putInt(16, end.getInt(16) + 1)));
        refused("index.broken-wheel", changed(end -> end.putInt(16, -2)));
        refused("index.broken-wheel", changed(end -> end.putInt(12, end.getInt(12) - 1)));
        refused("index.broken-wheel", changed(end -> end.putShort(10, (short) (end.getShort(10) + 1))));
        refused("index.broken-wheel", changed(end -> end.putShort(4, (short) 3)));
    }

    @Test
    void claimsOfZip64() throws Exception {
        // ZIP64 is claimed, but there is no such record: the numbers count as they are, and can't be
        refused("index.broken-wheel", changed(end -> end.putInt(12, -1).putInt(16, -1)));
        byte[] bytes = GOOD.bytes();
        ByteBuffer zip = ByteBuffer.allocate(bytes.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
        zip.put(bytes, 0, bytes.length - END);
        int record = zip.position();
        zip.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
        zip.putInt(0).putInt(0).putLong(1_000_000).putLong(1_000_000);
        zip.putLong(46_000_000_000L).putLong(0);
        zip.putInt(0x07064b50).putInt(0).putLong(record).putInt(1);
        zip.put(bytes, bytes.length - END, END);
        zip.putShort(zip.position() - 12, (short) -1)
                .putInt(zip.position() - 10, -1)
                .putInt(zip.position() - 6, -1);
        refused("index.broken-wheel", zip.array());
        // a record that lies elsewhere, and one at a place that can't be
        for (long place : new long[] {0, -1, Long.MAX_VALUE}) {
            refused("index.broken-wheel", zip.putLong(record + 56 + 8, place).array());
        }
        // a true one
        ByteBuffer end = end(bytes);
        zip.putLong(record + 56 + 8, record);
        zip.putLong(record + 24, end.getShort(10)).putLong(record + 32, end.getShort(10));
        zip.putLong(record + 40, end.getInt(12)).putLong(record + 48, end.getInt(16));
        assertEquals(
                1,
                metadata(GOOD.with(zip.array()), EnumSet.of(Skill.PARTS))
                        .requires()
                        .size());
    }

    @Test
    void aMillionEntries() throws Exception {
        int entries = 300_000;
        ByteBuffer zip = ByteBuffer.allocate(entries * 47 + 56 + 20 + END).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < entries; i++) {
            zip.putInt(0x02014b50);
            zip.position(zip.position() + 24);
            zip.putShort((short) 1);
            zip.position(zip.position() + 16);
            zip.put((byte) 'x');
        }
        int record = zip.position();
        zip.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        zip.putLong(entries).putLong(entries).putLong(record).putLong(0);
        zip.putInt(0x07064b50).putInt(0).putLong(record).putInt(1);
        zip.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1);
        refused("index.broken-wheel", zip.array());
    }

    @Test
    void entriesThatClaimTooMuch() throws Exception {
        // sizes of 4 GB, a place behind the directory, an unknown method, encryption, a wrong check sum
        refused("index.broken-wheel", listed(entry -> entry.putInt(24, -2)));
        refused("index.broken-wheel", listed(entry -> entry.putInt(20, -2)));
        refused("index.broken-wheel", listed(entry -> entry.putInt(24, 5)));
        refused("index.broken-wheel", listed(entry -> entry.putInt(24, 1 << 20)));
        refused("index.broken-wheel", listed(entry -> entry.putInt(42, 1 << 30)));
        refused("index.broken-wheel", listed(entry -> entry.putInt(42, 1)));
        refused("index.broken-wheel", listed(entry -> entry.putShort(10, (short) 12)));
        refused("index.broken-wheel", listed(entry -> entry.putShort(8, (short) 1)));
        refused("index.broken-wheel", listed(entry -> entry.putInt(16, 7)));
        refused("index.broken-wheel", listed(entry -> entry.putShort(28, (short) -1)));
        refused("index.broken-wheel", listed(entry -> entry.putInt(0, 7)));
    }

    @Test
    void metadataOfAHundredMegabytes() throws Exception {
        // hardly anything while it is packed
        byte[] much = ("Metadata-Version: 2.1\nName: game\nVersion: 1.0\n\n" + "x".repeat(100 << 20))
                .getBytes(StandardCharsets.UTF_8);
        refused("index.broken-wheel", TestWheel.zip(Map.of("game-1.0.dist-info/METADATA", much)));
        var sibling = Reply.ok("text/plain", Arrays.copyOf(much, 20 << 20));
        try (var index = new TestIndex(EnumSet.of(Skill.SIBLINGS)).add(GOOD)) {
            index.instead("/files/" + GOOD.fileName() + ".metadata", sibling);
            try (var indexes = open(index)) {
                Offer offer = offer(indexes);
                var refused = assertThrows(
                        ProblemException.class, () -> indexes.catalog().metadata(offer));
                assertEquals("net.too-large", refused.problems().getFirst().id());
            }
        }
    }

    @Test
    void metadataOfSomethingElse() throws Exception {
        refused("index.other-package", TestWheel.of("game", "1.1").bytes(), "game-1.1.dist-info/METADATA");
        byte[] other = "Metadata-Version: 2.1\nName: gаme\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8);
        refused("index.metadata", TestWheel.zip(Map.of("game-1.0.dist-info/METADATA", other)));
        byte[] another = "Metadata-Version: 2.1\nName: games\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8);
        refused("index.other-package", TestWheel.zip(Map.of("game-1.0.dist-info/METADATA", another)));
    }

    @Test
    void noMetadataOrTwo() throws Exception {
        byte[] text = GOOD.metadata().getBytes(StandardCharsets.UTF_8);
        refused("index.broken-wheel", TestWheel.zip(Map.of("game-1.0.dist-info/WHEEL", text)));
        refused("index.broken-wheel", TestWheel.zip(Map.of("sub/game-1.0.dist-info/METADATA", text)));
        refused("index.broken-wheel", TestWheel.zip(Map.of("other-1.0.dist-info/METADATA", text)));
        var two = new LinkedHashMap<String, byte[]>();
        two.put("game-1.0.dist-info/METADATA", text);
        two.put("Game-1.0.dist-info/METADATA", text);
        refused("index.broken-wheel", TestWheel.zip(two));
    }

    @Test
    void aSiblingThatIsNotWhatThePagePromised() throws Exception {
        try (var index = new TestIndex(EnumSet.of(Skill.SIBLINGS)).add(GOOD)) {
            index.instead("/files/" + GOOD.fileName() + ".metadata", Reply.ok("text/plain", "Name: game\n"));
            try (var indexes = open(index)) {
                Offer offer = offer(indexes);
                var refused = assertThrows(
                        UnusableException.class, () -> indexes.catalog().metadata(offer));
                assertEquals("net.wrong-bytes", refused.problem().id());
            }
        }
    }

    @Test
    void aSiblingThatWasOnlyPromised() throws Exception {
        try (var index = new TestIndex(EnumSet.of(Skill.SIBLINGS, Skill.PARTS)).add(GOOD)) {
            index.instead("/files/" + GOOD.fileName() + ".metadata", Reply.status(404));
            try (var indexes = open(index)) {
                assertEquals(
                        1, indexes.catalog().metadata(offer(indexes)).requires().size());
            }
        }
    }

    @Test
    void anyDamageIsRefusedOrMakesNoDifference() throws Exception {
        var random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = GOOD.bytes().clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Path file = folder.resolve("damaged.whl");
            Files.write(file, bytes);
            try (var local = new LocalBytes(file)) {
                byte[] metadata = WheelMetadata.read(local, OFFER);
                assertTrue(metadata.length < 1 << 20);
            } catch (UnusableException e) {
                assertEquals("index.broken-wheel", e.problem().id());
            }
        }
    }

    private static final Offer OFFER = Offers.of(
                    PackageName.parse("game"),
                    List.of(new PageFile(
                            GOOD.fileName(),
                            "https://example.org/" + GOOD.fileName(),
                            java.util.Optional.empty(),
                            "",
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            -1,
                            "")))
            .getFirst();

    private interface Change {
        void to(ByteBuffer bytes);
    }

    private static ByteBuffer end(byte[] zip) {
        return ByteBuffer.wrap(zip, zip.length - END, END).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] changed(Change change) {
        byte[] bytes = GOOD.bytes().clone();
        change.to(end(bytes));
        return bytes;
    }

    /// With the directory's entry of METADATA changed.
    private static byte[] listed(Change change) {
        byte[] bytes = GOOD.bytes().clone();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("dist-info/METADATA") - "game-1.0.".length() - 46;
        change.to(ByteBuffer.wrap(bytes, at, bytes.length - at).slice().order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }

    private void refused(String id, byte[] bytes, String... renamed) throws Exception {
        byte[] wheel = renamed.length == 0
                ? bytes
                : new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace("game-1.1.dist", "game-1.0.dist")
                        .getBytes(StandardCharsets.ISO_8859_1);
        for (Set<Skill> skills : List.of(EnumSet.of(Skill.PARTS, Skill.DIGESTS), EnumSet.of(Skill.DIGESTS))) {
            var refused = assertThrows(UnusableException.class, () -> metadata(GOOD.with(wheel), skills));
            assertEquals(id, refused.problem().id(), refused.getMessage());
            String what = refused.problem().in(Locale.ENGLISH).what();
            assertTrue(what.contains(GOOD.fileName()), what);
            try (Stream<Path> kept = Files.walk(folder)) {
                assertTrue(kept.noneMatch(path -> path.toString().contains("metadata")));
            }
            Store.deleteAll(folder.resolve("store"));
        }
    }

    private Metadata metadata(TestWheel wheel, Set<Skill> skills) throws Exception {
        try (var index = new TestIndex(skills).add(wheel);
                var indexes = open(index)) {
            return indexes.catalog().metadata(offer(indexes));
        }
    }

    private static Offer offer(Indexes indexes) throws Exception {
        return indexes.catalog().files(PackageName.parse("game")).offers().getFirst();
    }

    private Indexes open(TestIndex index) throws IOException {
        return Indexes.open(
                new IndexSettings(List.of(index.simple()), List.of(), Quick.settings()),
                new Store(folder.resolve("store")));
    }
}
