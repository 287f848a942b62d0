package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `.pybi` file ([PEP 711](https://peps.python.org/pep-0711/)) in a folder or on a server, known by its name.
///
/// @param fileName such as `cpython-3.14.3-manylinux_2_17_x86_64.pybi`
/// @param version of CPython
/// @param target what it runs on, as the platform tags in the name say
/// @param sha256 of the file
public record ListedPybi(String fileName, String version, Target target, Sha256 sha256) implements Build {

    private static final Pattern NAME = Pattern.compile("cpython[^-]*-(3\\.\\d+\\.\\d+)(?:-\\d[^-]*)?-([^-]+)\\.pybi");

    /// A file's entry.
    ///
    /// @return nothing if the name isn't that of a final CPython for a system that we know
    static Optional<ListedPybi> of(String fileName, Sha256 sha256) {
        Matcher name = NAME.matcher(fileName);
        return name.matches()
                ? target(name.group(2)).map(target -> new ListedPybi(fileName, name.group(1), target, sha256))
                : Optional.empty();
    }

    private static Optional<Target> target(String tags) {
        return Arrays.stream(Target.values())
                .filter(target -> tags.matches("(.*\\.)?(" + platform(target) + ")(\\..*)?"))
                .findFirst();
    }

    /// The platform tags (PEP 425, 600) of a target.
    private static String platform(Target target) {
        return switch (target) {
            case WINDOWS_X64 -> "win_amd64";
            case WINDOWS_ARM64 -> "win_arm64";
            case MACOS_ARM64 -> "macosx_\\d+_\\d+_(arm64|universal2)";
            case MACOS_X64 -> "macosx_\\d+_\\d+_(x86_64|universal2)";
            case LINUX_X64 -> "(linux|manylinux[\\d_]+)_x86_64";
            case LINUX_ARM64 -> "(linux|manylinux[\\d_]+)_aarch64";
        };
    }

    @Override
    public String source() {
        return "a .pybi file";
    }

    @Override
    public int megabytes() {
        return 25;
    }

    /// The name may say more; the file itself is asked once it is here.
    @Override
    public Floor promisedFloor() {
        return SystemNeeds.least(target);
    }

    @Override
    public SortedSet<String> promisedAbsent() {
        return Absences.promised(target.family());
    }

    @Override
    public URI address(URI place) {
        return place.resolve(fileName);
    }
}
