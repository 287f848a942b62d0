package app.pip.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.Standing;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.Login;
import app.pip.engine.net.NetSettings.Reach;
import app.pip.engine.net.Quick;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestIndex.Skill;
import app.pip.engine.testindex.TestWheel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class IndexCatalogTest {

    private static final PackageName GAME = PackageName.parse("my-game");

    @TempDir
    private Path folder;

    @Test
    void jsonAndHtmlSayTheSame() throws Exception {
        List<List<String>> said = new ArrayList<>();
        for (Set<Skill> skills : List.of(EnumSet.allOf(Skill.class), EnumSet.complementOf(EnumSet.of(Skill.JSON)))) {
            try (var index = filled(new TestIndex(skills));
                    var indexes = open(index.simple(), "store-" + skills.size())) {
                List<String> lines = new ArrayList<>();
                for (Offer offer : indexes.catalog().files(GAME).offers()) {
                    Metadata metadata = indexes.catalog().metadata(offer);
                    lines.add(offer.fileName()
                            + offer.version()
                            + offer.sha256()
                            + offer.requiresPython()
                            + offer.yanked()
                            + offer.sibling()
                            + metadata);
                }
                assertEquals(3, lines.size());
                said.add(lines);
            }
        }
        assertEquals(said.get(0), said.get(1));
    }

    @Test
    void siblingsPartsAndWholeFilesSayTheSame() throws Exception {
        List<Metadata> said = new ArrayList<>();
        for (Set<Skill> skills : List.of(
                EnumSet.of(Skill.SIBLINGS, Skill.DIGESTS),
                EnumSet.of(Skill.PARTS, Skill.DIGESTS),
                EnumSet.of(Skill.PARTS, Skill.JSON),
                EnumSet.of(Skill.DIGESTS),
                EnumSet.noneOf(Skill.class))) {
            var big = new byte[400_000];
            new Random(1).nextBytes(big);
            TestWheel wheel = new TestWheel.Making("my-game", "1.0")
                    .requires("numpy>=1", "pytest; extra == 'test'")
                    .header("Provides-Extra: test")
                    .python(">=3.9")
                    .file("my_game/big.bin", big)
                    .done();
            try (var index = new TestIndex(skills).add(wheel);
                    var indexes = open(index.simple(), "store" + said.size())) {
                Offer offer = indexes.catalog().files(GAME).offers().getFirst();
                said.add(indexes.catalog().metadata(offer));
                if (skills.contains(Skill.PARTS)) {
                    // one part did, and the whole was never asked for
                    assertEquals(1, index.server().count("/files/" + wheel.fileName()));
                    assertTrue(index.server().asked().getLast().header("range").isPresent());
                }
            }
        }
        assertEquals(1, Set.copyOf(said).size(), said.toString());
        assertEquals(2, said.getFirst().requires().size());
    }

    @Test
    void aWheelWithALongDirectoryNeedsTwoParts() throws Exception {
        var making = new TestWheel.Making("my-game", "1.0");
        for (int i = 0; i < 2000; i++) {
            making.file("my_game/a_rather_long_name_for_a_file_of_a_package_number_" + i, new byte[0]);
        }
        TestWheel wheel = making.done();
        try (var index = new TestIndex(EnumSet.of(Skill.PARTS)).add(wheel);
                var indexes = open(index.simple(), "store")) {
            Offer offer = indexes.catalog().files(GAME).offers().getFirst();
            assertEquals(GAME, indexes.catalog().metadata(offer).name());
            assertEquals(2, index.server().count("/files/" + wheel.fileName()));
        }
    }

    @Test
    void whatWasReadOnceWorksOffline() throws Exception {
        URI simple;
        try (var index = filled(new TestIndex())) {
            simple = index.simple();
            try (var indexes = open(simple, "store")) {
                for (Offer offer : indexes.catalog().files(GAME).offers()) {
                    indexes.catalog().metadata(offer);
                    indexes.wheels().fetch(offer, Progress.unwatched());
                }
            }
        }
        try (var indexes = open(simple, "store", Reach.OFFLINE)) {
            Listing listing = indexes.catalog().files(GAME);
            assertEquals(3, listing.offers().size());
            for (Offer offer : listing.offers()) {
                indexes.catalog().metadata(offer);
                assertTrue(Files.exists(
                        indexes.wheels().fetch(offer, Progress.unwatched()).file()));
            }
            var refused =
                    assertThrows(ProblemException.class, () -> indexes.catalog().files(PackageName.parse("other")));
            assertEquals("net.offline", refused.problems().getFirst().id());
        }
    }

    @Test
    void aSecondRunAsksForNothingThatIsFresh() throws Exception {
        try (var index = filled(new TestIndex(EnumSet.of(Skill.PARTS, Skill.DIGESTS)))) {
            for (int run = 0; run < 2; run++) {
                try (var indexes = open(index.simple(), "store")) {
                    for (Offer offer : indexes.catalog().files(GAME).offers()) {
                        indexes.catalog().metadata(offer);
                    }
                }
                assertEquals(4, index.server().asked().size());
            }
        }
    }

    @Test
    void theFirstIndexThatKnowsANameWins() throws Exception {
        try (var ours = new TestIndex().add(TestWheel.of("my-game", "1.0"));
                var others = new TestIndex().add(TestWheel.of("my-game", "99.0"), TestWheel.of("numpy", "2.0"));
                var indexes = Indexes.open(
                        new IndexSettings(List.of(ours.simple(), others.simple()), List.of(), Quick.settings()),
                        new Store(folder))) {
            Listing listing = indexes.catalog().files(GAME);
            assertEquals("[my_game-1.0-py3-none-any.whl]", listing.offers().toString());
            assertEquals(Optional.of(ours.simple().toString()), listing.index());
            assertEquals(0, others.server().asked().size());
            Listing numpy = indexes.catalog().files(PackageName.parse("numpy"));
            assertEquals(Optional.of(others.simple().toString()), numpy.index());
            assertEquals(
                    Standing.UNKNOWN,
                    indexes.catalog().files(PackageName.parse("nobody")).standing());
        }
    }

    @Test
    void anIndexThatFailsDoesNotLetTheNextOneAnswer() throws Exception {
        try (var ours = new TestIndex().login("Basic x").add(TestWheel.of("my-game", "1.0"));
                var others = new TestIndex().add(TestWheel.of("my-game", "99.0"));
                var indexes = Indexes.open(
                        new IndexSettings(List.of(ours.simple(), others.simple()), List.of(), Quick.settings()),
                        new Store(folder))) {
            var refused =
                    assertThrows(ProblemException.class, () -> indexes.catalog().files(GAME));
            assertEquals("net.login", refused.problems().getFirst().id());
        }
    }

    @Test
    void foldersAddToIndexesAndCountMore() throws Exception {
        TestWheel here = TestWheel.of("my-game", "1.0", "numpy");
        Path heap = Files.createDirectories(folder.resolve("a folder with ł"));
        Files.write(heap.resolve(here.fileName()), here.bytes());
        Files.writeString(heap.resolve("README.txt"), "no wheel");
        Files.writeString(heap.resolve("broken-1.0-py3-none-any.whl"), "no wheel");
        try (var index = new TestIndex().add(TestWheel.of("my-game", "1.0"), TestWheel.of("my-game", "1.1"));
                var indexes = Indexes.open(
                        new IndexSettings(List.of(index.simple()), List.of(heap.toUri()), Quick.settings()),
                        new Store(folder.resolve("store")))) {
            List<Offer> offers = indexes.catalog().files(GAME).offers();
            assertEquals("[my_game-1.0-py3-none-any.whl, my_game-1.1-py3-none-any.whl]", offers.toString());
            assertTrue(offers.getFirst().address().startsWith("file:"), offers.getFirst()::address);
            assertEquals(Optional.of(here.sha256()), offers.getFirst().sha256());
            assertEquals(
                    "numpy",
                    indexes.catalog()
                            .metadata(offers.getFirst())
                            .requires()
                            .getFirst()
                            .toString());
            Path kept = indexes.wheels()
                    .fetch(offers.getFirst(), Progress.unwatched())
                    .file();
            assertEquals(-1, Files.mismatch(kept, heap.resolve(here.fileName())));
            Offer broken = indexes.catalog()
                    .files(PackageName.parse("broken"))
                    .offers()
                    .getFirst();
            assertThrows(UnusableException.class, () -> indexes.catalog().metadata(broken));
        }
    }

    @Test
    void aSimpleIndexOnDisk() throws Exception {
        TestWheel wheel = TestWheel.of("my-game", "1.0");
        Path simple = folder.resolve("simple");
        Files.createDirectories(simple.resolve("my-game"));
        Files.write(simple.resolve("my-game").resolve(wheel.fileName()), wheel.bytes());
        Files.createDirectories(simple.resolve("other"));
        Files.writeString(simple.resolve("other/index.html"), "<a href='../x/other-2.0.tar.gz'>other</a>");
        try (var indexes = open(simple.toUri(), "store")) {
            assertEquals(1, indexes.catalog().files(GAME).offers().size());
            Offer other =
                    indexes.catalog().files(PackageName.parse("other")).offers().getFirst();
            assertEquals(simple.resolve("x/other-2.0.tar.gz").toUri(), URI.create(other.address()));
            assertEquals(
                    Standing.UNKNOWN,
                    indexes.catalog().files(PackageName.parse("third")).standing());
        }
        try (var indexes = open(folder.resolve("nowhere").toUri(), "store")) {
            assertEquals("index.folder-missing", refusal(indexes, GAME));
        }
    }

    @Test
    void aPrivateIndexGetsItsLoginForPagesAndFiles() throws Exception {
        var login = new Login("me", "s3cret");
        try (var index = filled(new TestIndex().login(login.basic()))) {
            URI withLogin = URI.create(index.simple().toString().replace("//", "//me:s3cret@"));
            var around = Quick.around(folder, Map.of("PIP_CONFIG_FILE", "/dev/null"));
            var options = new IndexOptions(Optional.of(withLogin.toString()), List.of(), List.of(), false, Reach.USUAL);
            IndexSettings settings = IndexSettings.of(options, around);
            try (var indexes = Indexes.open(settings, new Store(folder.resolve("store")))) {
                Listing listing = indexes.catalog().files(GAME);
                for (Offer offer : listing.offers()) {
                    indexes.wheels().fetch(offer, Progress.unwatched());
                    assertFalse(offer.address().contains("s3cret"));
                }
                assertFalse(settings.toString().contains("s3cret"));
                assertFalse(listing.toString().contains("s3cret"));
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("s3cret"));
            }
        }
    }

    @Test
    void pagesThatAreNone() throws Exception {
        String path = "/simple/my-game/";
        assertEquals("index.not-an-index", refusal(path, Reply.ok("text/html", "<form><input name=user></form>")));
        assertEquals("index.not-an-index", refusal(path, Reply.ok("image/png", "x")));
        assertEquals("index.not-an-index", refusal(path, Reply.ok("application/vnd.pypi.simple.v1+json", "{")));
        assertEquals(
                "net.too-large",
                refusal(
                        path,
                        Reply.ok("text/html", "<p>on and on and on</p>".repeat(5000))
                                .sent(new Reply.Manner.Endless())));
        try (var index = filled(new TestIndex())) {
            // a fault that passes is nobody's business
            index.instead(path, Reply.status(500), Reply.ok("text/html", "x").sent(new Reply.Manner.CutAfter(0)));
            try (var indexes = open(index.simple(), "store")) {
                assertEquals(3, indexes.catalog().files(GAME).offers().size());
            }
        }
    }

    @Test
    void manyWheelsAtOnceWithProgress() throws Exception {
        try (var index = new TestIndex()) {
            for (int i = 0; i < 20; i++) {
                index.add(new TestWheel.Making("my-game", "1." + i)
                        .file("x", new byte[10_000])
                        .done());
            }
            index.instead(
                    "/files/my_game-1.3-py3-none-any.whl",
                    Reply.status(503),
                    Reply.ok("x/y", "half of it").sent(new Reply.Manner.CutAfter(3)));
            try (var indexes = open(index.simple(), "store")) {
                List<Offer> offers = indexes.catalog().files(GAME).offers();
                var steps = java.util.Collections.synchronizedList(new ArrayList<Double>());
                var arrived = java.util.concurrent.ConcurrentHashMap.newKeySet();
                var files = indexes.wheels()
                        .fetchAll(
                                offers.stream().map(Wheels::wanted).toList(),
                                (at, file) -> arrived.add(at + " " + file.sha256()),
                                Progress.root((_, overall) -> steps.add(overall)));
                assertEquals(
                        offers.stream()
                                .map(offer -> offer.sha256().orElseThrow())
                                .toList(),
                        files.stream().map(file -> file.sha256()).toList());
                assertEquals(20, arrived.size());
                for (int i = 0; i < 20; i++) {
                    assertTrue(arrived.contains(i + " " + files.get(i).sha256()), i + " of " + arrived);
                }
                assertEquals(1.0, steps.stream().mapToDouble(step -> step).max().orElseThrow(), 1e-9);
            }
        }
    }

    @Test
    void oneThatFailsEndsAll() throws Exception {
        try (var index = new TestIndex()) {
            TestWheel bad = TestWheel.of("my-game", "2.0");
            index.add(TestWheel.of("my-game", "1.0"), bad);
            Reply wrong = Reply.ok("x/y", "not a wheel at all");
            index.instead("/files/" + bad.fileName(), wrong, wrong, wrong);
            try (var indexes = open(index.simple(), "store")) {
                List<Offer> offers = indexes.catalog().files(GAME).offers();
                var refused = assertThrows(
                        ProblemException.class,
                        () -> indexes.wheels()
                                .fetchAll(offers.stream().map(Wheels::wanted).toList(), Progress.unwatched()));
                assertEquals("net.wrong-bytes", refused.problems().getFirst().id());
                assertTrue(indexes.wheels().find(bad.sha256()).isEmpty());
            }
        }
    }

    @Test
    void whatFailsWithAFileThatHasComeEndsAllToo() throws Exception {
        try (var index = new TestIndex().add(TestWheel.of("my-game", "1.0"), TestWheel.of("my-game", "2.0"));
                var indexes = open(index.simple(), "store")) {
            var all = indexes.catalog().files(GAME).offers().stream()
                    .map(Wheels::wanted)
                    .toList();
            Wheels.Arrival full = (_, _) -> {
                throw new java.io.IOException("full");
            };
            assertThrows(java.io.IOException.class, () -> indexes.wheels().fetchAll(all, full, Progress.unwatched()));
        }
    }

    private static TestIndex filled(TestIndex index) {
        return index.add(
                new TestWheel.Making("my-game", "1.0")
                        .requires("numpy>=1; python_version >= '3'")
                        .python(">=3.9,<4")
                        .done(),
                TestWheel.of("my-game", "1.1").yanked("it was \"broken\"".replace("\"", "")),
                TestWheel.of("my-game", "1.2").yanked(""));
    }

    private String refusal(String path, Reply reply) throws IOException {
        try (var index = filled(new TestIndex())) {
            index.instead(path, reply, reply, reply);
            try (var indexes = open(index.simple(), "other-store")) {
                return refusal(indexes, GAME);
            }
        }
    }

    private static String refusal(Indexes indexes, PackageName name) {
        var refused =
                assertThrows(ProblemException.class, () -> indexes.catalog().files(name));
        Problem problem = refused.problems().getFirst();
        var words = problem.in(Locale.ENGLISH);
        assertTrue((words.what() + words.why()).contains(name.toString()), problem.toString());
        return problem.id();
    }

    private Indexes open(URI index, String store) {
        return open(index, store, Reach.USUAL);
    }

    private Indexes open(URI index, String store, Reach reach) {
        return Indexes.open(
                new IndexSettings(List.of(index), List.of(), Quick.settings(reach)), new Store(folder.resolve(store)));
    }
}
