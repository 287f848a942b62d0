package app.pip.engine.sources;

import app.pip.engine.naming.SdistName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.FolderWriter;
import app.pip.engine.tree.TreePath;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// The archive of a package's sources
/// ([source distribution format](https://packaging.python.org/en/latest/specifications/source-distribution-format/),
/// PEP 625, 721), which may be anybody's. Everything in it lies in one folder; what leads out of the archive, or is
/// neither file nor folder nor a link to a file in it, makes the whole unusable.
///
/// @param file where it lies
/// @param name as the index has it
/// @param mostBytes how many bytes all files together may have
/// @param mostFiles how many entries there may be
record SourceArchive(Path file, SdistName name, long mostBytes, int mostFiles) {

    private static final int LONGEST_LINK = 10_000;

    /// With limits that no sources of a package come near.
    SourceArchive(Path file, SdistName name) {
        this(file, name, 1L << 30, 100_000);
    }

    /// Unpacks it.
    ///
    /// @param folder that is there and empty
    /// @return the one folder in it that everything is in
    /// @throws ProblemException if it is damaged or unsafe
    Path unpack(Path folder) throws IOException, ProblemException {
        var unpacking = new Unpacking(folder, mostBytes, mostFiles);
        try {
            if (name.file().endsWith(".zip")) {
                unpackZip(unpacking);
            } else {
                unpackTar(unpacking);
            }
            unpacking.links.finish();
        } catch (FileAlreadyExistsException e) {
            throw refused("two files have one name", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
        if (unpacking.tops.size() != 1) {
            throw new ProblemException(Problem.stop("sources.unsafe", name, unpacking.tops.size() + " folders"));
        }
        return folder.resolve(unpacking.tops.iterator().next());
    }

    private ProblemException refused(String reason, Exception cause) {
        return new ProblemException(Problem.stop("sources.unsafe", name, reason), cause);
    }

    private void unpackTar(Unpacking unpacking) throws IOException {
        try (var packed = new BufferedInputStream(Files.newInputStream(file));
                var tar = new TarArchiveInputStream(new GzipCompressorInputStream(packed), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isGlobalPaxHeader()) {
                    continue;
                }
                TreePath path = unpacking.path(entry);
                if (entry.isSymbolicLink()) {
                    unpacking.links.add(path, beside(path, entry.getLinkName()));
                } else if (entry.isLink()) {
                    unpacking.links.add(path, inside(entry.getLinkName()));
                } else if (entry.isDirectory()) {
                    unpacking.disk.folder(path);
                } else if (isPlain(entry)) {
                    unpacking.file(path, (entry.getMode() & 0100) != 0, tar);
                } else {
                    throw new IOException(path + " is a device");
                }
            }
        }
    }

    /// The library calls everything a file that isn't a folder.
    private static boolean isPlain(TarArchiveEntry entry) {
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> true;
            default -> false;
        };
    }

    private void unpackZip(Unpacking unpacking) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : java.util.Collections.list(zip.getEntries())) {
                TreePath path = unpacking.path(entry);
                if (entry.isUnixSymlink() || !zip.canReadEntryData(entry)) {
                    throw new IOException(path + " is a link, or encrypted");
                }
                if (entry.isDirectory()) {
                    unpacking.disk.folder(path);
                } else {
                    try (InputStream in = zip.getInputStream(entry)) {
                        unpacking.file(path, (entry.getUnixMode() & 0100) != 0, in);
                    }
                }
            }
        }
    }

    /// A name in the archive as a path that can't leave it.
    private static TreePath inside(String written) {
        String plain = written.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
        if (plain.matches("(?s)[A-Za-z]:.*")) {
            throw new IllegalArgumentException("not a name inside an archive: " + plain);
        }
        return TreePath.of(plain);
    }

    /// Where a symbolic link leads, which says it as seen from its own folder.
    private static TreePath beside(TreePath link, String written) {
        if (written.length() > LONGEST_LINK || written.startsWith("/")) {
            throw new IllegalArgumentException(link + " leads out of the archive");
        }
        var parts =
                new java.util.ArrayList<>(link.parts().subList(0, link.parts().size() - 1));
        for (String part : List.of(written.split("/", -1))) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    throw new IllegalArgumentException(link + " leads out of the archive");
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return inside(String.join("/", parts));
    }

    /// An unpacking under way, with what is left of what it may write.
    private static final class Unpacking {
        private final FolderWriter disk;
        private final SourceLinks links;
        private final Set<String> tops = new HashSet<>();
        private long bytes;
        private int files;

        Unpacking(Path folder, long bytes, int files) {
            this.bytes = bytes;
            this.files = files;
            disk = new FolderWriter(folder);
            links = new SourceLinks(folder);
        }

        TreePath path(ArchiveEntry entry) throws IOException {
            if (--files < 0) {
                throw new IOException("too many files");
            }
            TreePath path = inside(entry.getName());
            tops.add(path.parts().getFirst());
            return path;
        }

        void file(TreePath path, boolean executable, InputStream in) throws IOException {
            disk.file(path, executable, new Measured(in));
        }

        /// Ends where there is more than a whole archive may have; leaves the archive open.
        private final class Measured extends FilterInputStream {
            Measured(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = in.read(into, from, length);
                bytes -= Math.max(0, count);
                if (bytes < 0) {
                    throw new IOException("too many bytes");
                }
                return count;
            }

            @Override
            public void close() {
                // the next file is read from the same stream
            }
        }
    }
}
