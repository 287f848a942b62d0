package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.cli.PipApp;
import app.pip.app.cli.Surroundings;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The workflows that `pipapp ci` writes, run step by step in a fresh folder as a code host would: repositories are
/// cloned from
/// beside, the shell's lines are run as they stand, and what is published is looked at. In the place of pip.app's
/// sources lies
/// a start script for the classes under test.
@Tag("rig")
class WorkflowRunTest {

    @TempDir
    Path here;

    private Path program;
    private Path product;

    @BeforeEach
    void makeRepositories() throws IOException, InterruptedException {
        program = repository("quiz", Map.of("main.py", "print('Paris is in', input('Where? '))\n"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path jars = here.resolve("jars.txt");
        Files.writeString(jars, "-cp \"" + System.getProperty("java.class.path") + "\"\n");
        product = repository("pip.app", Map.of("pipapp", """
                #!/bin/sh
                exec '%s' '@%s' '-Dpipapp.interpreters=%s' app.pip.app.Main "$@"
                """.formatted(
                        java, jars, Rig.repository().resolve("packager-engine/target/interpreters"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--class"})
    void githubsStepsMakeAndPublishTheApps(String words) throws IOException, InterruptedException {
        Path workspace = workspace("github --pipapp ada/pip.app --for linux " + words);
        Map<?, ?> jobs =
                (Map<?, ?>) yaml(program.resolve(".github/workflows/apps.yml")).get("jobs");
        for (Object step : (List<?>) ((Map<?, ?>) jobs.get("apps")).get("steps")) {
            step((Map<?, ?>) step, workspace);
        }
        List<String> made = files(workspace.resolve("apps"));
        assertTrue(made.contains("Quiz-1.0-linux-x64.tar.gz"), made::toString);
        // the second job begins in a folder of its own with what the first one kept
        Path told = here.resolve("gh.txt");
        Path tools = Files.createDirectories(here.resolve("tools"));
        Files.writeString(
                tools.resolve("gh"), "#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + told + "'\n[ \"$2\" != view ]\n");
        assertTrue(tools.resolve("gh").toFile().setExecutable(true));
        Path second = Files.createDirectories(here.resolve("second job"));
        copy(workspace.resolve("apps"), Files.createDirectories(second.resolve("apps")));
        List<?> steps = (List<?>) ((Map<?, ?>) jobs.get("publish")).get("steps");
        shell(
                (String) ((Map<?, ?>) steps.getLast()).get("run"),
                second,
                Map.of("PATH", tools + ":" + System.getenv("PATH"), "GITHUB_SHA", "0123abc"));
        String said = Files.readString(told);
        assertTrue(said.contains("release create latest --title Latest apps"), said);
        for (String name : made) {
            assertTrue(said.contains("apps/" + name), said);
        }
    }

    @Test
    void gitlabsLinesMakeAndPublishTheApps() throws IOException, InterruptedException {
        Rig.tool("curl");
        Path workspace = workspace("gitlab --pipapp file://" + product + " --for linux");
        Path project = workspace.resolve("project");
        git(workspace, "clone", "--quiet", program.toString(), project.toString());
        Map<?, ?> file = yaml(program.resolve(".gitlab-ci.yml"));
        var environment = new TreeMap<String, String>();
        environment.put("CI_PROJECT_DIR", project.toString());
        environment.put("CI_PROJECT_NAME", "quiz");
        ((Map<?, ?>) ((Map<?, ?>) file.get("apps")).get("variables"))
                .forEach((name, value) -> environment.put(
                        String.valueOf(name), String.valueOf(value).replace("$CI_PROJECT_DIR", project.toString())));
        shell(lines(file, "apps"), project, environment);
        List<String> made = files(project.resolve("apps"));
        assertTrue(made.contains("Quiz-1.0-linux-x64.tar.gz"), made::toString);
        var put = new ConcurrentSkipListMap<String, Integer>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", asked -> {
            put.put(asked.getRequestURI().getPath(), asked.getRequestBody().readAllBytes().length);
            asked.sendResponseHeaders(201, -1);
            asked.close();
        });
        server.start();
        try {
            environment.put(
                    "CI_API_V4_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v4");
            environment.put("CI_PROJECT_ID", "7");
            environment.put("CI_JOB_TOKEN", "secret");
            shell(lines(file, "publish"), project, environment);
        } finally {
            server.stop(0);
        }
        assertEquals(made.size(), put.size(), put::toString);
        String archive = "/api/v4/projects/7/packages/generic/apps/latest/Quiz-1.0-linux-x64.tar.gz";
        assertEquals(
                Files.size(project.resolve("apps/Quiz-1.0-linux-x64.tar.gz")),
                put.getOrDefault(archive, 0).longValue(),
                put::toString);
    }

    /// One step of a job: a clone, a command, or what only the code host does.
    private void step(Map<?, ?> step, Path workspace) throws IOException, InterruptedException {
        Map<?, ?> with = Optional.ofNullable((Map<?, ?>) step.get("with")).orElse(Map.of());
        String uses = Optional.ofNullable((String) step.get("uses")).orElse("");
        if (uses.startsWith("actions/checkout@")) {
            Path from = with.containsKey("repository") ? product : program;
            git(workspace, "clone", "--quiet", from.toString(), filled(with.get("path"), workspace));
        } else if (uses.startsWith("actions/upload-artifact@")) {
            assertTrue(Files.isDirectory(workspace.resolve(String.valueOf(with.get("path")))));
        } else if (uses.isEmpty()) {
            var environment = new TreeMap<String, String>();
            Optional.ofNullable((Map<?, ?>) step.get("env"))
                    .orElse(Map.of())
                    .forEach((name, value) -> environment.put(String.valueOf(name), filled(value, workspace)));
            shell(filled(step.get("run"), workspace), workspace, environment);
        }
    }

    private static String filled(Object text, Path workspace) {
        return String.valueOf(text)
                .replace("${{ github.workspace }}", workspace.toString())
                .replace("${{ github.repository }}", "ada/quiz");
    }

    private static String lines(Map<?, ?> file, String job) {
        var lines = new ArrayList<String>();
        ((List<?>) ((Map<?, ?>) file.get(job)).get("script")).forEach(line -> lines.add(String.valueOf(line)));
        return String.join("\n", lines);
    }

    /// As GitHub's and GitLab's runners start a shell; the home is empty as theirs.
    private void shell(String lines, Path folder, Map<String, String> more) throws IOException, InterruptedException {
        var environment = new TreeMap<>(Map.of(
                "PATH",
                System.getenv("PATH"),
                "LC_ALL",
                "C.UTF-8",
                "HOME",
                Files.createDirectories(here.resolve("home")).toString(),
                "PIPAPP_PYTHONS",
                "none",
                "PIP_NO_INDEX",
                "1"));
        environment.putAll(more);
        Start.of(folder, Rig.tool("bash").toString(), "--noprofile", "--norc", "-eo", "pipefail", "-c", lines)
                .with(environment)
                .run()
                .exited(0);
    }

    private Path workspace(String words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("ci"));
        all.addAll(List.of(words.strip().split(" ", -1)));
        var said = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        int code = PipApp.run(
                new Surroundings(
                        program,
                        Map.of("PIPAPP_HOME", here.resolve("store").toString()),
                        Rig.repository().resolve("packager-engine/target/interpreters"),
                        said,
                        said,
                        false,
                        Optional.empty()),
                all.toArray(String[]::new));
        assertEquals(0, code);
        if (words.contains("--class")) {
            Files.createDirectories(program.resolve("ben"));
            Files.writeString(program.resolve("ben/main.py"), "print(1)\n");
            Files.createDirectories(program.resolve("eva"));
            Files.writeString(program.resolve("eva/main.py"), "print(2)\n");
            Files.delete(program.resolve("main.py"));
        }
        commit(program);
        return Files.createDirectories(here.resolve("workspace"));
    }

    private Path repository(String name, Map<String, String> files) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(here.resolve(name));
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
            assertTrue(folder.resolve(file.getKey()).toFile().setExecutable(true));
        }
        git(folder, "init", "--quiet", "--initial-branch", "main");
        commit(folder);
        return folder;
    }

    private void commit(Path folder) throws IOException, InterruptedException {
        git(folder, "add", "--all");
        git(folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "Hand it in");
    }

    private void git(Path folder, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(Rig.tool("git").toString()));
        line.addAll(List.of(words));
        Start.of(folder, line)
                .with(Map.of("PATH", System.getenv("PATH"), "HOME", here.toString()))
                .run()
                .exited(0);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name : files(from)) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }
}
