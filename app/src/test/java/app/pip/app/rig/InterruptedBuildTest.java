package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A build that the outside puts an end to: killed, or no room on the disk. Nothing broken is ever left under an
/// artifact's
/// name.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class InterruptedBuildTest {

    /// Bytes that can't be compressed, so that writing an artifact takes long enough to be interrupted.
    private static final int BALLAST = 24 << 20;

    @Test
    void aKilledBuildLeavesNoPartialArtifactAndTheNextOneSucceeds(BuiltExamples examples) throws Exception {
        Path program = programWithBallast(examples);
        Path out = examples.freshFolder("the apps");
        Path store = examples.freshFolder("store");
        List<String> words = List.of(
                "build", program.toString(), "--for", "linux-x64,windows-x64", "--out", out.toString(), "--json");

        // discarded, or a full pipe would stop the build
        var builder = new ProcessBuilder(Product.process(out, store, words).words())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Product.process(out, store, words).environment());
        Process process = builder.start();
        waitForPart(out, process);
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(128 + 9, process.exitValue(), "killed, not ended by itself");
        for (Path file : Unpacked.list(out)) {
            if (!file.toString().endsWith(".part")) {
                whole(file);
            }
        }

        Report report =
                Report.parse(Product.process(out, store, words).run().exited(0).stdout());
        assertEquals(2, report.artifacts().size());
        for (Artifact artifact : report.artifacts()) {
            whole(artifact.file());
        }
        Path page = out.resolve("How to open Ballast.html");
        assertEquals(
                Stream.concat(Stream.of(page), report.artifacts().stream().map(Artifact::file))
                        .sorted()
                        .toList(),
                Unpacked.list(out),
                "nothing but the artifacts and their page");
    }

    private static Path programWithBallast(BuiltExamples examples) throws IOException {
        Path program = examples.freshFolder("ballast");
        Files.writeString(program.resolve("main.py"), "print('hello')\n");
        byte[] noise = new byte[BALLAST];
        new Random(1).nextBytes(noise);
        Files.write(program.resolve("noise.bin"), noise);
        return program;
    }

    private static void waitForPart(Path out, Process process) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofMinutes(3));
        while (Instant.now().isBefore(limit)) {
            if (Unpacked.list(out).stream().anyMatch(file -> file.toString().endsWith(".part"))) {
                return;
            }
            assertTrue(process.isAlive(), "the build ended before a .part was seen");
            Thread.sleep(2);
        }
        process.destroyForcibly();
        fail("no .part within three minutes");
    }

    private static void whole(Path file) throws Exception {
        Start check = file.toString().endsWith(".zip")
                ? Start.of(file.getParent(), Rig.tool("unzip").toString(), "-tq", file.toString())
                : Start.of(file.getParent(), Rig.tool("gzip").toString(), "-t", file.toString());
        check.run().exited(0);
    }

    @Test
    void aFullDiskForTheArtifactsIsAProblem(BuiltExamples examples) throws Exception {
        Rig.requireRoot();
        Path out = examples.freshFolder("full disk");
        Path store = examples.freshFolder("store");
        Outcome outcome = onSmallDisk(out, out, store);
        noRoom(outcome);
        // the shell below lists the folder after the build
        assertFalse(outcome.stderr().contains("left: "), outcome::toString);
    }

    @Test
    void aFullDiskForTheStoreIsAProblem(BuiltExamples examples) throws Exception {
        Rig.requireRoot();
        Path out = examples.freshFolder("apps");
        Path store = examples.freshFolder("small store");
        noRoom(onSmallDisk(store, out, store));
        assertEquals(List.of(), Unpacked.list(out), "nothing is left in the output folder");
    }

    /// Builds with a disk of 4 MB mounted at `small`, seen by this process only, and tells on standard error what is
    /// left
    /// in the output folder.
    private static Outcome onSmallDisk(Path small, Path out, Path store) throws Exception {
        Path game = Rig.repository().resolve("examples/guess-the-number");
        List<String> words =
                List.of("build", game.toString(), "--for", "linux-x64,windows-x64", "--out", out.toString(), "--json");
        String script = "/bin/mount -t tmpfs -o size=4m tmpfs \"$0\"; out=\"$1\"; shift; \"$@\"; code=$?; "
                + "for file in \"$out\"/* \"$out\"/.[!.]*; do [ -e \"$file\" ] && echo \"left: $file\" >&2; done; exit $code";
        return Product.process(Path.of("/"), store, words)
                .through(List.of(
                        Rig.tool("unshare").toString(),
                        "-m",
                        Rig.tool("sh").toString(),
                        "-uc",
                        script,
                        small.toString(),
                        out.toString()))
                .with(Map.of("LC_ALL", "C.UTF-8"))
                .run();
    }

    private static void noRoom(Outcome outcome) {
        Report report = Report.parse(outcome.exited(1).stdout());
        assertEquals(List.of(), report.artifacts());
        assertFalse(report.problems().isEmpty(), outcome::toString);
        for (Report.Problem problem : report.problems()) {
            assertFalse(
                    problem.what().isBlank()
                            || problem.why().isBlank()
                            || problem.todo().isBlank(),
                    problem::toString);
        }
        assertTrue(
                report.problems().stream()
                        .anyMatch(problem -> problem.id().contains("disk")
                                || problem.id().contains("space")
                                || problem.id().contains("full")),
                () -> "none of the problems is about the disk: " + report.problems());
    }
}
