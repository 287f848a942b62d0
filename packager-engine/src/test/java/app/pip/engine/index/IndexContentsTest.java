package app.pip.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.catalog.UnusableException;
import app.pip.engine.names.Contents.About;
import app.pip.engine.names.Contents.Verdict;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.NetSettings.Reach;
import app.pip.engine.net.Quick;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestIndex.Skill;
import app.pip.engine.testindex.TestWheel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether packages hold modules, by their lists of files.
@Timeout(300)
class IndexContentsTest {

    private static final byte[] EMPTY = {};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yaml/__init__.py yaml/loader.py _yaml/__init__.py        | _yaml yaml
            six.py six-1.0.dist-info/METADATA                         | six
            google/cloud/storage/__init__.py google/cloud/x.py        | google.cloud.storage google.cloud.x
            a.cpython-314-x86_64-linux-gnu.so b.cp314-win_amd64.pyd   | a b
            c.abi3.so d.so e.pyd                                      | c d e
            not-a-name/__init__.py 1a.py data/x.txt README.md         |
            pkg/__init__.abi3.so pkg/deep/x.py                        | pkg
            a/b/c/d/e/f/g/h.py                                        |
            """)
    void modulesAreToldByTheirHighestName(String paths, String modules) {
        var wanted = modules == null ? Set.<String>of() : Set.of(modules.split(" "));
        assertEquals(new TreeSet<>(wanted), ModuleRoots.of(List.of(paths.split(" "))));
    }

    @Test
    void theNewestWheelIsLookedInto() throws Exception {
        var old = new TestWheel.Making("my-game", "1.0").file("gone.py", EMPTY).done();
        var now = new TestWheel.Making("my-game", "2.0")
                .file("my_game-2.0.data/purelib/extra.py", EMPTY)
                .file("my_game-2.0.data/scripts/run.py", EMPTY)
                .file("ns/part/__init__.py", EMPTY)
                .header("Summary: A game.")
                .done();
        var trial =
                new TestWheel.Making("my-game", "3.0a1").file("trial.py", EMPTY).done();
        var withdrawn =
                new TestWheel.Making("my-game", "2.5").file("oops.py", EMPTY).done();
        for (Set<Skill> skills : List.of(EnumSet.allOf(Skill.class), EnumSet.of(Skill.DIGESTS))) {
            try (var index = new TestIndex(skills).add(old, now, trial, withdrawn.yanked("no"));
                    var indexes = open(index, "store-" + skills.size(), Reach.USUAL)) {
                for (String module : List.of("my_game", "my_game.x.y", "extra", "ns", "ns.part", "ns.part.x")) {
                    assertEquals(Verdict.HOLDS, verdict(indexes, "my-game", module), module);
                }
                for (String module : List.of("gone", "trial", "oops", "run", "ns.other", "my", "my_gamex")) {
                    assertEquals(Verdict.LACKS, verdict(indexes, "my-game", module), module);
                }
                assertEquals(Verdict.NO_PROJECT, verdict(indexes, "nobody", "nobody"));
                assertEquals(
                        new About(0, 4, "A game."),
                        indexes.contents()
                                .look(PackageName.parse("my-game"), "extra")
                                .about()
                                .orElseThrow());
            }
        }
    }

    @Test
    void fewBytesAreAskedForAndOnlyOnce() throws Exception {
        var making = new TestWheel.Making("my-game", "1.0");
        for (int i = 0; i < 500; i++) {
            making.file("my_game/part" + i + ".bin", new byte[1000 + i]);
        }
        try (var index = new TestIndex().add(making.done())) {
            try (var indexes = open(index, "store", Reach.USUAL)) {
                assertEquals(Verdict.HOLDS, verdict(indexes, "my-game", "my_game"));
            }
            int before = index.server().asked().size();
            assertEquals(
                    Set.of(),
                    ranges(index).stream().filter(String::isEmpty).collect(Collectors.toSet()),
                    "whole files");
            try (var offline = open(index, "store", Reach.OFFLINE)) {
                assertEquals(Verdict.HOLDS, verdict(offline, "my-game", "my_game"));
                assertThrows(ProblemException.class, () -> verdict(offline, "other", "other"));
            }
            assertEquals(before, index.server().asked().size());
        }
    }

    @Test
    void namesThatAreClaimedAndFoldersThatAreAddedCount() throws Exception {
        var claims = new TestWheel.Making("claims", "1.0")
                .file("shown.py", EMPTY)
                .file("hidden.py", EMPTY)
                .header("Import-Name: shown")
                .header("Import-Name: absent")
                .done();
        var adds = new TestWheel.Making("adds", "1.0")
                .file("win32/win32api.pyd", EMPTY)
                .file("win32/lib/deep.py", EMPTY)
                .file("other/aside.py", EMPTY)
                .file("adds.pth", "# added\nwin32\nwin32\\lib\nimport os\n".getBytes(StandardCharsets.UTF_8))
                .done();
        var brings = new TestWheel.Making("brings", "1.0")
                .requires("adds >=1; extra == 'x'", "claims>=1 ; python_version > '3'")
                .done();
        // nothing but a list of others
        var empty = brings.with(TestWheel.zip(without(brings, "brings/__init__.py")));
        try (var index = new TestIndex().add(claims, adds, empty);
                var indexes = open(index, "store", Reach.USUAL)) {
            assertEquals(Verdict.HOLDS, verdict(indexes, "claims", "shown"));
            assertEquals(Verdict.LACKS, verdict(indexes, "claims", "hidden"));
            assertEquals(Verdict.LACKS, verdict(indexes, "claims", "absent"));
            assertEquals(Verdict.HOLDS, verdict(indexes, "adds", "win32api"));
            assertEquals(Verdict.HOLDS, verdict(indexes, "adds", "deep"));
            assertEquals(Verdict.LACKS, verdict(indexes, "adds", "aside"));
            assertEquals(Verdict.HOLDS, verdict(indexes, "brings", "shown"));
            assertEquals(Verdict.LACKS, verdict(indexes, "brings", "win32api"));
        }
    }

    @Test
    void sourcesAreListedAndNeverRun() throws Exception {
        var flat = sources("flat-1.0", "setup.py", "flat.py", "tests/test_flat.py", "PKG-INFO");
        var inSrc = sources("insrc-1.0", "setup.py", "src/deep/__init__.py");
        var told = sources("told-1.0", "setup.py", "c/x.c", "told.egg-info/top_level.txt=native\n");
        var mixed = TestWheel.of("mixed", "1.0");
        var newer = sources("mixed-2.0", "newer.py");
        var broken = new TestWheel("broken-1.0.tar.gz", new byte[] {1, 2, 3}, "", "", null);
        try (var index = new TestIndex().add(flat, inSrc, told, mixed, newer, broken);
                var indexes = open(index, "store", Reach.USUAL)) {
            assertEquals(Verdict.SOURCE_ONLY, verdict(indexes, "flat", "flat"));
            assertEquals(Verdict.LACKS, verdict(indexes, "flat", "tests"));
            assertEquals(Verdict.LACKS, verdict(indexes, "flat", "setup"));
            assertEquals(Verdict.SOURCE_ONLY, verdict(indexes, "insrc", "deep.x"));
            assertEquals(Verdict.SOURCE_ONLY, verdict(indexes, "told", "native"));
            assertEquals(Verdict.HOLDS, verdict(indexes, "mixed", "mixed"), "once there were wheels");
            assertThrows(UnusableException.class, () -> verdict(indexes, "broken", "broken"));
        }
    }

    private static Verdict verdict(Indexes indexes, String name, String module) throws Exception {
        return indexes.contents().look(PackageName.parse(name), module).verdict();
    }

    /// What was asked of files, empty for a whole one.
    private static List<String> ranges(TestIndex index) {
        return index.server().asked().stream()
                .filter(asked -> asked.path().endsWith(".whl"))
                .map(asked -> asked.header("range").orElse(""))
                .toList();
    }

    private static TreeMap<String, byte[]> without(TestWheel wheel, String path) throws Exception {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(wheel.bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        files.remove(path);
        return files;
    }

    private static TestWheel sources(String stem, String... files) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            for (String file : Stream.of(files).toList()) {
                String[] halves = file.split("=", 2);
                byte[] content = (halves.length > 1 ? halves[1] : "raise SystemExit").getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(stem + "/" + halves[0]);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return new TestWheel(stem + ".tar.gz", out.toByteArray(), "", "", null);
    }

    private Indexes open(TestIndex index, String store, Reach reach) {
        return Indexes.open(
                new IndexSettings(List.of(index.simple()), List.of(), Quick.settings(reach)),
                new Store(folder.resolve(store)));
    }
}
