package app.pip.engine.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.catalog.Offer;
import app.pip.engine.index.IndexSettings;
import app.pip.engine.index.Indexes;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.Quick;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.resolve.Question;
import app.pip.engine.resolve.Resolution;
import app.pip.engine.resolve.Resolver;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestIndex.Skill;
import app.pip.engine.testindex.TestWheel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sources of a package `thing`, whose own backend leaves a trace whenever it runs.
@Timeout(300)
class SourceBuilderTest {

    private static final PackageName THING = PackageName.parse("thing");
    private static final Set<PackageName> NOBODY = Set.of();

    @TempDir
    private Path folder;

    @Test
    void withoutPermissionNothingRuns() throws Exception {
        try (var index = index(Sdist.built(trace(), "py3-none-any", ""));
                var indexes = open(index, "store")) {
            var failed = assertInstanceOf(Resolution.Failed.class, resolve(indexes, NOBODY));
            assertEquals("resolve.build", failed.problem().id());
            assertEquals(
                    List.of(new Remedy.AllowBuild("thing")), failed.problem().remedies());
            var refused = assertThrows(
                    ProblemException.class, () -> builder(indexes, NOBODY, 200).build(offer(indexes)));
            assertEquals("sources.not-allowed", refused.problems().getFirst().id());
        }
        assertFalse(Files.exists(trace()));
    }

    @Test
    void aSetupPyDoesNotRunEither() throws Exception {
        String writes =
                "open(%s, 'w').close()\n".formatted("'" + trace().toString().replace("\\", "/") + "'");
        try (var index = index(new Sdist()
                        .file("thing-1.0/setup.py", writes)
                        .file("thing-1.0/PKG-INFO", "Metadata-Version: 1.0\nName: thing\nVersion: 1.0\n"));
                var indexes = open(index, "store")) {
            assertInstanceOf(Resolution.Failed.class, resolve(indexes, NOBODY));
        }
        assertFalse(Files.exists(trace()));
    }

    @Test
    void whatIsPromisedIsBelievedWithoutABuild() throws Exception {
        String promise = "Metadata-Version: 2.2\nName: thing\nVersion: 1.0\nRequires-Dist: six\n";
        try (var index = index(Sdist.built(trace(), "py3-none-any", "").file("thing-1.0/PKG-INFO", promise));
                var indexes = open(index, "store")) {
            var solved = assertInstanceOf(Resolution.Solved.class, resolve(indexes, Set.of(THING)));
            assertEquals("[six, thing]", packages(solved));
        }
        assertFalse(Files.exists(trace()));
    }

