package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.engine.Packager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The same program gives the same bytes: whatever the machine around it is like, and whatever was built before. Each
/// build is a process of its own and makes all targets; what is compared are the SHA-256 of the files on the disk.
final class ReproducibleBuildTest {

    private static final String EDIT = "\n# an edit\n";

    /// What can be made of a program, on every system, but for what takes longest.
    private static final String KINDS = "all,linux-x64:deb,linux-x64:rpm,macos-arm64:dmg";

    /// The rest, which is compressed as a whole.
    private static final String SLOW_KINDS = "windows-x64:msi,windows-x64:exe,linux-x64:run";

    /// Another zone, language and habit.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "TZ",
            "Pacific/Apia",
            "LANG",
            "tr_TR.UTF-8",
            "JDK_JAVA_OPTIONS",
            "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Apia"
                    + " -Djava.util.prefs.userRoot=/nowhere",
            "PYTHONHASHSEED",
            "7",
            "SOURCE_DATE_EPOCH",
            "1");

    private static final List<String> OTHER_UMASK = List.of("/bin/sh", "-c", "umask 077; exec \"$0\" \"$@\"");

    private static Path folder = Path.of("");
    private static List<Path> programs = List.of();
    private static SortedMap<String, String> expected = new TreeMap<>();

    /// The plain builds that all others are compared with, from an empty store.
    @BeforeAll
    static void buildPlainly() throws Exception {
        Rig.requireUnicodeNames();
        folder = Files.createTempDirectory(
                "pipapp-same-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        programs = written(folder.resolve("programs"));
        expected = digests(plain("plain"), programs);
        assertEquals(8 * programs.size(), expected.size(), "each program for all targets and kinds");
    }

    @AfterAll
    static void tidy() throws IOException {
        Packager.deleteAll(folder);
    }

    @Test
    void aSecondEmptyStore() throws Exception {
        same(digests(plain("second"), programs));
    }

    @Test
    void aWarmStore() throws Exception {
        same(digests(build("warm", List.of(), Map.of(), "plain"), programs));
    }

    /// Bytecode is remembered per file, so that it comes from other batches here, and what lies in the store is of
    /// another age.
    @Test
    void aStoreThatSawOtherStatesOfThePrograms() throws Exception {
        List<Path> copies = written(folder.resolve("history"));
        for (Path program : copies) {
            edit(program, text -> text + EDIT);
        }
        Build build = plain("history");
        SortedMap<String, String> before = digests(build, copies);
        for (String artifact : expected.keySet()) {
            if (before.get(artifact).equals(expected.get(artifact))) {
                throw new AssertionError("the edit makes no difference to " + artifact);
            }
        }
        for (Path program : copies) {
            edit(program, text -> text.substring(0, text.length() - EDIT.length()));
        }
        same(digests(build, copies));
    }

    @Test
    void twoBuildsAtOnceWithOneEmptyStore() throws Exception {
        Build left = build("left", List.of(), Map.of(), "shared");
        Build right = build("right", List.of(), Map.of(), "shared");
        var beside = new FutureTask<>(() -> digests(left, programs));
        Thread.ofVirtual().start(beside);
        same(digests(right, programs));
        same(beside.get());
    }

    /// Other zone, language, umask and current folder; a copy of the programs on a disk that lists them in another
    /// order,
    /// with names, times and permissions as another machine gives them.
    @Test
    void anotherSurrounding() throws Exception {
        Path disk = Path.of("/dev/shm");
        Path copies = Files.createTempDirectory(Files.isWritable(disk) ? disk : folder, "pipapp programs elsewhere ł");
        try {
            var moved = new ArrayList<Path>();
            var orders = new ArrayList<Boolean>();
            for (Sources sources : Sources.all()) {
                moved.add(sources.writtenOtherwise(copies));
                orders.add(!Sources.order(moved.getLast()).equals(Sources.order(programs.get(orders.size()))));
            }
            if (!orders.contains(true)) {
                aloud("this machine has no disk that lists the files in another order");
            }
            var build = build("elsewhere", OTHER_UMASK, ELSEWHERE, "elsewhere ł");
            same(digests(build, moved));
        } finally {
            Packager.deleteAll(copies);
        }
    }

    /// Installers and apps in one file, from two empty stores in two surroundings, and from a warm one.
    @Test
    void whatIsCompressedAsAWhole() throws Exception {
        Path program = programs.getLast();
        SortedMap<String, String> here = digests(plain("slow"), List.of(program), SLOW_KINDS);
        assertEquals(3, here.size(), here::toString);
        assertEquals(here, digests(build("slow again", List.of(), Map.of(), "slow"), List.of(program), SLOW_KINDS));
        Path disk = Path.of("/dev/shm");
        Path copies = Files.createTempDirectory(Files.isWritable(disk) ? disk : folder, "pipapp slow ł");
        try {
            Path moved = Sources.all().getLast().writtenOtherwise(copies);
            assertEquals(
                    here,
                    digests(build("slow elsewhere", OTHER_UMASK, ELSEWHERE, "slow ł"), List.of(moved), SLOW_KINDS));
        } finally {
            Packager.deleteAll(copies);
        }
    }

    /// A machine where nobody set a locale can't open names such as `ł`; programs without such names must not care.
    @Test
    void noLocale() throws Exception {
        List<Path> plain = programs.subList(0, 2);
        var build = build("no locale", List.of(), Map.of("LC_ALL", "C", "TZ", "America/St_Johns"), "c");
        SortedMap<String, String> ascii = new TreeMap<>(expected);
        ascii.keySet().removeIf(artifact -> artifact.startsWith("Hard"));
        assertEquals(ascii, digests(build, plain));
    }

    @Test
    @Tag("rig")
    void anotherUser() throws Exception {
        Rig.requireRoot();
        Path home = Files.createDirectories(folder.resolve("nobody"));
        Start.of(folder, Rig.tool("chown").toString(), "65534:65534", home.toString())
                .run()
                .exited(0);
        // may read what is root's, the product among it, and nothing else that root may
        List<String> nobody = List.of(
                Rig.tool("setpriv").toString(),
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search",
                "--bounding-set=-all,+dac_read_search");
        Outcome who = Start.of(folder, Rig.tool("id").toString(), "-u")
                .through(nobody)
                .run();
        assertEquals("65534\n", who.exited(0).stdout());
        var build =
                new Build(home, Jdk.running().java(), nobody, Map.of("HOME", home.toString()), home.resolve("store"));
        same(digests(build, programs));
    }

    @Test
    @Tag("rig")
    void anotherClock() throws Exception {
        List<String> front = List.of(
                Rig.tool("faketime").toString(),
                "2031-02-28 23:59:57",
                Rig.tool("env").toString(),
                "--unset=FAKETIME_SHARED");
        // a JVM waits by the steady clock, which has to go on as it is
        Map<String, String> steady = Map.of("FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0");
        Start clock = Start.of(folder, Jdk.running().java().toString(), "-Xlog:gc+init:stdout:time", "-version");
        clock.with(steady).through(front).run().exited(0).said("[2031-02-28T");
        same(digests(build("2031", front, steady, "2031"), programs));
    }

    /// One test for each JDK that is there besides: class files of 25 run on no older one. Where there is none, only
    /// the
    /// compressor is compared between JDKs (`SameCompressorTest`), and that is said aloud.
    @TestFactory
    @Tag("rig")
    Stream<DynamicTest> otherVendorsJdks() throws IOException {
        List<Jdk> others =
                Jdk.others().stream().filter(jdk -> jdk.major() >= 25).toList();
        if (others.isEmpty()) {
            aloud("no second JDK of 25 or newer is installed (PIPAPP_RIG_OTHER_JDK may name one), so that"
                    + " only the compressor is compared between JDKs");
        }
        return others.stream()
                .map(jdk -> DynamicTest.dynamicTest(jdk.home().toString(), () -> {
                    Build plain = plain("other JDK " + jdk.home().getFileName());
                    same(digests(new Build(plain.here(), jdk.java(), List.of(), Map.of(), plain.store()), programs));
                }));
    }

    private static void same(SortedMap<String, String> digests) {
        assertEquals(expected, digests);
    }

    private static void aloud(String what) {
        System.err.println("NOT COMPARED: " + what);
    }

    private static List<Path> written(Path parent) throws IOException {
        var written = new ArrayList<Path>();
        for (Sources sources : Sources.all()) {
            written.add(sources.written(parent));
        }
        return written;
    }

    private static void edit(Path program, UnaryOperator<String> change) throws IOException {
        try (var files = Files.list(program)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".py")).toList()) {
                Files.writeString(file, change.apply(Files.readString(file, UTF_8)), UTF_8);
            }
        }
    }

    private static Build plain(String name) throws IOException {
        return build(name, List.of(), Map.of(), name);
    }

    private static Build build(String name, List<String> front, Map<String, String> environment, String store)
            throws IOException {
        Path here = Files.createDirectories(folder.resolve("builds").resolve(name));
        return new Build(
                here,
                Jdk.running().java(),
                front,
                environment,
                folder.resolve("stores").resolve(store));
    }

    /// Builds the programs one after the other and gives the digests of all files that came of it, by their names.
    private static SortedMap<String, String> digests(Build build, List<Path> programs) throws Exception {
        return digests(build, programs, KINDS);
    }

    private static SortedMap<String, String> digests(Build build, List<Path> programs, String kinds) throws Exception {
        var digests = new TreeMap<String, String>();
        for (Path program : programs) {
            for (Artifact artifact : build.run(program, kinds).artifacts()) {
                String digest = sha256(artifact.file());
                assertEquals(digest, artifact.sha256(), "the digest that was reported");
                digests.put(artifact.file().getFileName().toString(), digest);
            }
        }
        return digests;
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// A way to build.
    ///
    /// @param here the current folder, which is there; what comes of it lies in `apps` below
    /// @param java what runs the product
    /// @param front what stands before the command
    /// @param environment more variables
    private record Build(Path here, Path java, List<String> front, Map<String, String> environment, Path store) {

        Report run(Path program, String kinds) throws IOException, InterruptedException {
            List<String> words = List.of("build", program.toString(), "--for", kinds, "--out", "apps", "--json");
            Start start = Product.process(here, store, words).by(java).with(environment);
            return Report.parse(start.through(front).run().exited(0).stdout());
        }
    }
}
