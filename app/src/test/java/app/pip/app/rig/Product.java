package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.pip.app.cli.PipApp;
import app.pip.app.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The command line of the product: within this JVM, or as a process of its own that can be killed.
final class Product {

    private Product() {}

    /// Runs `pipapp` with these words in this JVM.
    static Outcome run(String... words) {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        int code = PipApp.run(
                surroundings(new PrintStream(stdout, true, UTF_8), new PrintStream(stderr, true, UTF_8)), words);
        return new Outcome(code, stdout.toString(UTF_8), stderr.toString(UTF_8));
    }

    private static Surroundings surroundings(PrintStream out, PrintStream err) {
        return new Surroundings(
                Path.of("").toAbsolutePath(), System.getenv(), interpreters(), out, err, false, Optional.empty());
    }

    /// The folder of what was done once, as [#run] uses it.
    static Path store() {
        return surroundings(System.out, System.err).store();
    }

    /// The interpreters that ship with the product, as the engine's build prepared them.
    private static Path interpreters() {
        return Rig.repository().resolve("packager-engine/target/interpreters");
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
    static Start process(Path folder, Path store, List<String> words) {
        return process(System.getProperty("java.class.path"), folder, store, words);
    }

    /// The same from classes that lie elsewhere.
    static Start process(String classPath, Path folder, Path store, List<String> words) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "-Dpipapp.interpreters=" + interpreters(),
                "app.pip.app.Main"));
        line.addAll(words);
        return new Start(
                line,
                Map.of(
                        "LC_ALL",
                        "C.UTF-8",
                        "PATH",
                        System.getenv("PATH"),
                        "PIPAPP_HOME",
                        store.toString(),
                        "PIPAPP_PYTHONS",
                        "none"),
                folder,
                "",
                Duration.ofMinutes(10));
    }
}