    @Test
    void withPermissionItIsBuiltOnce() throws Exception {
        try (var index = index(Sdist.built(trace(), "py2.py3-none-any", ""));
                var indexes = open(index, "store")) {
            var solved = assertInstanceOf(Resolution.Solved.class, resolve(indexes, Set.of(THING)));
            assertEquals("[six, thing]", packages(solved));
            BuiltWheel wheel = builder(indexes, Set.of(THING), 200).build(offer(indexes));
            assertEquals("thing-1.0-py2.py3-none-any.whl", wheel.wheel().toString());
            assertEquals("six", wheel.metadata().requires().getFirst().toString());
        }
        // one start for each of the two questions
        List<String> runs = Files.readAllLines(trace());
        assertEquals(2, runs.size());
        List<String> known =
                List.of("HOME", "LC_CTYPE", "PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONNOUSERSITE");
        assertTrue(
                List.of(runs.getFirst().split(" ", -1)).stream()
                        .filter(name ->
                                !name.matches("PYTHONPATH|PYTHONUTF8|SOURCE_DATE_EPOCH|TMPDIR|TZ|TE?MP|SYSTEMROOT"))
                        .allMatch(name -> known.contains(name) || name.equals("USERPROFILE")),
                runs.getFirst());
        try (var left = Files.list(folder.resolve("scratch"))) {
            assertEquals(0, left.filter(Files::isDirectory).count());
        }
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws Exception {
        String differs = "import time, random; open('thing.tmp', 'w').write(str(random.random()))";
        try (var index = index(Sdist.built(trace(), "py3-none-any", differs))) {
            try (var one = open(index, "one");
                    var other = open(index, "other")) {
                Path first = builder(one, "one").build(offer(one)).wheel().file();
                Thread.sleep(1100);
                Path second =
                        builder(other, "other").build(offer(other)).wheel().file();
                assertFalse(first.equals(second));
                assertEquals(-1, Files.mismatch(first, second));
            }
        }
    }

    @Test
    void whatIsNotForEverySystemIsRefused() throws Exception {
        assertEquals(
                "sources.not-pure",
                problem(Sdist.built(trace(), "py3-none-linux_x86_64", "")).id());
        assertEquals(
                "sources.not-pure",
                problem(Sdist.built(trace(), "cp314-abi3-any", "")).id());
        String other = "name = name.replace('thing', 'other')";
        assertEquals(
                "sources.failed",
                problem(Sdist.built(trace(), "py3-none-any", other)).id());
    }

    @Test
    void aBuildThatFailsOrHangsTellsWhatItSaid() throws Exception {
        Problem crash = problem(Sdist.built(trace(), "py3-none-any", "raise SystemExit('no compiler, poor me')"));
        assertEquals("sources.failed", crash.id());
        assertTrue(crash.details().get(2).contains("no compiler, poor me"), crash.toString());
        // long enough for a busy machine to begin
        Problem hang = problem(
                Sdist.built(trace(), "py3-none-any", "import time; print('waiting', flush=True); time.sleep(600)"), 15);
        assertTrue(hang.details().get(2).contains("waiting"), hang.toString());
        Problem none = problem(new Sdist().file("thing-1.0/README", ""));
        assertTrue(none.details().get(2).contains("setup.py"), none.toString());
    }

    @Test
    void toolsComeFromTheIndexAndTheBackendMayAskForMore() throws Exception {
        String backend = """
                def get_requires_for_build_wheel(settings=None):
                    return ["six"]

                def build_wheel(folder, settings=None, metadata=None):
                    import six
                    return own.build_wheel(folder)
                """;
        Sdist sdist = Sdist.built(trace(), "py3-none-any", "");
        String own = "import sys; sys.path.insert(0, 'tools'); import own\n";
        TestWheel tool = new TestWheel.Making("builder", "1.0")
                .file("builder/api.py", (own + backend).getBytes(StandardCharsets.UTF_8))
                .done();
        var pyproject = "[build-system]\nrequires = ['builder']\nbuild-backend = 'builder.api'\n";
        // the later of two files would clash, so the table lies in sources of its own
        var other = new Sdist().file("thing-1.0/pyproject.toml", pyproject);
        copyBackend(sdist, other);
        try (var index = index(other).add(tool);
                var indexes = open(index, "store")) {
            builder(indexes, Set.of(THING), 200).build(offer(indexes));
        }
        var lacking = new Sdist().file("thing-1.0/pyproject.toml", pyproject);
        assertEquals("sources.tools", problem(lacking).id());
    }

    @Test
    void otherBytesThanTheIndexPromisedAreNeverUnpacked() throws Exception {
        byte[] evil = Sdist.built(trace(), "py3-none-any", "").bytes();
        try (var index = index(new Sdist().file("thing-1.0/setup.py", ""))) {
            Reply wrong = Reply.ok("application/gzip", evil);
            index.instead("/files/thing-1.0.tar.gz", wrong, wrong, wrong);
            try (var indexes = open(index, "store")) {
                var refused = assertThrows(
                        ProblemException.class,
                        () -> builder(indexes, Set.of(THING), 200).build(offer(indexes)));
                assertEquals("net.wrong-bytes", refused.problems().getFirst().id());
            }
        }
        assertFalse(Files.exists(trace()));
    }

    @Test
    void withoutAPythonItIsSaid() throws Exception {
        try (var index = index(Sdist.built(trace(), "py3-none-any", ""));
                var indexes = open(index, "store")) {
            var nobody = new SourceBuilder(
                    Optional.empty(), indexes, new Store(folder), folder.resolve("scratch"), Set.of(THING));
            var refused = assertThrows(ProblemException.class, () -> nobody.build(offer(indexes)));
            assertEquals("sources.no-python", refused.problems().getFirst().id());
        }
    }

    private static void copyBackend(Sdist from, Sdist to) throws Exception {
        try (var tar = new org.apache.commons.compress.archivers.tar.TarArchiveInputStream(
                new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(from.bytes())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith("own.py")) {
                    to.file(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private Problem problem(Sdist sdist) throws Exception {
        return problem(sdist, 200);
    }

    private Problem problem(Sdist sdist, int seconds) throws Exception {
        try (var index = index(sdist);
                var indexes = open(index, "store")) {
            var refused = assertThrows(
                    ProblemException.class,
                    () -> builder(indexes, Set.of(THING), seconds).build(offer(indexes)));
            return refused.problems().getFirst();
        }
    }

    private Resolution resolve(Indexes indexes, Set<PackageName> allowed) throws Exception {
        var catalog = new BuildingCatalog(indexes.catalog(), builder(indexes, allowed, 200));
        var question = Question.of(
                        List.of(Requirement.parse("thing")),
                        List.of(TestBench.bench(folder).choice()))
                .building(allowed);
        return new Resolver(catalog).resolve(question);
    }

    private static String packages(Resolution.Solved solved) {
        return solved.targets().firstEntry().getValue().packages().keySet().toString();
    }

    private static Offer offer(Indexes indexes) throws Exception {
        return indexes.catalog().files(THING).offers().getFirst();
    }

    private SourceBuilder builder(Indexes indexes, Set<PackageName> allowed, int seconds) throws Exception {
        return new SourceBuilder(
                Optional.of(TestBench.bench(folder)),
                indexes,
                new Store(folder.resolve("store")),
                folder.resolve("scratch"),
                allowed,
                Duration.ofSeconds(seconds));
    }

    private SourceBuilder builder(Indexes indexes, String store) throws Exception {
        return new SourceBuilder(
                Optional.of(TestBench.bench(folder)),
                indexes,
                new Store(folder.resolve(store)),
                folder.resolve(store + "-scratch"),
                Set.of(THING));
    }

    private Path trace() {
        return folder.resolve("trace");
    }

    private static TestIndex index(Sdist sdist) {
        return new TestIndex(EnumSet.of(Skill.JSON, Skill.PARTS, Skill.DIGESTS))
                .add(sdist.offered(), TestWheel.of("six", "1.0"));
    }

    private Indexes open(TestIndex index, String store) {
        return Indexes.open(
                new IndexSettings(List.of(index.simple()), List.of(), Quick.settings()),
                new Store(folder.resolve(store)));
    }
}
