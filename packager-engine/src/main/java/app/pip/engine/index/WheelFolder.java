package app.pip.engine.index;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A folder on this computer with wheels and sources: all in one heap, or each project's in a folder of its
/// name, as a simple index on disk has it; or a single HTML file with links. What lies in the folder is looked at once.
final class WheelFolder implements Source {

    private static final String INDEX = "index.html";

    /// As PEP 503 normalises names: what a project's files begin with, too.
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private final Path folder;
    private final List<Listed> listed = new ArrayList<>();
    private boolean isListed;

    /// @param folder or HTML file
    WheelFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Page> page(PackageName name) throws IOException, ProblemException {
        if (Files.isRegularFile(folder)) {
            return Optional.of(html(folder));
        }
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Problem.stop("index.folder-missing", folder, name));
        }
        Map<String, PageFile> files = new LinkedHashMap<>();
        for (Listed one : listed()) {
            if (!one.normalised().startsWith(name.toString())) {
                continue;
            }
            String fileName = one.file().getFileName().toString();
            if (one.isFolder()) {
                if (PackageName.read(fileName).filter(name::equals).isPresent()) {
                    projects(one.file(), name).forEach(file -> files.putIfAbsent(file.name(), file));
                }
            } else if (isOf(name, fileName)) {
                files.putIfAbsent(fileName, local(one.file()));
            }
        }
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new Page(
                        app.pip.engine.catalog.Standing.ACTIVE, Optional.empty(), List.copyOf(files.values())));
    }

    private static List<PageFile> projects(Path folder, PackageName name) throws IOException, ProblemException {
        Path page = folder.resolve(INDEX);
        if (Files.isRegularFile(page)) {
            return html(page).files();
        }
        List<PageFile> files = new ArrayList<>();
        for (Path file : list(folder)) {
            if (isOf(name, file.getFileName().toString())) {
                files.add(local(file));
            }
        }
        return files;
    }

    private static Page html(Path file) throws IOException, ProblemException {
        try (var in = Files.newBufferedReader(file)) {
            return HtmlPage.read(file.toUri(), in);
        } catch (NotAnIndexException e) {
            throw new ProblemException(Problem.stop("index.not-an-index", file, INDEX, e.found()), e);
        }
    }

    /// Only files of the project are read, for their digests.
    private static boolean isOf(PackageName name, String file) {
        return Offers.isFile(file) && Offers.project(file, name);
    }

    private static PageFile local(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new PageFile(
                    file.getFileName().toString(),
                    file.toAbsolutePath().toUri().toString(),
                    Optional.of(Sha256.of(in)),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Files.size(file),
                    "");
        }
    }

    private synchronized List<Listed> listed() throws IOException {
        if (!isListed) {
            for (Path file : list(folder)) {
                String normalised = SEPARATORS
                        .matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                        .replaceAll("-");
                listed.add(new Listed(file, normalised, Files.isDirectory(file)));
            }
            isListed = true;
        }
        return listed;
    }

    private record Listed(Path file, String normalised, boolean isFolder) {}

    /// In an order that doesn't depend on the disk.
    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Override
    public Optional<String> address() {
        return Optional.empty();
    }
}
