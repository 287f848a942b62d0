package app.pip.engine.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.bundle.AppIcon;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.testkeys.TestKeys;
import app.pip.engine.testkeys.TestTimeStamps;
import app.pip.engine.tree.TreePath;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jsign.pe.PEFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final String PASSWORD = "fünf ł漢 $1";
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private static Path folder;

    private static TestKeys keys;
    private static Path store;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = new TestKeys();
        store = TestKeys.store(
                folder.resolve("zoë.p12"),
                PASSWORD,
                Map.of("one", keys.forPrograms("Zoë"), "two", keys.forPrograms("Max")));
    }

    @Test
    void aKeyIsFoundByItsName() throws Exception {
        assertEquals("CN=Max", open(wishes(store, "two"), PASSWORD).owner());
        assertEquals(2, open(wishes(store, "one"), PASSWORD).chain().size());
    }

    @Test
    void theOnlyKeyNeedsNoName() throws Exception {
        Path one = TestKeys.store(folder.resolve("one.pfx"), PASSWORD, Map.of("k", keys.forPrograms("Zoë")));
        assertEquals("CN=Zoë", open(wishes(one, ""), PASSWORD).owner());
    }

    @Test
    void aPasswordMustBeThereAndRight() {
        assertRefused("signing.no-password", wishes(store, "one"), "");
        assertRefused("signing.password", wishes(store, "one"), "wrong");
    }

    @Test
    void aStoreMustBeThereAndBeOne() throws Exception {
        assertRefused("signing.store-missing", wishes(folder.resolve("nowhere.p12"), ""), PASSWORD);
        Path text = Files.writeString(folder.resolve("text.p12"), "no keys here");
        assertRefused("signing.store", wishes(text, ""), PASSWORD);
        Path empty = TestKeys.store(folder.resolve("empty.p12"), PASSWORD, Map.of());
        assertRefused("signing.no-key", wishes(empty, ""), PASSWORD);
        assertRefused("signing.type", typed("FLOPPY"), PASSWORD);
    }

    @Test
    void itMustBeClearWhichKeyIsMeant() {
        assertEquals(
                List.of(store.toString(), "one, two"),
                assertRefused("signing.several-keys", wishes(store, ""), PASSWORD)
                        .details());
        assertEquals(
                List.of("three", store.toString(), "one, two"),
                assertRefused("signing.no-alias", wishes(store, "three"), PASSWORD)
                        .details());
    }

    @Test
    void aCertificateHasItsTimeAndPurpose() throws Exception {
        Instant now = Instant.now();
        var old = keys.key("Old", KeyPurposeId.id_kp_codeSigning, now.minus(DAY.multipliedBy(9)), now.minus(DAY));
        var young = keys.key("Young", KeyPurposeId.id_kp_codeSigning, now.plus(DAY), now.plus(DAY.multipliedBy(9)));
        var server = keys.key("Server", KeyPurposeId.id_kp_serverAuth, now.minus(DAY), now.plus(DAY));
        Path all =
                TestKeys.store(folder.resolve("all.p12"), PASSWORD, Map.of("old", old, "young", young, "web", server));
        Problem expired = assertRefused("signing.expired", wishes(all, "old"), PASSWORD);
        assertEquals(List.of("CN=Old", now.minus(DAY).toString().substring(0, 10)), expired.details());
        assertRefused("signing.not-yet", wishes(all, "young"), PASSWORD);
        assertRefused("signing.purpose", wishes(all, "web"), PASSWORD);
    }

    @Test
    void launchersAreSignedAndStampedOnce() throws Exception {
        Bundle bundle = bundle();
        try (var clock = new TestTimeStamps(keys)) {
            var signer = signer(clock.address());
            Bundle signed = signer.signed(bundle);
            assertEquals(signed.entries(), signer.signed(bundle).entries());
            assertEquals(1, clock.given(), "equal launchers are signed once");
            assertEquals(1, signatures(signed.entries().getFirst()));
            assertEquals(bundle.entries().get(1), signed.entries().get(1), "what is Python's stays as it is");
            assertEquals(bundle.entries().get(2), signed.entries().get(2), "and what is the program's");
        }
    }

    @Test
    void aClockThatDoesNotAnswerIsTold() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + closed + "/";
        var signer = signer(address);
        var refused = assertThrows(SigningException.class, () -> signer.signed(bundle()));
        assertEquals("signing.time-stamp", refused.problem().id());
        assertEquals(address, refused.problem().details().getFirst());
    }

    @Test
    void withoutATimeStampNobodyIsAsked() throws Exception {
        Bundle signed = signer(SigningWishes.NO_TIME_STAMP).signed(bundle());
        assertEquals(1, signatures(signed.entries().getFirst()));
    }

    private static Signer signer(String clock) throws Exception {
        SigningWishes wishes = new SigningWishes(
                Optional.of(store.toString()),
                Optional.empty(),
                Optional.of("one"),
                Optional.empty(),
                Optional.of(clock));
        return new Signer(open(wishes, PASSWORD), wishes);
    }

    private static int signatures(PackedEntry entry) throws Exception {
        byte[] bytes = new PackedContent(((PackedEntry.File) entry).packed()).readAll();
        try (var file = new PEFile(new SeekableInMemoryByteChannel(bytes))) {
            return file.getSignatures().size();
        }
    }

    private static Bundle bundle() throws Exception {
        var bare = Packer.pack(Shipped.content("prebuilt/windows-x64/console.exe"));
        var app = new AppInfo("Zoë", "1.0");
        List<PackedEntry> entries = List.of(
                new PackedEntry.File(TreePath.of("Zoë/Zoë.exe"), false, bare),
                new PackedEntry.File(TreePath.of("Zoë/python/python.exe"), false, bare),
                new PackedEntry.File(TreePath.of("Zoë/program/tool.exe"), false, bare));
        return new Bundle(
                app,
                Target.WINDOWS_X64,
                new Floor(Family.WINDOWS, 10, 0),
                new TreeSet<>(),
                AppIcon.initial(app),
                entries);
    }

    private static Problem assertRefused(String id, SigningWishes wishes, String password) {
        var refused = assertThrows(ProblemException.class, () -> open(wishes, password));
        assertEquals(id, refused.problems().getFirst().id());
        assertTrue(!refused.toString().contains(PASSWORD), "passwords are told to nobody");
        return refused.problems().getFirst();
    }

    private static SigningKey open(SigningWishes wishes, String password) throws ProblemException {
        return SigningKey.open(wishes, Map.of(OpenedStore.PASSWORD, password), Instant.now());
    }

    private static SigningWishes wishes(Path file, String alias) {
        return new SigningWishes(
                Optional.of(file.toString()),
                Optional.empty(),
                Optional.of(alias).filter(one -> !one.isEmpty()),
                Optional.empty(),
                Optional.empty());
    }

    private static SigningWishes typed(String type) {
        return new SigningWishes(
                Optional.empty(), Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
