package app.pip.engine.pybi;

import app.pip.engine.format.record.RecordLine;
import app.pip.engine.format.zip.ZipWriter;
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
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Writes an interpreter as a `.pybi` file (PEP 711): a zip with `pybi-info/` at its top, whose bytes depend on its
/// contents only.
public final class PybiWriter {

    private static final TreePath INFO = TreePath.of("pybi-info");
    private static final TreePath RECORD = TreePath.of(PybiFile.RECORD);

    private PybiWriter() {}

    /// Writes the file.
    ///
    /// @param pybi the text of the file `PYBI`
    /// @param metadata the text of the file `METADATA`
    /// @param files the interpreter's, packed; contents are copied as they are
    /// @param links what each symbolic link leads to, as it is written in the link
    public static void write(
            String pybi, String metadata, List<PackedEntry> files, SortedMap<TreePath, String> links, OutputStream out)
            throws IOException {
        var all = new ArrayList<>(files);
        all.add(text(INFO.resolve("PYBI"), pybi));
        all.add(text(INFO.resolve("METADATA"), metadata));
        all.sort(Comparator.comparing(PackedEntry::path));
        // RECORD comes last: it is made of all the others
        try (var zip = new ZipWriter(out)) {
            for (PackedEntry entry : all) {
                entry.writeTo(zip);
            }
            for (var link : links.entrySet()) {
                zip.link(link.getKey(), link.getValue());
            }
            text(RECORD, record(all, links)).writeTo(zip);
        }
    }

    private static PackedEntry text(TreePath path, String text) throws IOException {
        return new PackedEntry.File(path, false, Packer.pack(Content.of(text)));
    }

    private static String record(List<PackedEntry> entries, SortedMap<TreePath, String> links) {
        var lines = new ArrayList<RecordLine>();
        for (PackedEntry entry : entries) {
            if (entry instanceof PackedEntry.File file) {
                byte[] digest = file.packed().sha256().bytes();
                lines.add(new RecordLine(
                        file.path().toString(),
                        "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                        Long.toString(file.packed().size())));
            }
        }
        links.forEach((path, target) -> lines.add(RecordFile.link(path.toString(), target)));
        lines.add(new RecordLine(RECORD.toString(), "", ""));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
