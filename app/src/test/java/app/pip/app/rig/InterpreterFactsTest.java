package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was read of interpreters' files, without starting them, is what they say of themselves when they run.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
class InterpreterFactsTest {

    private static final String SCRIPT = "app/src/test/python/interpreter_facts.py";

    @ParameterizedTest
    @CsvSource({
        "shipped, 3.14.3, linux-x64",
        "shipped, 3.14.3, linux-arm64",
        "shipped, 3.14.3, windows-x64",
        "module, 3.14.6, linux-x64",
        "module, 3.14.6, linux-arm64",
        "module, 3.14.6, windows-x64",
        "windows, 3.13.13, windows-x64",
        "windows, 3.14.5, windows-x64",
    })
    void theFilesSayWhatTheRunningInterpreterSays(String source, String version, String target, BuiltExamples examples)
            throws Exception {
        Path described = source.equals("shipped")
                ? described(Rig.repository().resolve("packager-engine/target/interpreters"), version, target)
                : fetched(source, version, target);
        JsonNode read = JsonMapper.shared().readTree(Files.readAllBytes(described));
        Path pybi = described.resolveSibling(read.required("pybi").asString());
        List<String> metadata = Product.run("pybi", "inspect", pybi.toString())
                .exited(0)
                .stdout()
                .lines()
                .toList();
        JsonNode says = run(pybi, target, examples);

        assertEquals(
                read.required("version").asString(), says.required("version").asString());
        // the packaging that Debian's pip has doesn't know `cp314-none-any` yet
        assertEquals(
                values(metadata, "Pybi-Wheel-Tag").stream()
                        .filter(tag -> !tag.matches("cp\\d+-none-any"))
                        .toList(),
                PythonCheck.texts(says.required("tags")));
        assertEquals(object(metadata, "Pybi-Environment-Marker-Variables"), texts(says.required("markers")));
        abi(version, target, says);
        paths(object(metadata, "Pybi-Paths"), says, target.startsWith("windows"));
        capabilities(read, says);
        if (target.startsWith("linux")) {
            JsonNode floor = read.required("floor");
            assertEquals(
                    floor.required("major").asInt() + "."
                            + floor.required("minor").asInt(),
                    says.required("floor").get(0).asInt() + "."
                            + says.required("floor").get(1).asInt());
            libraries(read, says);
        }
    }

    private static void abi(String version, String target, JsonNode says) {
        String digits = version.replaceFirst("\\.\\d+$", "").replace(".", "");
        assertEquals("cpython-" + digits, says.required("cache_tag").asString());
        String suffix = switch (target) {
            case "windows-x64" -> ".cp" + digits + "-win_amd64.pyd";
            case "linux-arm64" -> ".cpython-" + digits + "-aarch64-linux-gnu.so";
            default -> ".cpython-" + digits + "-x86_64-linux-gnu.so";
        };
        assertEquals(suffix, says.required("ext_suffix").asString());
    }

    /// PEP 711 wants `python` in the folder of scripts, where `sysconfig` on Windows has another one for packages.
    private static void paths(Map<String, String> read, JsonNode says, boolean windows) {
        Map<String, String> own = texts(says.required("paths"));
        own.put("scripts", says.required("executable").asString());
        read.forEach((name, path) -> {
            String said = String.valueOf(own.get(name));
            // `Lib` and `lib` are one folder on Windows
            assertEquals(path, windows ? said.toLowerCase(Locale.ROOT) : said, name);
        });
    }

    private static void capabilities(JsonNode read, JsonNode says) {
        var absent = new TreeSet<>(PythonCheck.texts(read.required("absent")));
        var missing = new TreeSet<>(PythonCheck.texts(says.required("missing")));
        var wrongly = new TreeSet<>(absent);
        says.required("imports").properties().stream()
                .filter(one -> !one.getValue().asBoolean())
                .forEach(one -> wrongly.remove(one.getKey()));
        wrongly.removeAll(missing);
        // what CPython's tests use is in no list of the standard library; pip is in the folder that we brought
        wrongly.removeIf(name -> name.matches("test|pip|_test.*|_xx.*|_ctypes_test|xx.*|__.*"));
        assertEquals(List.of(), List.copyOf(wrongly), "read as absent, and there");

        var unknown = missing.stream()
                .filter(name -> !name.startsWith("_") && !absent.contains(name))
                .toList();
        assertEquals(List.of(), unknown, "missing, and not read as absent");

        JsonNode borrowed = read.required("borrowed");
        says.required("imports").properties().forEach(one -> {
            String top = one.getKey().split("\\.", 2)[0];
            boolean told = absent.contains(one.getKey())
                    || absent.contains(top)
                    || absent.contains("_" + top)
                    || borrowed.has(top)
                    || borrowed.has("_" + top)
                    || missing.contains(top);
            assertTrue(one.getValue().asBoolean() || told, () -> one.getKey() + " can't be imported");
        });
    }

