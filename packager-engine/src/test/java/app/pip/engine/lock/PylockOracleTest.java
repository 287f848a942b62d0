package app.pip.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.tag.Cpython;
import app.pip.engine.tag.Tag;
import app.pip.engine.tag.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// PyPA's `packaging`, the newest that pip gets, reads our lock files with Python's own TOML parser,
/// finds nothing wrong
/// with them, and selects for each target the files that were chosen.
@org.junit.jupiter.api.Tag("index")
class PylockOracleTest {

    private static final Path INSTALLED = Path.of("target", "pylock-oracle").toAbsolutePath();

    private static final String SCRIPT = """
            import json, sys, tomllib
            sys.path.insert(0, sys.argv[1])
            from packaging.pylock import Pylock
            from packaging.tags import Tag
            with open(sys.argv[2], "rb") as file:
                lock = Pylock.from_dict(tomllib.load(file))
            answers = {}
            for name, (environment, tags) in json.load(open(sys.argv[3], encoding="utf-8")).items():
                tags = [Tag(*tag.split("-", 2)) for tag in tags]
                answers[name] = [f"{package.name} {package.version} {chosen.filename}"
                                 for package, chosen in lock.select(environment=environment, tags=tags)]
            print(json.dumps(answers))
            """;

    @TempDir
    Path folder;

    @Test
    void packagingSelectsWhatWasChosen() throws Exception {
        String python = pythonWithPackaging();
        for (Lock lock : List.of(Locks.sample(), apart())) {
            JsonNode answers = ask(python, lock);
            assertEquals(lock.targets().size(), answers.size());
            lock.targets()
                    .forEach((target, pinned) -> assertEquals(
                            pinned.packages().stream()
                                    .map(one -> one.name() + " " + one.version() + " "
                                            + one.file().name())
                                    .toList(),
                            answers.get(target.id())
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .sorted()
                                    .toList(),
                            target::toString));
        }
    }

    private static Lock apart() {
        return Locks.of(Map.of(
                Target.LINUX_X64, List.of(Locks.wheel("yarl-1.0-py3-none-any.whl")),
                Target.MACOS_ARM64, List.of(Locks.wheel("yarl-1.0-cp314-cp314-macosx_10_15_universal2.whl")),
                Target.MACOS_X64, List.of(Locks.wheel("yarl-1.0-py3-none-any.whl")),
                Target.WINDOWS_ARM64, List.of()));
    }

    private JsonNode ask(String python, Lock lock) throws Exception {
        Path file = Files.writeString(
                folder.resolve("pylock.toml"), LockFile.of(lock).write());
        var questions = new LinkedHashMap<String, Object>();
        lock.targets().forEach((target, pinned) -> {
            LockedInterpreter one = pinned.interpreter();
            var environment = new LinkedHashMap<String, String>();
            Environment.of(target, one.version(), one.floor())
                    .values()
                    .forEach((variable, value) -> environment.put(variable.toString(), value));
            List<String> tags = Tags.of(target, one.floor(), Cpython.of(one.version())).bestFirst().stream()
                    .map(Tag::toString)
                    .toList();
            questions.put(target.id(), List.of(environment, tags));
        });
        Path asked = folder.resolve("questions.json");
        Files.writeString(asked, JsonMapper.shared().writeValueAsString(questions));
        Path script = Files.writeString(folder.resolve("ask.py"), SCRIPT);
        Path answer = folder.resolve("answer.json");
        Optional<Integer> code = run(
                answer,
                python,
                "-X",
                "utf8",
                script.toString(),
                INSTALLED.toString(),
                file.toString(),
                asked.toString());
        assertEquals(Optional.of(0), code, () -> read(answer));
        return JsonMapper.shared().readTree(read(answer));
    }

    /// A Python that has installed `packaging` for these tests; skipped aloud where there is none.
    private String pythonWithPackaging() throws Exception {
        String named = System.getenv("PIPAPP_RIG_PYTHON");
        Path log = folder.resolve("pip.log");
        for (String python : named == null ? List.of("python3", "python") : List.of(named)) {
            Optional<Integer> code = run(
                    log, python, "-m", "pip", "install", "--upgrade", "--target", INSTALLED.toString(), "packaging");
            if (code.equals(Optional.of(0))) {
                return python;
            }
        }
        String missing = "no Python with a pip that can install `packaging`";
        assertTrue(!"required".equals(System.getenv("PIPAPP_RIGS")), missing);
        System.err.println("SKIPPED, a rig is missing: " + missing);
        Assumptions.abort(missing);
        return Assertions.fail();
    }

    private static Optional<Integer> run(Path log, String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            assertTrue(process.waitFor(5, TimeUnit.MINUTES));
            return Optional.of(process.exitValue());
        } catch (IOException e) {
            // that Python isn't there
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
