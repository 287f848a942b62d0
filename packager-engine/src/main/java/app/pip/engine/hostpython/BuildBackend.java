package app.pip.engine.hostpython;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The build backend of a package's sources (PEP 517), which is asked in a process of its own: in the folder of the
/// sources, with an environment that holds nothing of the user's, and no programs to be found but Python. It is other
/// people's program; whoever asks it has the user's word that it may run.
///
/// @param python the interpreter
/// @param tools the folder with the packages that the backend needs, and the backend
/// @param sources the folder with `pyproject.toml` or `setup.py`
/// @param name the backend's object, such as `setuptools.build_meta`
/// @param path folders within the sources in which the backend lies, if it doesn't come from a package
public record BuildBackend(Path python, Path tools, Path sources, String name, List<String> path) {

    /// Noon of the first of January 2020, UTC: zips can't tell of times before 1980.
    private static final String TIME = "1577880000";

    /// Copies the folders.
    public BuildBackend {
        path = List.copyOf(path);
    }

    /// What can be asked.
    public enum Question {
        /// Which further packages it needs: their requirements, one a line, in `requires.txt`.
        REQUIRES,
        /// A wheel: sorted, stored, and its `METADATA` beside it.
        WHEEL
    }

    /// How it ended.
    ///
    /// @param good whether there is an answer
    /// @param said the last of what the backend told, for people
    public record Ending(boolean good, String said) {}

    /// Asks.
    ///
    /// @param work an empty folder of this question's own; the answer is in its folder [#answer]
    /// @param patience after which the process and all that it started are ended
    /// @throws HostPythonException if the interpreter can't be started
    public Ending ask(Question question, Path work, Duration patience) throws IOException, InterruptedException {
        Files.createDirectory(answer(work));
        Path home = Files.createDirectory(work.resolve("home"));
        var process = start(question, work, home);
        var words = new LastWords(process.getInputStream());
        try {
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                return new Ending(false, words.sofar() + "\nno end after " + patience.toSeconds() + " seconds");
            }
            words.await();
            return new Ending(process.exitValue() == 0, words.sofar());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    /// The folder in which the answer is.
    public static Path answer(Path work) {
        return work.resolve("answer");
    }

    private Process start(Question question, Path work, Path home) throws IOException {
        Path script = work.resolve("build.py");
        try (InputStream in = BuildBackend.class.getResourceAsStream("build.py")) {
            if (in == null) {
                throw new IllegalStateException("build.py is missing from the product");
            }
            Files.copy(in, script);
        }
        var command = new ArrayList<>(List.of(text(python), "-I", "-B", "-X", "utf8", text(script)));
        command.addAll(List.of(text(tools), text(sources), text(answer(work)), word(question), name));
        command.addAll(path);
        var builder = new ProcessBuilder(command).directory(sources.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment(home));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new HostPythonException("this machine doesn't start " + python, e);
        }
    }

    private Map<String, String> environment(Path home) {
        var environment = new java.util.HashMap<>(Map.of(
                "PATH",
                text(home),
                "HOME",
                text(home),
                "TMPDIR",
                text(home),
                "PYTHONPATH",
                text(tools),
                "PYTHONHASHSEED",
                "0",
                "PYTHONUTF8",
                "1",
                "PYTHONDONTWRITEBYTECODE",
                "1",
                "PYTHONNOUSERSITE",
                "1",
                "SOURCE_DATE_EPOCH",
                TIME,
                "TZ",
                "UTC"));
        String root = System.getenv("SystemRoot");
        if (File.separatorChar == '\\' && root != null) {
            environment.putAll(Map.of("SystemRoot", root, "USERPROFILE", text(home)));
            environment.putAll(Map.of("TEMP", text(home), "TMP", text(home)));
        }
        return environment;
    }

    private static String word(Question question) {
        return switch (question) {
            case REQUIRES -> "requires";
            case WHEEL -> "wheel";
        };
    }

    private static String text(Path path) {
        return path.toAbsolutePath().toString();
    }
}