    /// What the modules borrow of the system is what was loaded from there.
    private static void libraries(JsonNode read, JsonNode says) {
        var loaded = new TreeSet<>(PythonCheck.texts(says.required("loaded")));
        loaded.removeIf(name -> name.matches("(libc|libm|libdl|libpthread|librt|libutil)\\.so.*|ld-.*|libgcc_s.*"));
        var borrowed = new TreeSet<String>();
        read.required("borrowed").properties().stream()
                .filter(one -> says.required("imports").path(one.getKey()).asBoolean(false))
                .forEach(one -> borrowed.addAll(PythonCheck.texts(one.getValue())));
        var unread = new ArrayList<>(stems(loaded));
        unread.removeAll(stems(borrowed));
        if (borrowed.isEmpty()) {
            assertEquals(List.of(), unread, "loaded, and not read as borrowed");
        }
        var unloaded = new ArrayList<>(stems(borrowed));
        unloaded.removeAll(stems(loaded));
        assertEquals(List.of(), unloaded, "read as borrowed, and not loaded");
    }

    /// `libz.so.1` and the file `libz.so.1.2.13` that it leads to are the same.
    private static List<String> stems(TreeSet<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("\\.so.*", ""))
                .distinct()
                .toList();
    }

    private static JsonNode run(Path pybi, String target, BuiltExamples examples) throws Exception {
        Path folder = examples.fresh("python ł");
        Product.run("pybi", "unpack", pybi.toString(), folder.toString()).exited(0);
        Path site = Path.of(new PythonFolder(Rig.place("PIPAPP_RIG_PYTHON")).sitePackages());
        Path script = Rig.repository().resolve(SCRIPT);
        Path away = examples.freshFolder("somewhere else");
        Start start = switch (target) {
            case "windows-x64" -> {
                WineRun wine = WineRun.here();
                yield wine.start(away, folder.resolve("python.exe"), List.of("-B", wine.path(script), wine.path(site)));
            }
            case "linux-arm64" ->
                Arm64Run.here()
                        .start(away, folder.resolve("bin/python"), List.of("-B", script.toString(), site.toString()));
            default ->
                LinuxRun.here()
                        .start(away, folder.resolve("bin/python"), List.of("-B", script.toString(), site.toString()));
        };
        return JsonMapper.shared().readTree(start.run().exited(0).stdout());
    }

    private static Path fetched(String source, String version, String target) throws IOException {
        String place = Rig.place("PIPAPP_RIG_STANDALONE").resolve(source).toString();
        Product.run("prepare", "--for", target, "--python", version, "--pythons", place)
                .exited(0)
                .said("Python " + version);
        try (Stream<Path> all = Files.list(Product.store().resolve("interpreters"))) {
            // those of an older recipe may still be there
            for (Path folder : all.sorted(
                            Comparator.comparing(InterpreterFactsTest::recipe).reversed())
                    .toList()) {
                if (Files.isDirectory(folder) && isOf(folder, version, target)) {
                    return described(folder, version, target);
                }
            }
        }
        throw new AssertionError("nothing was made ready");
    }

    private static int recipe(Path folder) {
        String digits = folder.getFileName()
                .toString()
                .replaceFirst("^[0-9a-f]{64}-", "")
                .replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /// From an archive as it is published; others may have been named by their files.
    private static boolean isOf(Path folder, String version, String target) throws IOException {
        for (Path one : descriptions(folder)) {
            JsonNode read = JsonMapper.shared().readTree(Files.readAllBytes(one));
            if (read.required("version").asString().equals(version)
                    && read.required("target").asString().equals(target)
                    && read.required("source").asString().startsWith("python-build-standalone")) {
                return true;
            }
        }
        return false;
    }

    private static Path described(Path folder, String version, String target) throws IOException {
        for (Path one : descriptions(folder)) {
            JsonNode read = JsonMapper.shared().readTree(Files.readAllBytes(one));
            if (read.required("version").asString().equals(version)
                    && read.required("target").asString().equals(target)) {
                return one;
            }
        }
        throw new AssertionError("no Python " + version + " for " + target + " in " + folder);
    }

    private static List<Path> descriptions(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("cpython-.*\\.json"))
                    .toList();
        }
    }

    private static List<String> values(List<String> metadata, String field) {
        return metadata.stream()
                .filter(line -> line.startsWith(field + ": "))
                .map(line -> line.substring(field.length() + 2))
                .toList();
    }

    private static Map<String, String> object(List<String> metadata, String field) {
        return texts(JsonMapper.shared().readTree(values(metadata, field).getFirst()));
    }

    private static Map<String, String> texts(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().asString(), (one, _) -> one, TreeMap::new));
    }

    /// The environment that the rigs' Python is in.
    private record PythonFolder(Path python) {

        String sitePackages() throws IOException {
            try (Stream<Path> all = Files.walk(python.getParent().getParent(), 4)) {
                return all.filter(path -> path.endsWith("site-packages"))
                        .findFirst()
                        .orElseThrow()
                        .toString();
            }
        }
    }
}
