package app.pip.app.rig;

import app.pip.app.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command line of the product: within this JVM, or as a process of its own that can be killed.
final class Product {

    private Product() {}

    /// Runs `pipapp` with these words in this JVM.
    static Outcome run(String... words) {
        CommandLineRun run = CommandLineRun.run(words);
        return new Outcome(run.exitCode(), run.stdout(), run.stderr());
    }

    /// Runs `pipapp build` with these words, which has to succeed, and reads what it reports.
    static Report build(String... words) {
        var all = new ArrayList<>(List.of("build"));
        all.addAll(List.of(words));
        all.add("--json");
        return Report.parse(run(all.toArray(String[]::new)).exited(0).stdout());
    }

    /// A start of the product in a JVM of its own, with its store in `store`. It is the class that `./pipapp` starts;
    /// the
    /// script itself isn't used because it would want to build the product that is being tested.
    static Start process(Path folder, Path store, List<String> words) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "app.pip.app.Main"));
        line.addAll(words);
        return new Start(
                line,
                Map.of("LC_ALL", "C.UTF-8", "PATH", System.getenv("PATH"), "PIPAPP_HOME", store.toString()),
                folder,
                "",
                Duration.ofMinutes(5));
    }
}
