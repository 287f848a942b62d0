package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The linux-arm64 artifacts under qemu, with the libraries of a bare arm64 Debian.
@Tag("rig")
final class LinuxArm64Test implements PlaysExamples {

    private final Arm64Run runner = Arm64Run.here();

    @Override
    public Runner runner() {
        return runner;
    }

    @Override
    public Pattern python() {
        return Pattern.compile("python3?(\\.\\d+)?");
    }

    /// Development machines have libraries that a bare Linux hasn't, and hide that they are missing.
    @Test
    void theGameNeedsNothingButABareSystem(BuiltExamples examples) throws Exception {
        Unpacked app = Unpacked.unpack(
                examples.report("guess-the-number").artifact(runner.target()), examples.fresh("bare ł漢字"));
        Path bare = Rig.place("PIPAPP_RIG_ARM64_BARE");
        start(app, examples.freshFolder("somewhere else"), "7")
                .with(Map.of("QEMU_LD_PREFIX", bare.toString()))
                .typing(GAME)
                .run()
                .exited(0)
                .quietly()
                .said("Wow, großartig! ★★★★");
    }

    /// What a bare system lacks is said when the app is made, by the name of the library.
    @Test
    void aMissingLibraryIsAnnounced(BuiltExamples examples) throws Exception {
        Path bare = Rig.place("PIPAPP_RIG_ARM64_BARE");
        Unpacked app = examples.unpacked("library-card", runner.target());
        Outcome outcome = start(app, examples.freshFolder("somewhere else"), "list")
                .with(Map.of("QEMU_LD_PREFIX", bare.toString()))
                .run()
                .exited(1);
        Matcher library = Pattern.compile("ImportError: (\\S+): cannot open shared object file")
                .matcher(outcome.stderr());
        assertTrue(library.find(), outcome::toString);
        assertTrue(
                examples.report("library-card").problems().toString().contains(library.group(1)),
                () -> library.group(1) + " is in none of "
                        + examples.report("library-card").problems());
    }
}
