package app.pip.engine.interpreter;

import app.pip.engine.format.zip.ZipWriter;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// Writes an interpreter as a `.pybi` file (PEP 711): a zip with `pybi-info/` at its top. Ours hold no links.
final class PybiWriter {

    private static final TreePath INFO = TreePath.of("pybi-info");
    private static final TreePath RECORD = INFO.resolve("RECORD");

    private PybiWriter() {}

    /// Writes the file.
    ///
    /// @param files the interpreter's, packed; contents are copied as they are
    static void write(PybiInfo info, List<PackedEntry> files, OutputStream out) throws IOException {
        var all = new ArrayList<>(files);
        all.add(text(INFO.resolve("PYBI"), info.pybi()));
        all.add(text(INFO.resolve("METADATA"), info.metadata()));
        all.sort(Comparator.comparing(PackedEntry::path));
        // RECORD comes last: it is made of all the others
        all.add(text(RECORD, record(all)));
        try (var zip = new ZipWriter(out)) {
            for (PackedEntry entry : all) {
                entry.writeTo(zip);
            }
        }
    }

    private static PackedEntry text(TreePath path, String text) throws IOException {
        return new PackedEntry.File(path, false, Packer.pack(Content.of(text)));
    }

    /// As a wheel's RECORD (PEP 427, 376): path, digest in URL-safe base64 without padding, size; RFC 4180 quoting.
    private static String record(List<PackedEntry> entries) {
        var lines = new StringBuilder();
        for (PackedEntry entry : entries) {
            if (entry instanceof PackedEntry.File file) {
                lines.append(quoted(file.path().toString())).append(',').append(digest(file.packed()));
                lines.append(',').append(file.packed().size()).append('\n');
            }
        }
        return lines.append(RECORD).append(",,\n").toString();
    }

    private static String digest(Packed packed) {
        return "sha256="
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(packed.sha256().bytes());
    }

    private static String quoted(String field) {
        return field.contains(",") || field.contains("\"") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
