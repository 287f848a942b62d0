package app.pip.engine.hostpython;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
/// go in and answers come out at the same time, on threads of their own, so neither pipe can block the other. It can be
/// asked more when it has answered everything.
final class PythonProcess implements AutoCloseable {

    // The script comes through stdin: Windows allows neither long command lines nor reliable quotes in them.
    private static final String FIRST_WORDS =
            "import sys;exec(sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4))))";
    private static final long SECONDS_TO_DIE = 10;
    private static final int LONGEST_COMPLAINT = 2000;

    private final Path folder;
    private final Process process;
    private final LinkedBlockingQueue<byte[]> questions = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Optional<Pieces>> answers = new LinkedBlockingQueue<>();
    private long asked;

    private PythonProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /// Starts the interpreter.
    ///
    /// @param temporary a folder in which it gets one of its own for as long as it runs
    /// @param script our script's bytes
    /// @throws HostPythonException if the system doesn't start it
    static PythonProcess start(Path python, Path temporary, byte[] script) throws IOException {
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
            started.questions.add(script(script));
            started.talk();
            return started;
        } catch (IOException e) {
            remove(folder);
            throw new HostPythonException("this machine doesn't start " + python, e);
        }
    }

    /// Gives the script more to read from stdin.
    void ask(byte[] bytes) {
        asked += bytes.length;
        questions.add(bytes);
    }

    /// How many bytes it was asked about.
    long asked() {
        return asked;
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
        questions.add(new byte[0]);
        process.destroyForcibly();
        try {
            // Windows removes no folder in which a process still stands
            process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(folder);
    }

    private void talk() {
        Thread.ofPlatform().daemon().name("questions for Python").start(this::tell);
        Thread.ofPlatform().daemon().name("answers from Python").start(this::listen);
    }

    private void tell() {
        try (var out = process.getOutputStream()) {
            // nothing is no question: it is the end
            for (byte[] next = questions.take(); next.length > 0; next = questions.take()) {
                out.write(next);
                out.flush();
            }
        } catch (IOException e) {
            // It no longer listens: then it has ended, and that is told by the other pipe.
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] script(byte[] script) throws IOException {
        var first = new ByteArrayOutputStream();
        Pieces.write(script, first);
        return first.toByteArray();
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
