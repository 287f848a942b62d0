package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;

/// An interpreter that [python-build-standalone](https://github.com/astral-sh/python-build-standalone) offers.
///
/// @param version of CPython, such as `3.14.7`
/// @param build the day of the release, such as `20260814`
/// @param target what it runs on
/// @param sha256 of its archive
public record StandaloneBuild(String version, String build, Target target, Sha256 sha256) implements Build {

    /// The form of archive that is fetched: what an installation needs, without debugging symbols.
    static final String FORM = "install_only_stripped.tar.gz";

    private static final String PROJECT = "python-build-standalone";

    /// The build of a line `VERSION BUILD TARGET SHA256`.
    static StandaloneBuild ofLine(String line) {
        String[] parts = line.split(" ", -1);
        return new StandaloneBuild(parts[0], parts[1], Target.named(parts[2]).orElseThrow(), new Sha256(parts[3]));
    }

    /// The build of a line of a release's `SHA256SUMS`: digest, two blanks, file name.
    ///
    /// @return nothing if the file is of another form, for another system, or no final release
    static Optional<StandaloneBuild> ofSum(String line) {
        String[] half = line.strip().split(" +\\*?", 2);
        if (half.length < 2 || !half[0].matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        return Arrays.stream(Target.values())
                .map(target -> ofName(half[1], target, new Sha256(half[0])))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StandaloneBuild> ofName(String name, Target target, Sha256 sha256) {
        String form = "cpython-(3\\.\\d+\\.\\d+)\\+(\\d+)-\\Q" + triple(target) + "-" + FORM + "\\E";
        return name.matches(form)
                ? Optional.of(new StandaloneBuild(
                        name.replaceFirst(form, "$1"), name.replaceFirst(form, "$2"), target, sha256))
                : Optional.empty();
    }

    @Override
    public String fileName() {
        return "cpython-" + version + "+" + build + "-" + triple(target) + "-" + FORM;
    }

    /// Each release has a folder of its own.
    @Override
    public URI address(URI releases) {
        return releases.resolve(build + "/" + fileName().replace("+", "%2B"));
    }

    @Override
    public String source() {
        return PROJECT + " " + build;
    }

    /// The build that a lock or a description names, if it is one of these.
    ///
    /// @param source as [#source] says it
    public static Optional<StandaloneBuild> named(String source, String version, Target target, Sha256 sha256) {
        return source.matches("\\Q" + PROJECT + "\\E \\d{8}(T\\d+)?")
                ? Optional.of(new StandaloneBuild(version, source.substring(PROJECT.length() + 1), target, sha256))
                : Optional.empty();
    }

    @Override
    public int megabytes() {
        return switch (target.family()) {
            case WINDOWS -> 20;
            case MACOS -> 25;
            case LINUX -> 30;
        };
    }

    /// What the project promises in its documentation ("Running").
    @Override
    public Floor promisedFloor() {
        return switch (target) {
            case WINDOWS_X64, WINDOWS_ARM64 -> new Floor(Family.WINDOWS, 10, 0);
            case MACOS_ARM64 -> new Floor(Family.MACOS, 11, 0);
            case MACOS_X64 -> new Floor(Family.MACOS, 10, 15);
            case LINUX_X64, LINUX_ARM64 -> new Floor(Family.LINUX, 2, 17);
        };
    }

    /// It is whole.
    @Override
    public SortedSet<String> promisedAbsent() {
        return Absences.promised(target.family());
    }

    private static String triple(Target target) {
        return switch (target) {
            case WINDOWS_X64 -> "x86_64-pc-windows-msvc";
            case WINDOWS_ARM64 -> "aarch64-pc-windows-msvc";
            case MACOS_ARM64 -> "aarch64-apple-darwin";
            case MACOS_X64 -> "x86_64-apple-darwin";
            case LINUX_X64 -> "x86_64-unknown-linux-gnu";
            case LINUX_ARM64 -> "aarch64-unknown-linux-gnu";
        };
    }
}
