package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.mail.MailHeaders;
import app.pip.engine.format.zip.ZipListing;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.CheckedFile;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what is inside of a wheel by its directory and its metadata, and what is inside of sources by their list of
/// files; nothing is unpacked onto the disk, let alone run. What was found once is kept by the file's digest.
final class InsidesFinder {

    private static final String AREA = "contents";
    // of wheels whose files lie below `NAME.data/purelib` or `platlib` (PEP 427)
    private static final Pattern DATA = Pattern.compile("[^/]+\\.data/(?:purelib|platlib)/(.+)");
    private static final Pattern ASIDE = Pattern.compile("[^/]+\\.(?:data|dist-info)/.*");
    private static final Pattern PATHS = Pattern.compile("[^/]+\\.pth");
    private static final int LONGEST_PATHS = 1 << 20;
    private static final Pattern NEED = Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*)[^;]*(;.*)?", Pattern.DOTALL);

    private final Store store;
    private final Wheels wheels;
    private final WheelParts parts;

    InsidesFinder(Store store, Wheels wheels, WheelParts parts) {
        this.store = store;
        this.wheels = wheels;
        this.parts = parts;
    }

    /// The insides of a file.
    ///
    /// @throws UnusableException if it is damaged
    Insides find(Offer offer) throws IOException, ProblemException, InterruptedException {
        Optional<Path> place =
                offer.sha256().map(sha256 -> store.place(AREA, sha256.hex().substring(0, 2) + "/" + sha256.hex()));
        Optional<byte[]> kept = place.isPresent() ? CheckedFile.read(place.get()) : Optional.empty();
        if (kept.isPresent()) {
            return Insides.of(kept.get());
        }
        Insides found = offer.wheel().isPresent()
                ? parts.read(offer, file -> wheel(file, offer))
                : SdistInsides.read(wheels.fetch(offer, Progress.unwatched()).file(), offer);
        if (place.isPresent()) {
            CheckedFile.write(place.get(), found.toBytes());
        }
        return found;
    }

    private static Insides wheel(FileBytes file, Offer offer)
            throws IOException, ProblemException, InterruptedException {
        try {
            WheelEnd end = WheelEnd.read(file);
            var paths = new ArrayList<String>();
            var folders = new ArrayList<String>();
            for (ZipListing entry : end.entries(_ -> true)) {
                if (PATHS.matcher(entry.name()).matches()) {
                    folders.addAll(folders(end.contents(entry, LONGEST_PATHS)));
                }
                Matcher data = DATA.matcher(entry.name());
                if (data.matches()) {
                    paths.add(data.group(1));
                } else if (!ASIDE.matcher(entry.name()).matches()) {
                    paths.add(entry.name());
                }
            }
            byte[] metadata = WheelMetadata.read(end, offer.name());
            return insides(paths, folders, MailHeaders.read(new String(metadata, StandardCharsets.UTF_8)));
        } catch (FormatException e) {
            throw new UnusableException(
                    Problem.stop("index.broken-wheel", offer.fileName(), String.valueOf(e.getMessage())), e);
        }
    }

    /// The folders that a `.pth` file adds to those in which Python looks; what it runs doesn't matter.
    private static List<String> folders(byte[] pth) {
        return new String(pth, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.strip().replace('\\', '/'))
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("import"))
                .toList();
    }

    /// What paths and metadata tell together.
    ///
    /// @param folders where Python looks too
    static Insides insides(List<String> paths, List<String> folders, MailHeaders headers) {
        var modules = new TreeSet<>(ModuleRoots.of(paths));
        for (String folder : folders) {
            String prefix = folder + "/";
            modules.addAll(ModuleRoots.of(paths.stream()
                    .filter(path -> path.startsWith(prefix))
                    .map(path -> path.substring(prefix.length()))
                    .toList()));
        }
        var claimed = new TreeSet<String>();
        for (String field : List.of("Import-Name", "Import-Namespace")) {
            headers.all(field).forEach(name -> claimed.add(name.split(";", 2)[0].strip()));
        }
        claimed.remove("");
        var needs = new ArrayList<PackageName>();
        for (String need : headers.all("Requires-Dist")) {
            Matcher matcher = NEED.matcher(need);
            if (matcher.matches()
                    && (matcher.group(2) == null || !matcher.group(2).contains("extra"))) {
                PackageName.read(matcher.group(1)).ifPresent(needs::add);
            }
        }
        return new Insides(modules, claimed, needs, headers.first("Summary").orElse(""));
    }
}
