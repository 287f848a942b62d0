package app.pip.engine.pybi;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.mail.MailHeaders;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.FolderWriter;
import app.pip.engine.tree.TreePath;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A `.pybi` file (PEP 711), opened. Nothing in it is believed before [#breaches] is empty.
public final class PybiFile implements Closeable {

    static final String INFO = "pybi-info/";
    static final String RECORD = INFO + "RECORD";

    private static final int EXECUTABLE_BITS = 0111;

    /// No text in `pybi-info` is as long.
    private static final int LONGEST_TEXT = 16 << 20;

    private final String called;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;

    private PybiFile(String called, ZipFile zip) {
        this.called = called;
        this.zip = zip;
        this.entries = List.copyOf(Collections.list(zip.getEntries()));
    }

    /// Opens a file.
    ///
    /// @throws FormatException if it is no zip
    public static PybiFile open(Path file) throws IOException {
        return open(file, String.valueOf(file.getFileName()));
    }

    /// Opens a file that is kept under another name than its own.
    ///
    /// @param called its own name, which is part of the format
    /// @throws FormatException if it is no zip
    public static PybiFile open(Path file, String called) throws IOException {
        try {
            return new PybiFile(called, ZipFile.builder().setPath(file).get());
        } catch (IllegalArgumentException | java.util.zip.ZipException e) {
            throw new FormatException("pybi", 0, "a zip archive");
        }
    }

    /// Unpacks an interpreter below a folder, if it breaks no rule; nothing can land outside the folder.
    ///
    /// @param folder that is there and empty
    /// @throws FormatException with the first rule that it breaks
    public static void unpack(Path pybi, Path folder) throws IOException {
        try (var file = open(pybi)) {
            List<Breach> breaches = file.unpackUnlessBroken(folder);
            if (!breaches.isEmpty()) {
                Breach first = breaches.getFirst();
                throw new FormatException("pybi", 0, first.rule().words() + ", not " + first.detail());
            }
        }
    }

    /// The file's name, taken apart.
    public Optional<PybiName> name() {
        return PybiName.read(called);
    }

    /// The file `METADATA`; empty if it isn't there.
    public MailHeaders metadata() throws IOException {
        return MailHeaders.read(text(INFO + "METADATA").orElse(""));
    }

    /// Every rule that the file breaks. Reads all of it once.
    public List<Breach> breaches() throws IOException {
        return new PybiCheck(this).breaches();
    }

    /// How many files there are, links and `pybi-info` included.
    public long count() {
        return entries.stream().filter(entry -> !entry.isDirectory()).count();
    }

    /// How many bytes there are unpacked.
    public long size() {
        return entries.stream().mapToLong(ZipArchiveEntry::getSize).sum();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// Unpacks an interpreter below a folder, unless it breaks a rule; nothing can land outside the folder.
    ///
    /// @param folder that is there and empty
    /// @return the rules that it breaks; then nothing was written
    public List<Breach> unpackUnlessBroken(Path folder) throws IOException {
        List<Breach> breaches = breaches();
        if (breaches.isEmpty()) {
            write(folder);
        }
        return breaches;
    }

    private void write(Path folder) throws IOException {
        var writer = new FolderWriter(folder);
        var links = new ArrayList<ZipArchiveEntry>();
        for (ZipArchiveEntry entry : entries) {
            if (entry.isDirectory()) {
                writer.folder(TreePath.of(entry.getName().replaceFirst("/$", "")));
            } else if (entry.isUnixSymlink()) {
                links.add(entry);
            } else {
                try (InputStream in = zip.getInputStream(entry)) {
                    writer.file(TreePath.of(entry.getName()), isExecutable(entry), in);
                }
            }
        }
        // last, so that nothing is ever written through one
        for (ZipArchiveEntry link : links) {
            Path place = folder.resolve(link.getName());
            Files.createDirectories(place.getParent());
            Files.createSymbolicLink(place, Path.of(target(link)));
        }
    }

    /// The interpreter's files and links, if no rule is broken, without what is in `pybi-info`. They can be read until
    /// this
    /// is closed.
    ///
    /// @throws FormatException with the first rule that is broken
    public List<Part> whole() throws IOException {
        List<Breach> breaches = breaches();
        if (!breaches.isEmpty()) {
            Breach first = breaches.getFirst();
            throw new FormatException("pybi", 0, first.rule().words() + ", not " + first.detail());
        }
        var whole = new ArrayList<Part>();
        for (ZipArchiveEntry entry : entries) {
            if (!entry.isDirectory() && !entry.getName().startsWith(INFO)) {
                String link = entry.isUnixSymlink() ? target(entry) : "";
                whole.add(new Part(entry.getName(), link, new ZipContent(zip, entry)));
            }
        }
        return whole;
    }

    /// All entries, in the order of the central directory.
    List<ZipArchiveEntry> entries() {
        return entries;
    }

    InputStream open(ZipArchiveEntry entry) throws IOException {
        return zip.getInputStream(entry);
    }

    /// What a link leads to.
    String target(ZipArchiveEntry link) throws IOException {
        try (InputStream in = zip.getInputStream(link)) {
            return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
        }
    }

    /// The text of a file, if it is there.
    Optional<String> text(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null || entry.isUnixSymlink()) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
        }
    }

    /// The name as it is in the file: the library's own takes backslashes of some makers for slashes.
    static String path(ZipArchiveEntry entry) {
        return new String(entry.getRawName(), StandardCharsets.UTF_8);
    }

    static boolean isExecutable(ZipArchiveEntry entry) {
        return (entry.getUnixMode() & EXECUTABLE_BITS) != 0;
    }

    /// A file or a link.
    ///
    /// @param path below the interpreter's root
    /// @param link what it leads to; empty for a file
    /// @param content of a file
    public record Part(String path, String link, Content content) {}

    private record ZipContent(ZipFile zip, ZipArchiveEntry entry) implements Content {
        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }

        @Override
        public long size() {
            return entry.getSize();
        }
    }
}
