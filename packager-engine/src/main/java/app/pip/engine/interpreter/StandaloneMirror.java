package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.store.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A folder with some of python-build-standalone's archives, laid out as their makers do, so that it can be taken from
/// a
/// stick as it is, or be put on a server.
///
/// @param folder made if it isn't there
public record StandaloneMirror(Path folder) {

    /// Adds an archive, unless it is there.
    ///
    /// @param archive that was checked
    public void add(Build build, Path archive) throws IOException, InterruptedException {
        Path release = Files.createDirectories(
                build instanceof StandaloneBuild released ? folder.resolve(released.build()) : folder);
        Path place = release.resolve(build.fileName());
        if (!Files.exists(place) || Files.size(place) != Files.size(archive)) {
            AtomicFile.write(place, out -> Files.copy(archive, out));
        }
        Path sums = release.resolve("SHA256SUMS");
        var lines = new TreeSet<>(Files.exists(sums) ? Files.readAllLines(sums) : List.of());
        lines.add(build.sha256() + "  " + build.fileName());
        write(sums, String.join("\n", lines) + "\n");
        write(folder.resolve(StandaloneAddress.LATEST), "{\"version\": 1, \"tag\": \"" + newest() + "\"}\n");
    }

    /// Adds an interpreter that comes from elsewhere.
    ///
    /// @param pybi the file that was made of it
    public void add(Path pybi) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(pybi)) {
            add(ListedPybi.of(String.valueOf(pybi.getFileName()), Sha256.of(in)).orElseThrow(), pybi);
        }
    }

    private String newest() throws IOException {
        try (Stream<Path> releases = Files.list(folder)) {
            return releases.filter(Files::isDirectory)
                    .map(release -> String.valueOf(release.getFileName()))
                    .filter(name -> name.matches("\\d{8}.*"))
                    .max(String::compareTo)
                    .orElse("");
        }
    }

    private static void write(Path file, String text) throws IOException, InterruptedException {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
