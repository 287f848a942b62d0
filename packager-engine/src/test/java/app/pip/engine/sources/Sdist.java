package app.pip.engine.sources;

import app.pip.engine.testindex.TestWheel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/// Sources made by a test: of a package `thing` 1.0, entry by entry.
final class Sdist {

    /// A backend that comes with the sources and needs nothing. `TRACE` is replaced by a file to which it adds a line
    /// whenever it runs, `TAGS` by the tags of its wheel, `MORE` by further statements.
    private static final String BACKEND = """
            import os, zipfile
            with open("TRACE", "a") as trace:
                trace.write(" ".join(sorted(os.environ)) + "\\n")

            def build_wheel(folder, settings=None, metadata=None):
                name = "thing-1.0-TAGS.whl"
                MORE
                info = "thing-1.0.dist-info/"
                with zipfile.ZipFile(os.path.join(folder, name), "w", zipfile.ZIP_DEFLATED) as wheel:
                    for path, text in [
                        ("thing/__init__.py", ""),
                        (info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: TAGS\\n"),
                        (info + "METADATA", "Metadata-Version: 2.1\\nName: thing\\nVersion: 1.0\\nRequires-Dist: six\\n"),
                        (info + "RECORD", "thing/__init__.py,,\\n" + info + "RECORD,,\\n"),
                    ]:
                        wheel.writestr(path, text)
                return name
            """;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    Sdist() {
        try {
            tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes), "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sources with the backend of their own.
    static Sdist built(Path trace, String tags, String more) {
        String backend = BACKEND.replace("TRACE", trace.toString().replace("\\", "/"))
                .replace("TAGS", tags)
                .replace("MORE", more.isEmpty() ? "pass" : more);
        return new Sdist().file("thing-1.0/pyproject.toml", """
                        [build-system]
                        requires = []
                        build-backend = "own"
                        backend-path = ["tools"]
                        """).file("thing-1.0/tools/own.py", backend);
    }

    Sdist file(String path, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(path, true);
        entry.setSize(content.length);
        return add(entry, content);
    }

    Sdist link(String path, String target) {
        return special(path, TarConstants.LF_SYMLINK, target);
    }

    Sdist special(String path, byte type, String target) {
        var entry = new TarArchiveEntry(path, type, true);
        entry.setLinkName(target);
        return add(entry, new byte[0]);
    }

    private Sdist add(TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] bytes() {
        try {
            tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// As an index offers it.
    TestWheel offered() {
        return new TestWheel("thing-1.0.tar.gz", bytes(), "", "", null);
    }
}
