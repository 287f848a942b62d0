package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestWheel;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What `pipapp` says when an index fails, and that all is well once it no longer does: nothing damaged was kept.
@Timeout(300)
class FailingServersTest {

    private static final String PAGE = "/simple/puppy/";
    private static final String FILE = "/files/puppy-1.0-py3-none-any.whl";

    @TempDir
    static Path store;

    @TempDir
    Path folder;

    static Stream<Arguments> failures() {
        Reply bytes = Reply.ok("application/octet-stream", new byte[5000]);
        return Stream.of(
                failure("the index is broken", PAGE, Reply.status(500), "net.server"),
                failure("the file is gone", FILE, Reply.status(404), "net.gone"),
                failure("cut in the middle", FILE, bytes.sent(new Reply.Manner.CutAfter(900)), "net.cut"),
                failure("other bytes", FILE, bytes, "net.wrong-bytes"),
                failure("too slow", PAGE, Reply.ok("text/html", "<html>").sent(new Reply.Manner.Silent()), "net.slow"),
                failure("in circles", PAGE, Reply.to(PAGE), "net.redirects"),
                failure("a page to log in", PAGE, login(), "index.not-an-index"));
    }

    private static Arguments failure(String what, String path, Reply reply, String problem) {
        return Arguments.of(what, path, reply, problem);
    }

    private static Reply login() {
        return Reply.ok("text/html", "<!DOCTYPE html><html><body><form><input type=password></form></body></html>");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void eachIsAProblemAndLeavesNothingDamaged(String what, String path, Reply reply, String problem) throws Exception {
        // another one each time: the store knows wheels by their digests
        byte[] own = what.getBytes(StandardCharsets.UTF_8);
        TestWheel wheel =
                new TestWheel.Making("puppy", "1.0").file("puppy/what.txt", own).done();
        try (var index = new TestIndex().add(wheel)) {
            index.instead(path, Stream.generate(() -> reply).limit(50).toArray(Reply[]::new));
            IndexRun program = program(index.simple());
            IndexRun failing = problem.equals("net.slow") ? program.impatient() : program;
            var failed = failing.build("--for", "linux").exited(PipApp.PROBLEM);
            assertEquals(List.of(problem), failed.ids("stop"), failed::toString);
            assertTrue(failed.told(problem).getFirst().contains("puppy"), failed::toString);
            index.recover();
            program.build("--for", "linux").exited(PipApp.DONE);
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = door.getLocalPort();
        }
        var failed = program(URI.create("http://127.0.0.1:" + port + "/simple/"))
                .build("--for", "linux")
                .exited(PipApp.PROBLEM);
        assertEquals(List.of("net.refused"), failed.ids("stop"), failed::toString);
    }

    private IndexRun program(URI index) throws Exception {
        return new IndexRun(folder, store, index)
                .write("main.py", "import puppy\n")
                .write("requirements.txt", "puppy\n");
    }
}
