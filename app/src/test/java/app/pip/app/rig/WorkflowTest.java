package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.cli.PipApp;
import app.pip.app.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The workflows that `pipapp ci` writes: GitHub's are read by a linter of that world.
@Tag("rig")
class WorkflowTest {

    @TempDir
    Path here;

    @ParameterizedTest
    @ValueSource(strings = {"", "--class", "--repository ada/quiz --repository ben/game"})
    void aLinterFindsNothingInThoseForGithub(String words) throws IOException, InterruptedException {
        assertEquals(0, ci("github --pipapp example/pip.app " + words));
        Path file = here.resolve(".github/workflows/apps.yml");
        Start.of(here, Rig.tool("actionlint").toString(), "-no-color", file.toString())
                .run()
                .exited(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--class", "--repository https://example.org/ada/quiz.git"})
    void thoseForGitlabSayWhatIsDone(String words) throws IOException {
        assertEquals(0, ci("gitlab --pipapp https://example.org/pip.app.git --for windows,linux-arm64 " + words));
        String text = Files.readString(here.resolve(".gitlab-ci.yml"));
        var load = new Load(LoadSettings.builder().build());
        var jobs = (Map<?, ?>) load.loadFromString(text);
        var script = (List<?>) ((Map<?, ?>) jobs.get("apps")).get("script");
        String build = words.equals("--class") ? "class" : "build";
        assertTrue(
                script.contains("pipapp/pipapp " + build + " \"$program\" --for windows,linux-arm64 --out apps"),
                script::toString);
        assertTrue(
                script.contains("git clone --quiet --depth 1 --branch main \"https://example.org/pip.app.git\" pipapp"),
                script::toString);
        assertEquals(words.startsWith("--repository"), text.contains("https://example.org/ada/quiz.git"));
    }

    @Test
    void whatSomebodyElseWroteStays() throws IOException {
        Files.writeString(here.resolve(".gitlab-ci.yml"), "stages: [mine]\n");
        assertEquals(1, ci("gitlab --pipapp example/pip.app"));
        assertEquals("stages: [mine]\n", Files.readString(here.resolve(".gitlab-ci.yml")));
        assertEquals(2, ci("github --pipapp $(evil)"));
        assertEquals(2, ci("github --pipapp example/pip.app --for amiga"));
    }

    private int ci(String words) {
        var all = new ArrayList<>(List.of("ci"));
        all.addAll(List.of(words.strip().split(" ", -1)));
        var said = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return PipApp.run(
                new Surroundings(
                        here,
                        Map.of("PIPAPP_HOME", here.resolve("store").toString()),
                        Rig.repository().resolve("packager-engine/target/interpreters"),
                        said,
                        said,
                        false,
                        Optional.empty()),
                all.toArray(String[]::new));
    }
}
