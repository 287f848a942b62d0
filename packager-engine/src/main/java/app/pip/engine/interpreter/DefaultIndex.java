package app.pip.engine.interpreter;

import app.pip.engine.platform.Target;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads the package index that pip asks by default out of the pip that comes with Python, so that it is written down
/// in one place only, and that isn't ours.
public final class DefaultIndex {

    private static final String MODEL = "pip/_internal/models/index.py";
    private static final Pattern ADDRESS = Pattern.compile("PyPI\\s*=\\s*PackageIndex\\(\\s*\"([^\"]+)\"");

    private static final String RESOURCE = "default-index.txt";

    private DefaultIndex() {}

    /// The address of the index's simple API (PEP 503), as it was found when the product was built.
    public static String address() throws IOException {
        try (InputStream in = DefaultIndex.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("the address of the package index is missing: build pip.app again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /// Writes the resource `default-index.txt`: the address of the index's simple API (PEP 503).
    ///
    /// @param jars with CPythons, untrimmed
    /// @param classes the folder of our classes and resources
    static void write(Map<Target, Path> jars, String minor, Path classes) throws IOException {
        for (var jar : jars.entrySet()) {
            try (var cpython = new MavenCpython(jar.getValue(), jar.getKey(), minor)) {
                for (TreePath path : cpython.paths()) {
                    if (path.toString().matches(".*/ensurepip/_bundled/pip-[^/]*\\.whl")) {
                        Path resource = classes.resolve("app/pip/engine/interpreter/" + RESOURCE);
                        Files.createDirectories(resource.getParent());
                        Files.writeString(resource, read(cpython, path) + "simple/\n");
                        return;
                    }
                }
            }
        }
        throw new IOException("no jar holds a pip");
    }

    private static String read(MavenCpython cpython, TreePath wheel) throws IOException {
        try (var zip = new ZipInputStream(cpython.content(wheel).open())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(MODEL)) {
                    Matcher matcher = ADDRESS.matcher(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                    if (matcher.find()) {
                        return matcher.group(1);
                    }
                }
            }
        }
        throw new IOException(wheel + " does not tell its index as expected");
    }
}
