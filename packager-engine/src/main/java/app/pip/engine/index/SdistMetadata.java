package app.pip.engine.index;

import app.pip.engine.catalog.MetadataReader;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Reads `PKG-INFO` out of sources, where it promises that the wheel built from them will say the same (PEP
/// 643). Nothing is unpacked onto the disk.
final class SdistMetadata {

    private static final int LIMIT = 10 << 20;

    /// Sources that are larger than this, unpacked, are searched no further.
    private static final long LONGEST = 1L << 30;

    private SdistMetadata() {}

    /// The bytes of `PKG-INFO`.
    ///
    /// @throws UnusableException if there is none, or only building would tell what is needed
    static byte[] read(Path file, Offer offer) throws IOException {
        if (!offer.fileName().endsWith(".tar.gz")) {
            throw untold(offer);
        }
        try (var tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (tar.getBytesRead() > LONGEST) {
                    throw untold(offer);
                }
                if (entry.isFile() && entry.getName().matches("[^/]+/PKG-INFO") && entry.getSize() <= LIMIT) {
                    byte[] bytes = tar.readNBytes(LIMIT);
                    if (!MetadataReader.promises(bytes)) {
                        throw untold(offer);
                    }
                    return bytes;
                }
            }
        } catch (UnusableException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableException(
                    Problem.stop("index.broken-wheel", offer.fileName(), String.valueOf(e.getMessage())), e);
        }
        throw untold(offer);
    }

    private static UnusableException untold(Offer offer) {
        return new UnusableException(Problem.stop("index.sources-untold", offer.fileName()));
    }
}
