package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Digests;
import app.pip.engine.tree.FolderWriter;
import app.pip.engine.tree.TreePath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Unpacks a `.pybi` file (PEP 711) that holds no links, such as the ones that ship with the product.
public final class PybiFile {

    private static final String RECORD = "pybi-info/RECORD";
    private static final int EXECUTABLE_BITS = 0111;

    private PybiFile() {}

    /// Unpacks the interpreter below a folder. Every file is compared with RECORD while it is written; nothing can land
    /// outside the folder.
    ///
    /// @throws FormatException if a file is missing in RECORD, differs from it, or is a link
    public static void unpack(Path pybi, Path folder) throws IOException {
        try (var zip = ZipFile.builder().setPath(pybi).get()) {
            Map<String, String> record = record(zip);
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.isUnixSymlink()) {
                    throw new FormatException("pybi", entry.getLocalHeaderOffset(), "no link: " + entry.getName());
                }
                if (!entry.isDirectory() && !entry.getName().equals(RECORD)) {
                    unpack(zip, entry, record, folder);
                }
            }
        }
    }

    private static void unpack(ZipFile zip, ZipArchiveEntry entry, Map<String, String> record, Path folder)
            throws IOException {
        var digest = Digests.sha256();
        boolean executable = (entry.getUnixMode() & EXECUTABLE_BITS) != 0;
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            new FolderWriter(folder).file(TreePath.of(entry.getName()), executable, in);
        }
        String found = "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        if (!found.equals(record.get(entry.getName()))) {
            throw new FormatException(
                    "pybi", entry.getLocalHeaderOffset(), entry.getName() + " as RECORD has it, not " + found);
        }
    }

    private static Map<String, String> record(ZipFile zip) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(RECORD);
        if (entry == null) {
            throw new FormatException("pybi", 0, "a file " + RECORD);
        }
        var record = new HashMap<String, String>();
        try (var lines = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // from the right: digest and size hold no comma, a quoted path may
                int size = line.lastIndexOf(',');
                int digest = line.lastIndexOf(',', size - 1);
                if (digest < 0) {
                    throw new FormatException("pybi", entry.getLocalHeaderOffset(), "three fields in: " + line);
                }
                record.put(unquoted(line.substring(0, digest)), line.substring(digest + 1, size));
            }
        }
        return record;
    }

    private static String unquoted(String field) {
        return field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}
