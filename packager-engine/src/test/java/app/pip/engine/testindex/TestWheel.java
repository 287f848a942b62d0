package app.pip.engine.testindex;

import app.pip.engine.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A wheel (or sources) made by a test: whole and well, with a true RECORD.
///
/// @param fileName with its ending
/// @param bytes of the whole file, not to be changed
/// @param metadata its `METADATA` or `PKG-INFO`
/// @param requiresPython as its page says, empty for none
/// @param yanked as its page says; null if it isn't
public record TestWheel(
        String fileName,
        byte[] bytes,
        String metadata,
        String requiresPython,
        @org.jspecify.annotations.Nullable String yanked) {

    /// A wheel for every system.
    public static TestWheel of(String name, String version, String... requires) {
        return new Making(name, version).requires(requires).done();
    }

    /// Its digest.
    public Sha256 sha256() {
        return Sha256.of(bytes);
    }

    /// The project's name as the file name has it.
    public String project() {
        return fileName.substring(0, fileName.indexOf('-')).replace('_', '-').toLowerCase(java.util.Locale.ROOT);
    }

    /// The same file with other bytes.
    public TestWheel with(byte[] other) {
        return new TestWheel(fileName, other, metadata, requiresPython, yanked);
    }

    /// The same, withdrawn.
    public TestWheel yanked(String reason) {
        return new TestWheel(fileName, bytes, metadata, requiresPython, reason);
    }

    /// A wheel in the making.
    public static final class Making {
        private final String name;
        private final String version;
        private String tags = "py3-none-any";
        private String python = "";
        private final List<String> headers = new ArrayList<>();
        private final Map<String, byte[]> files = new LinkedHashMap<>();

        /// Of that package and version.
        public Making(String name, String version) {
            this.name = name;
            this.version = version;
            files.put(name.replace('-', '_') + "/__init__.py", "".getBytes(StandardCharsets.UTF_8));
        }

        /// For those tags.
        public Making tags(String text) {
            tags = text;
            return this;
        }

        /// For those Pythons.
        public Making python(String specifiers) {
            python = specifiers;
            return this;
        }

        /// With those requirements.
        public Making requires(String... requirements) {
            for (String one : requirements) {
                headers.add("Requires-Dist: " + one);
            }
            return this;
        }

        /// With one more header.
        public Making header(String line) {
            headers.add(line);
            return this;
        }

        /// With one more file.
        public Making file(String path, byte[] content) {
            files.put(path, content);
            return this;
        }

        /// The wheel.
        public TestWheel done() {
            String stem = name.replace('-', '_') + "-" + version;
            String info = stem + ".dist-info/";
            String metadata = "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n"
                    + (python.isEmpty() ? "" : "Requires-Python: " + python + "\n")
                    + String.join("", headers.stream().map(line -> line + "\n").toList())
                    + "\nThis is " + name + ".\n";
            var all = new LinkedHashMap<>(files);
            all.put(info + "METADATA", metadata.getBytes(StandardCharsets.UTF_8));
            all.put(
                    info + "WHEEL",
                    ("Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tags + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            all.put(info + "RECORD", record(all, info).getBytes(StandardCharsets.UTF_8));
            return new TestWheel(stem + "-" + tags + ".whl", zip(all), metadata, python, null);
        }

        private static String record(Map<String, byte[]> files, String info) {
            var record = new StringBuilder();
            files.forEach((path, content) -> record.append(path + ",sha256="
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Sha256.of(content).bytes())
                    + "," + content.length + "\n"));
            return record + info + "RECORD,,\n";
        }
    }

    /// A zip of those files.
    public static byte[] zip(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.of(2020, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
