package app.pip.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A wheel with one module of the package's name that says which version it is.
///
/// @param name of the package, which is also a module's
/// @param version of the package
/// @param requires what it needs, each as PEP 508 writes it
record SmallWheel(String name, String version, String... requires) {

    /// Writes it to a folder under its own name.
    Path into(Path folder) throws IOException {
        String info = name + "-" + version + ".dist-info/";
        var files = new TreeMap<String, String>();
        files.put(name + ".py", "version = '" + version + "'\n");
        var metadata = new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        for (String required : requires) {
            metadata.append("Requires-Dist: ").append(required).append('\n');
        }
        files.put(info + "METADATA", metadata.toString());
        files.put(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        files.put(info + "RECORD", record(files, info));
        Path wheel = Files.createDirectories(folder).resolve(name + "-" + version + "-py3-none-any.whl");
        try (OutputStream out = Files.newOutputStream(wheel);
                var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return wheel;
    }

    private static String record(Map<String, String> files, String info) {
        var lines = new StringBuilder();
        files.forEach((path, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes));
            lines.append(path)
                    .append(",sha256=")
                    .append(digest)
                    .append(',')
                    .append(bytes.length)
                    .append('\n');
        });
        return lines + info + "RECORD,,\n";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
