package app.pip.app.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The native launchers: their recipe gives the committed bytes, and they do what their README says. The checks
/// themselves are Python programs beside the launchers' sources, so that they can be used without Java as well.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class LauncherTest {

    /// The first time zig compiles four C libraries.
    private static final Duration PATIENCE = Duration.ofMinutes(25);

    private final Path python = Rig.place("PIPAPP_RIG_PYTHON");
    private final Path sources = Rig.repository().resolve("installer-resources").resolve("launcher");

    @Test
    void theRecipeGivesTheCommittedBytes() throws Exception {
        check("build.py", List.of("--check"), Map.of());
    }

    @Test
    void theFilesAreBuiltAsTheReadmeSays() throws Exception {
        check("check_structure.py", List.of(), Map.of());
    }

    @Test
    void theLinuxLauncherDoesWhatItShould(BuiltExamples examples) throws Exception {
        check("check.py", List.of(interpreter(examples, "linux-x64")), Map.of());
    }

    @Test
    void noStepOfTheLauncherIsWrong(BuiltExamples examples) throws Exception {
        check("check_sanitized.py", List.of(interpreter(examples, "linux-x64")), Map.of());
    }

    @Test
    void theArmLauncherDoesWhatItShould(BuiltExamples examples) throws Exception {
        Map<String, String> sysroot =
                Map.of("QEMU_LD_PREFIX", Arm64Run.here().sysroot().toString());
        // its starts only: the other checks are about the same sources, and another user can't get at the sysroot
        check("check.py", List.of(interpreter(examples, "linux-arm64"), "--target", "linux-arm64", "Start"), sysroot);
    }

    @Test
    void appsInOneFileUnpackThemselvesWhateverHappens() throws Exception {
        check("check_single.py", List.of(), Map.of());
    }

    @Test
    void appsInOneFileDoSoOnArmToo() throws Exception {
        // the other checks are about the same sources
        List<String> some = List.of("--target", "linux-arm64", "-k", "once", "-k", "heals", "-k", "damaged");
        check("check_single.py", some, Map.of());
    }

    @Test
    void theWindowsLauncherDoesWhatItShould(BuiltExamples examples) throws Exception {
        // without -all Debian's wine talks about itself on standard error
        Map<String, String> prefix =
                Map.of("WINEPREFIX", WineRun.here().prefix().toString(), "WINEDEBUG", "-all");
        check("check.py", List.of(interpreter(examples, "windows-x64"), "--target", "windows-x64"), prefix);
    }

    private static String interpreter(BuiltExamples examples, String target) throws Exception {
        return examples.unpacked("guess-the-number", target)
                .root()
                .resolve("python")
                .toString();
    }

    private void check(String script, List<String> words, Map<String, String> more) throws Exception {
        var line = new ArrayList<>(
                List.of(python.toString(), sources.resolve(script).toString()));
        line.addAll(words);
        var environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of("LC_ALL", "C.UTF-8", "PYTHONDONTWRITEBYTECODE", "1"));
        environment.putAll(more);
        new Start(line, environment, sources, "", PATIENCE).run().exited(0);
    }
}
