package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.testindex.Asked;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Real archives of python-build-standalone, and `.pybi` files, from a server of the test's own, which behaves as badly
/// as servers do; each time with a store of its own.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
class ServedInterpreterTest {

    private static final int CUT = 12_000_000;
    private static final String LINUX = "x86_64-unknown-linux";

    /// Here, because a server's thread can't skip a test.
    @BeforeEach
    void find() {
        Rig.place("PIPAPP_RIG_STANDALONE");
    }

    @Test
    void anArchiveIsFetchedResumedCheckedAndServedOnAsPybi(BuiltExamples examples) throws Exception {
        Path store = examples.freshFolder("store");
        Path program = program(examples);
        var cut = new AtomicBoolean();
        try (var server = new TestServer(asked -> {
            Reply whole = mirrored(asked);
            boolean first = asked.path().contains(LINUX) && cut.compareAndSet(false, true);
            return first ? whole.sent(new Reply.Manner.CutAfter(CUT)) : whole.partFor(asked);
        })) {
            build(program, store, examples.fresh("out"), server.at("/mirror").toString())
                    .exited(0)
                    .said("Python 3.14.6 of python-build-standalone 20260610: from 127.0.0.1");
            List<Asked> archives = server.asked().stream()
                    .filter(asked -> asked.path().contains(LINUX))
                    .toList();
            assertEquals(2, archives.size());
            // what came before the cut isn't asked for again; some of it may have been lost on its way
            String range = archives.get(1).header("range").orElse("");
            assertTrue(range.matches("bytes=[1-9]\\d{5,7}-"), range);
        }
        String lock = Files.readString(program.resolveSibling("pylock.hello.toml"));
        Path archive = fixture(LINUX);
        assertTrue(
                lock.contains("source = \"python-build-standalone 20260610\"\nfile = \"" + archive.getFileName()
                        + "\"\nsha256 = \"" + sha256(archive)),
                lock);

        Path pybi = pybi(store);
        Product.run("pybi", "verify", pybi.toString()).exited(0).said("all as they should be");
        served(pybi, examples);
    }

    /// The same interpreter from a server that has only the `.pybi` file.
    private static void served(Path pybi, BuiltExamples examples) throws Exception {
        byte[] bytes = Files.readAllBytes(pybi);
        String sums = sha256(pybi) + "  " + pybi.getFileName() + "\n";
        Path program = program(examples);
        Path out = examples.fresh("out");
        try (var server = new TestServer(asked -> switch (asked.path().replaceFirst("^/shelf/", "")) {
            case "SHA256SUMS" -> Reply.ok("text/plain", sums);
            case String name
            when name.equals(pybi.getFileName().toString()) ->
                Reply.ok("application/zip", bytes).partFor(asked);
            default -> Reply.status(404);
        })) {
            build(
                            program,
                            examples.freshFolder("store"),
                            out,
                            server.at("/shelf").toString(),
                            "--python",
                            "3.14.6")
                    .exited(0)
                    .said("Python 3.14.6 of a .pybi file: from 127.0.0.1");
            assertEquals(1, server.count("/shelf/" + pybi.getFileName()));
        }
        String lock = Files.readString(program.resolveSibling("pylock.hello.toml"));
        assertTrue(
                lock.contains(
                        "source = \"a .pybi file\"\nfile = \"" + pybi.getFileName() + "\"\nsha256 = \"" + sha256(pybi)),
                lock);
        runs(out, examples);
    }

    private static void runs(Path out, BuiltExamples examples) throws Exception {
        Path made;
        try (Stream<Path> files = Files.list(out)) {
            made = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Path unpacked = examples.freshFolder("Größe ł漢字");
        Start.of(unpacked, Rig.tool("tar").toString(), "-xzf", made.toString())
                .run()
                .exited(0);
        LinuxRun.here()
                .start(
                        examples.freshFolder("somewhere else"),
                        Unpacked.at("linux-x64", unpacked).launcher(),
                        List.of())
                .run()
                .exited(0)
                .said("made with 3.14.6");
    }

    @Test
    void wrongBytesAreRefusedAndNothingIsKept(BuiltExamples examples) throws Exception {
        Path store = examples.freshFolder("store");
        Path program = program(examples);
        try (var server = new TestServer(asked -> {
            Reply whole = mirrored(asked);
            if (asked.path().contains(LINUX)) {
                byte[] other = whole.body().clone();
                other[other.length / 2] ^= 1;
                return Reply.ok("application/gzip", other).partFor(asked);
            }
            return whole;
        })) {
            build(program, store, examples.fresh("out"), server.at("/mirror").toString(), "--json")
                    .exited(1)
                    .said("net.wrong-bytes");
        }
        assertFalse(Files.exists(store.resolve("interpreters")));
        assertEquals(List.of(), files(store.resolve("archives")));
    }

    @Test
    void aServerWithoutAListAndArchivesIsToldInWords(BuiltExamples examples) throws Exception {
        Path program = program(examples);
        try (var server = new TestServer(
                asked -> asked.path().endsWith("latest-release.json") ? mirrored(asked) : Reply.status(404))) {
            String place = server.at("/mirror").toString();
            Path store = examples.freshFolder("store");
            build(program, store, examples.fresh("out"), place, "--json")
                    .exited(1)
                    .said("net.gone");
            assertEquals(1, server.count("/mirror/20260610/SHA256SUMS"));
        }
    }

    private static Outcome build(Path program, Path store, Path out, String pythons, String... more)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                "build", program.toString(), "--for", "linux-x64", "--out", out.toString(), "--pythons", pythons));
        words.addAll(List.of(more));
        Outcome outcome = Product.process(program.getParent(), store, words).run();
        // on a machine that is very busy two seconds may not be enough for a server beside us
        for (int i = 0; i < 5 && outcome.toString().contains("can't be reached"); i++) {
            Files.deleteIfExists(program.resolveSibling("pylock.hello.toml"));
            BuiltExamples.remove(store.resolve("pythons"));
            outcome = Product.process(program.getParent(), store, words).run();
        }
        return outcome;
    }

    /// What the release has under an address.
    private static Reply mirrored(Asked asked) {
        Path file = Rig.place("PIPAPP_RIG_STANDALONE")
                .resolve("module")
                .resolve(asked.path().replaceFirst("^/mirror/", "").replace("%2B", "+"));
        try {
            return Files.isRegularFile(file)
                    ? Reply.ok("application/octet-stream", Files.readAllBytes(file))
                    : Reply.status(404);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program(BuiltExamples examples) throws IOException {
        return Files.writeString(
                examples.freshFolder("program").resolve("hello.py"),
                "import sqlite3, ssl, sys\nprint('made with', sys.version.split()[0])\n",
                StandardCharsets.UTF_8);
    }

    private static Path fixture(String part) throws IOException {
        return files(Rig.place("PIPAPP_RIG_STANDALONE").resolve("module")).stream()
                .filter(file -> file.toString().contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static Path pybi(Path store) throws IOException {
        return files(store.resolve("interpreters")).stream()
                .filter(file -> file.toString().endsWith(".pybi"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
