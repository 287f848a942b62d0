package app.pip.engine.sources;

import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.MetadataReader;
import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.WheelName;
import app.pip.engine.wheel.FetchedWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A wheel that was built of sources and is kept.
///
/// @param wheel the file
/// @param metadata what it says of itself
public record BuiltWheel(FetchedWheel wheel, Metadata metadata) {

    private static final String METADATA = "METADATA";

    /// The wheel in a folder that a build filled.
    static BuiltWheel in(Path folder) throws IOException {
        Path file = wheel(folder);
        Sha256 sha256;
        try (var in = Files.newInputStream(file)) {
            sha256 = Sha256.of(in);
        }
        String name = file.getFileName().toString();
        Metadata metadata = MetadataReader.read(Files.readAllBytes(folder.resolve(METADATA)), name);
        return new BuiltWheel(new FetchedWheel(WheelName.parse(name), sha256, file), metadata);
    }

    /// The one wheel in a folder.
    private static Path wheel(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no wheel in " + folder));
        }
    }
}
