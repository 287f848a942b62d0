package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/// One start of a program: the words of its command line, the whole of its environment (nothing is inherited), its
/// current
/// folder, and what is typed into it. Its three streams are pipes: wine can't do with files, and a pipe is no terminal.
record Start(List<String> words, Map<String, String> environment, Path folder, String typed, Duration limit) {

    Start {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Start of(Path folder, List<String> words) {
        // a busy machine may take its time
        return new Start(words, Map.of(), folder, "", Duration.ofMinutes(5));
    }

    static Start of(Path folder, String... words) {
        return of(folder, List.of(words));
    }

    /// The same with these variables as well.
    Start with(Map<String, String> more) {
        var all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Start(words, all, folder, typed, limit);
    }

    /// The same with the lines of `text` typed into it.
    Start typing(String text) {
        return new Start(words, environment, folder, text, limit);
    }

    /// The same with another program and words in front: `unshare`, `setpriv`.
    Start through(List<String> front) {
        var all = new ArrayList<>(front);
        all.addAll(words);
        return new Start(all, environment, folder, typed, limit);
    }

    /// The same in a world of its own, in which a folder is on a read-only medium. Only root can make it.
    Start readOnly(Path medium) {
        return through(List.of(
                Rig.tool("unshare").toString(),
                "-m",
                Rig.tool("sh").toString(),
                "-euc",
                "/bin/mount --bind \"$0\" \"$0\"; /bin/mount -o remount,bind,ro \"$0\"; exec \"$@\"",
                medium.toString()));
    }

    /// The same with another program in the place of the first word.
    Start by(Path program) {
        var all = new ArrayList<>(words);
        all.set(0, program.toString());
        return new Start(all, environment, folder, typed, limit);
    }

    /// Starts the program without waiting for it.
    Process begin() throws IOException {
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Runs the program to its end. A program that takes longer than `limit` is ended and fails the test.
    Outcome run() throws IOException, InterruptedException {
        Process process = begin();
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        Thread.ofVirtual().start(() -> type(process));
        Thread reading = Thread.ofVirtual().start(() -> copy(process.getInputStream(), stdout));
        Thread complaining = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), stderr));
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        // a service that the program left behind (wine has such) may hold the pipe open: what is there now counts
        reading.join(Duration.ofSeconds(5));
        complaining.join(Duration.ofSeconds(5));
        String said = stdout.toString(UTF_8);
        String complained = stderr.toString(UTF_8);
        if (!ended) {
            Assertions.fail("not ended after " + limit + ": " + words + "\n" + said + "\n" + complained);
        }
        return new Outcome(process.exitValue(), said, complained);
    }

    private void type(Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(typed.getBytes(UTF_8));
        } catch (IOException closed) {
            // the program ended before it read everything; its exit code and output say whether that is right
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
        } catch (IOException closed) {
            // the pipe broke because the program was ended, which fails the test; what came before is shown
        }
    }
}
