package app.pip.app.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A checker under `src/test/python`, run by the rigs' own Python. It shares no code with the product.
record PythonCheck(String script) {

    /// Runs the checker and reads the one JSON object it prints.
    JsonNode run(Path... paths) throws Exception {
        var words = new ArrayList<String>();
        words.add(Rig.place("PIPAPP_RIG_PYTHON").toString());
        words.add(
                Rig.repository().resolve("app/src/test/python").resolve(script).toString());
        for (Path path : paths) {
            words.add(path.toString());
        }
        Outcome outcome = Start.of(Path.of("/"), words)
                .with(Map.of("LC_ALL", "C.UTF-8", "PYTHONDONTWRITEBYTECODE", "1"))
                .run()
                .exited(0)
                .quietly();
        return JsonMapper.shared().readTree(outcome.stdout());
    }

    /// The lines under `problems`.
    List<String> problems(Path... paths) throws Exception {
        return texts(run(paths).required("problems"));
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /// Compiles one C file with the C compiler that the launchers are built with.
    static void compile(Path source, Path result, String target, String... more) throws Exception {
        var words = new ArrayList<>(List.of(
                Rig.place("PIPAPP_RIG_PYTHON").toString(),
                "-m",
                "ziglang",
                "cc",
                "-target",
                target,
                "-Os",
                "-s",
                source.toString(),
                "-o",
                result.toString()));
        words.addAll(List.of(more));
        Start start = Start.of(Path.of("/"), words).with(System.getenv());
        new Start(start.words(), start.environment(), start.folder(), "", Duration.ofMinutes(8))
                .run()
                .exited(0);
    }
}
