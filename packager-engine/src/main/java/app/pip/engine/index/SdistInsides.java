package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.format.mail.MailHeaders;
import app.pip.engine.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// What is inside of sources, by the list of their files and by the `top_level.txt` that setuptools puts there. Which
/// folder holds the modules only building would tell for sure; those that are usual are looked into.
final class SdistInsides {

    private static final int LIMIT = 1 << 20;
    private static final long LONGEST = 1L << 30;
    private static final int MOST = 200_000;
    private static final List<String> FOLDERS = List.of("src/", "lib/", "python/", "Lib/");
    private static final Set<String> NO_MODULES =
            Set.of("setup", "conftest", "noxfile", "tasks", "versioneer", "tests", "test", "docs", "doc", "examples");

    private SdistInsides() {}

    /// The insides of sources.
    ///
    /// @throws UnusableException if they are damaged
    static Insides read(Path file, Offer offer) throws IOException {
        var paths = new ArrayList<String>();
        var named = new TreeSet<String>();
        var metadata = new StringBuilder();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                ArchiveInputStream<?> archive = opened(bytes, offer)) {
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (archive.getBytesRead() > LONGEST || paths.size() > MOST) {
                    break;
                }
                // the first folder is named after the package
                String path = entry.getName().replaceFirst("^(?:\\./)?[^/]*/", "");
                paths.add(path);
                if (path.endsWith(".egg-info/top_level.txt")) {
                    text(archive).lines().map(String::strip).forEach(named::add);
                } else if (path.equals("PKG-INFO")) {
                    metadata.append(text(archive));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableException(
                    Problem.stop("index.broken-wheel", offer.fileName(), String.valueOf(e.getMessage())), e);
        }
        return insides(paths, named, MailHeaders.read(metadata.toString()));
    }

    private static Insides insides(List<String> paths, Set<String> named, MailHeaders headers) {
        var found = new TreeSet<>(ModuleRoots.of(paths));
        found.removeIf(module -> NO_MODULES.contains(module.split("\\.", 2)[0]));
        for (String folder : FOLDERS) {
            found.addAll(ModuleRoots.of(inside(paths, folder).toList()));
        }
        found.addAll(named);
        found.remove("");
        Insides plain = InsidesFinder.insides(List.of(), List.of(), headers);
        return new Insides(found, plain.claimed(), plain.needs(), plain.summary());
    }

    private static Stream<String> inside(List<String> paths, String folder) {
        return paths.stream().filter(path -> path.startsWith(folder)).map(path -> path.substring(folder.length()));
    }

    private static ArchiveInputStream<?> opened(InputStream bytes, Offer offer) throws IOException {
        return offer.fileName().endsWith(".zip")
                ? new ZipArchiveInputStream(bytes)
                : new TarArchiveInputStream(new GzipCompressorInputStream(bytes));
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8);
    }
}
