package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.zip.ZipListing;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `METADATA` out of a wheel from its end: the end record, the directory, the one entry. Mostly all
/// three come with the first part.
final class WheelMetadata {

    private static final int LIMIT = 10 << 20;

    private static final Pattern PLACE = Pattern.compile("([^/]+?)-[^/-]+\\.dist-info/METADATA");

    private WheelMetadata() {}

    /// The bytes of `METADATA`.
    ///
    /// @throws UnusableException if the wheel is damaged or has none
    static byte[] read(FileBytes file, Offer offer) throws IOException, ProblemException, InterruptedException {
        try {
            return read(WheelEnd.read(file), offer.name());
        } catch (FormatException e) {
            throw new UnusableException(
                    Problem.stop("index.broken-wheel", offer.fileName(), String.valueOf(e.getMessage())), e);
        }
    }

    /// The bytes of `METADATA` in a wheel whose end is read already.
    static byte[] read(WheelEnd end, PackageName name) throws IOException, ProblemException, InterruptedException {
        List<ZipListing> found = end.entries(path -> isPlace(path, name));
        if (found.size() != 1) {
            throw new FormatException("wheel", end.directory(), "one METADATA, not " + found.size());
        }
        return end.contents(found.getFirst(), LIMIT);
    }

    private static boolean isPlace(String path, PackageName name) {
        Matcher place = PLACE.matcher(path);
        return place.matches()
                && PackageName.read(place.group(1)).filter(name::equals).isPresent();
    }
}
