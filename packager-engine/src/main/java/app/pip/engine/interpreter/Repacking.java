package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.pybi.PybiFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Makes one form of all forms that interpreters come in: a tar with everything below `python/`, which can be read from
/// anywhere. An archive of python-build-standalone is only decompressed; a `.pybi` file must break no rule; of the
/// folder
/// of an installation (python.org's for Windows, an unpacked archive) that travels which belongs to Python itself.
final class Repacking {

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /// No interpreter is as large.
    private static final long LARGEST = 2L << 30;

    private static final int MOST_FILES = 60_000;

    /// What an installation's folder has beside Python itself: packages of its user, bytecode, documentation.
    private static final Pattern NOT_PYTHON =
            Pattern.compile("(?i)(Doc|Tools|Scripts)/.*|NEWS\\.txt|.*\\.pdb|(Lib|lib/python3\\.\\d+)/site-packages/.*"
                    + "|(.*/)?__pycache__/.*");

    private Repacking() {}

    /// Writes the tar.
    ///
    /// @param given a `.tar.gz`, a `.pybi` file, or a folder
    /// @param called the name of the file, which may be kept under another
    /// @throws FormatException if it is none of these, or breaks a rule
    static void tar(Path given, String called, Path tar) throws IOException {
        if (Files.isDirectory(given)) {
            folder(given, tar);
        } else if (begins(given, GZIP)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(given), 1 << 16)) {
                copy(in, tar);
            }
        } else if (begins(given, "PK".getBytes(StandardCharsets.US_ASCII))) {
            pybi(given, called, tar);
        } else {
            throw new FormatException("interpreter", 0, "a .tar.gz, a .pybi file or a folder");
        }
    }

    private static boolean begins(Path file, byte[] magic) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        }
    }

    private static void copy(InputStream in, Path tar) throws IOException {
        try (OutputStream out = Files.newOutputStream(tar)) {
            var buffer = new byte[1 << 16];
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > LARGEST) {
                    throw new FormatException("gzip", 0, "at most " + LARGEST + " bytes in an interpreter's archive");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private static void pybi(Path file, String called, Path tar) throws IOException {
        try (var pybi = PybiFile.open(file, called);
                var out = writer(tar)) {
            for (PybiFile.Part part : pybi.whole()) {
                if (part.link().isEmpty()) {
                    try (InputStream in = part.content().open()) {
                        file(out, part.path(), part.content().size(), in);
                    }
                } else {
                    link(out, part.path(), part.link());
                }
            }
        }
    }

    private static void folder(Path folder, Path tar) throws IOException {
        if (Files.exists(folder.resolve("pyvenv.cfg"))) {
            throw new FormatException("interpreter", 0, "a whole Python, not a virtual environment");
        }
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
        }
        if (found.size() > MOST_FILES) {
            throw new FormatException(
                    "interpreter", 0, "the folder of one Python alone, with at most " + MOST_FILES + " files");
        }
        try (var out = writer(tar)) {
            for (Path path : found) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (NOT_PYTHON.matcher(name).matches()) {
                    continue;
                }
                if (Files.isSymbolicLink(path)) {
                    link(out, name, Files.readSymbolicLink(path).toString().replace('\\', '/'));
                } else {
                    try (InputStream in = Files.newInputStream(path)) {
                        file(out, name, Files.size(path), in);
                    }
                }
            }
        }
    }

    private static TarArchiveOutputStream writer(Path tar) throws IOException {
        var out = new TarArchiveOutputStream(Files.newOutputStream(tar), StandardCharsets.UTF_8.name());
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return out;
    }

    private static void file(TarArchiveOutputStream out, String name, long size, InputStream in) throws IOException {
        var entry = new TarArchiveEntry("python/" + name, true);
        entry.setSize(size);
        out.putArchiveEntry(entry);
        in.transferTo(out);
        out.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream out, String name, String to) throws IOException {
        var entry = new TarArchiveEntry("python/" + name, TarArchiveEntry.LF_SYMLINK);
        entry.setLinkName(to);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
    }
}
