package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The bill of materials of an app, held against the official schema as PyPI's `cyclonedx-python-lib` has it, and
/// against what is really inside.
@Tag("rig")
@Tag("index")
@ExtendWith(BuiltExamples.Fixture.class)
class SbomTest {

    private static final PythonCheck CHECK = new PythonCheck("check_sbom.py");

    @ParameterizedTest
    @CsvSource({"weather-chart,linux-x64", "star-catcher,macos-arm64", "guest-book,linux-x64"})
    void theBillIsValidAndNamesEverything(String example, String target, BuiltExamples examples) throws Exception {
        Unpacked app = new PackagedExamples(examples).unpacked(example, target);
        JsonNode found = CHECK.run(libraries(), app.root().resolve("support/sbom.cdx.json"));
        assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
        var libraries = new TreeSet<String>();
        var platforms = new TreeSet<String>();
        for (JsonNode one : found.required("components")) {
            String name = one.required("name").asString();
            (one.required("type").asString().equals("library") ? libraries : platforms).add(name);
            assertTrue(one.required("licence").asBoolean(), () -> "no licence of " + name);
            assertTrue(one.required("hash").asBoolean(), () -> "no digest of " + name);
        }
        assertEquals(List.of("cpython"), List.copyOf(platforms));
        assertEquals(installed(app), libraries);
        for (String name : libraries) {
            assertTrue(Files.isDirectory(app.root().resolve("support/licenses").resolve(name)), name);
        }
    }

    /// The names of the packages that the app's own interpreter would find.
    private static TreeSet<String> installed(Unpacked app) throws Exception {
        var names = new TreeSet<String>();
        try (Stream<Path> all = Files.walk(app.root().resolve("python"))) {
            all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".dist-info"))
                    .map(name -> name.substring(0, name.indexOf('-')))
                    .map(name -> name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT))
                    .forEach(names::add);
        }
        return names;
    }

    /// Installs the checker's library, the newest that pip gets.
    private static Path libraries() throws Exception {
        Path folder = Rig.repository().resolve("app/target/cyclonedx");
        if (!Files.isDirectory(folder.resolve("cyclonedx"))) {
            Start.of(
                            Path.of("/"),
                            Rig.place("PIPAPP_RIG_PYTHON").toString(),
                            "-m",
                            "pip",
                            "install",
                            "--quiet",
                            "--disable-pip-version-check",
                            "--target",
                            folder.toString(),
                            "cyclonedx-python-lib[json-validation]")
                    .with(System.getenv())
                    .run()
                    .exited(0);
        }
        return folder;
    }
}
