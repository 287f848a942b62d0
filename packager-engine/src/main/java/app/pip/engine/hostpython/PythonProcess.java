package app.pip.engine.hostpython;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A running interpreter that executes one of our own scripts in an empty folder with an empty environment. Questions
/// go in and answers come out at the same time, on threads of their own, so neither pipe can block the other.
final class PythonProcess implements AutoCloseable {

    // The script comes through stdin: Windows allows neither long command lines nor reliable quotes in them.
    private static final String FIRST_WORDS =
            "import sys;exec(sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4))))";
    private static final long SECONDS_TO_DIE = 10;
    private static final int LONGEST_COMPLAINT = 2000;

    private final Path folder;
    private final Process process;
    private final LinkedBlockingQueue<Optional<Pieces>> answers = new LinkedBlockingQueue<>();

    private PythonProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /// Starts the interpreter.
    ///
    /// @param temporary a folder in which it gets one of its own for as long as it runs
    /// @param script our script's bytes
    /// @param questions what the script will read from stdin, all of it
    /// @throws HostPythonException if the system doesn't start it
    static PythonProcess start(Path python, Path temporary, byte[] script, byte[] questions) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "pipapp-python");
        var builder = new ProcessBuilder(
                python.toAbsolutePath().toString(), "-I", "-S", "-B", "-X", "utf8", "-c", FIRST_WORDS);
        builder.directory(Files.createDirectory(folder.resolve("empty")).toFile());
        builder.redirectError(complaints(folder).toFile());
        builder.environment().clear();
        String root = System.getenv("SystemRoot");
        if (File.separatorChar == '\\' && root != null) {
            builder.environment().put("SystemRoot", root);
        }
        try {
            var started = new PythonProcess(folder, builder.start());
            started.talk(script, questions);
            return started;
        } catch (IOException e) {
            remove(folder);
            throw new HostPythonException("this machine doesn't start " + python, e);
        }
    }

    /// The next answer; nothing if the process has ended or said something that is no answer.
    ///
    /// @throws LateException if there is none within the time
    Optional<Pieces> next(Duration patience) throws LateException, InterruptedException {
        Optional<Pieces> answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new LateException();
        }
        return answer;
    }

    /// How the process ended and the last it said about it, for a message.
    String lastWords() throws IOException, InterruptedException {
        String end = process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS) ? "exit code " + process.exitValue() : "no end";
        String said = new String(Files.readAllBytes(complaints(folder)), StandardCharsets.UTF_8).strip();
        return end + ": " + said.substring(Math.max(0, said.length() - LONGEST_COMPLAINT));
    }

    /// Ends the process, whatever it is doing, and removes its folder.
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            // Windows removes no folder in which a process still stands
            process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(folder);
    }

    private void talk(byte[] script, byte[] questions) {
        Thread.ofPlatform().daemon().name("questions for Python").start(() -> ask(script, questions));
        Thread.ofPlatform().daemon().name("answers from Python").start(this::listen);
    }

    private void ask(byte[] script, byte[] questions) {
        try (var out = new BufferedOutputStream(process.getOutputStream())) {
            Pieces.write(script, out);
            out.write(questions);
        } catch (IOException e) {
            // It no longer listens: then it has ended, and that is told by the other pipe.
            process.destroy();
        }
    }

    private void listen() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                answers.add(Optional.of(Pieces.read(in)));
            }
        } catch (IOException e) {
            // the end of the stream, in the middle of an answer or not
            answers.add(Optional.empty());
        }
    }

    private static Path complaints(Path folder) {
        return folder.resolve("complaints.txt");
    }

    private static void remove(Path folder) throws IOException {
        for (Path path : List.of(folder.resolve("empty"), complaints(folder), folder)) {
            Files.deleteIfExists(path);
        }
    }

    /// No answer came in time.
    static final class LateException extends Exception {}
}
