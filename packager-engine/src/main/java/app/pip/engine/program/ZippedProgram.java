package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A program that was dropped as a ZIP archive, as learning platforms and chats hand them on. It is unpacked into a
/// folder of ours; nothing in it can come to lie elsewhere, and it can't grow without end.
public final class ZippedProgram {

    /// What one may unpack to at most, in bytes.
    public static final long LARGEST = 2_000_000_000;

    private static final int MOST_FILES = 100_000;

    private ZippedProgram() {}

    /// Whether a file's name says that it is one.
    public static boolean isOne(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".zip") && Files.isRegularFile(file);
    }

    /// Unpacks an archive.
    ///
    /// @param folder that is there and empty
    /// @param most how many bytes it may unpack to
    /// @throws ProblemException if it is damaged, encrypted, too large, or has names that lead elsewhere
    public static void unpack(Path zip, Path folder, long most) throws ProblemException, IOException {
        try (ZipFile archive = ZipFile.builder().setPath(zip).get()) {
            List<ZipArchiveEntry> entries = Collections.list(archive.getEntries());
            // what it says of itself is refused before anything is written; what is hidden is noticed while it comes
            long said = entries.stream()
                    .mapToLong(ZipArchiveEntry::getSize)
                    .filter(size -> size > 0)
                    .sum();
            if (entries.size() > MOST_FILES || said > most) {
                throw new ProblemException(Problem.stop("program.zip-too-large", zip.getFileName()));
            }
            long left = most;
            for (ZipArchiveEntry entry : entries) {
                if (!entry.isUnixSymlink()) {
                    left -= unpack(archive, entry, zip, folder, left);
                }
            }
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.stop("program.zip-damaged", zip.getFileName()), e);
        }
    }

    /// The folder in the unpacked archive that the program is in: often everything lies in one.
    public static Path program(Path folder) throws IOException {
        Path program = folder;
        for (List<Path> in = list(program); in.size() == 1 && Files.isDirectory(in.getFirst()); in = list(program)) {
            program = in.getFirst();
        }
        return program;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !Files.isDirectory(child)
                            || !LeftOut.folder(child.getFileName().toString(), child))
                    .toList();
        }
    }

    /// Unpacks one entry; how many bytes it has is the answer.
    private static long unpack(ZipFile archive, ZipArchiveEntry entry, Path zip, Path folder, long most)
            throws ProblemException, IOException {
        // Windows' own packer of old wrote backslashes
        String name = entry.getName().replace('\\', '/');
        boolean isFolder = name.endsWith("/");
        TreePath path = TreePath.of(isFolder ? name.substring(0, name.length() - 1) : name);
        Path place = folder.resolve(path.toString()).normalize();
        if (!place.startsWith(folder) || !archive.canReadEntryData(entry)) {
            throw new ProblemException(Problem.stop("program.zip-damaged", zip.getFileName()));
        }
        if (isFolder) {
            Files.createDirectories(place);
            return 0;
        }
        Files.createDirectories(place.getParent());
        long written = 0;
        try (InputStream in = archive.getInputStream(entry);
                var out = Files.newOutputStream(place)) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                written += count;
                if (written > most) {
                    throw new ProblemException(Problem.stop("program.zip-too-large", zip.getFileName()));
                }
                out.write(buffer, 0, count);
            }
        }
        return written;
    }
}
