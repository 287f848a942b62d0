package app.pip.app.rig;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

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
}
