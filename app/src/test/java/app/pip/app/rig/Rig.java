package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Finds the tools that the tests for real need on this machine.
///
/// A test whose rig is missing is skipped and says why; where `PIPAPP_RIGS=required` is set, as `.ci/run` does, it
/// fails.
final class Rig {

    private Rig() {}

    /// Goes on only if `there`; `missing` says in words what is not.
    static void require(boolean there, String missing) {
        if (there) {
            return;
        }
        if ("required".equals(System.getenv("PIPAPP_RIGS"))) {
            Assertions.fail("PIPAPP_RIGS=required, but " + missing);
        }
        System.err.println("SKIPPED, a rig is missing: " + missing + " (.ci/run prepares it)");
        Assumptions.abort(missing);
    }

    /// The program of this name on `PATH`.
    static Path tool(String name) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        require(found.isPresent(), name + " is not installed");
        return found.orElseThrow();
    }

    /// The file or folder that the environment variable `name` says.
    static Path place(String name) {
        String place = System.getenv(name);
        require(place != null && Files.exists(Path.of(place)), name + " names no file or folder that is there");
        return Path.of(Optional.ofNullable(place).orElseThrow());
    }

    /// Names such as `ł漢字` must be possible for the files of this machine and this JVM.
    static void requireUnicodeNames() {
        String names = System.getProperty("sun.jnu.encoding", "");
        require(
                Charset.isSupported(names) && Charset.forName(names).equals(UTF_8),
                "this JVM can't open files named ł漢字: its locale isn't UTF-8 (LC_ALL=C.UTF-8 helps)");
    }

    /// Name spaces, mounts and other users are for root only.
    static void requireRoot() {
        require(isRoot(), "the tests don't run as root");
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// The repository: the folder with the examples in it, seen from the module in which the tests run.
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("not started inside the repository"));
        }
        return folder;
    }
}
