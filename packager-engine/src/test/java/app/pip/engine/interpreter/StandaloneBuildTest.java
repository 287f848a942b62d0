package app.pip.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandaloneBuildTest {

    private static final Sha256 DIGEST = Sha256.of("an archive");

    @Test
    void everyLineOfTheShippedListIsABuild() {
        List<StandaloneBuild> builds =
                Lines.of("standalone.txt").stream().map(StandaloneBuild::ofLine).toList();
        assertEquals(29, builds.size());
        for (Target target : Target.values()) {
            assertTrue(builds.stream()
                    .anyMatch(one -> one.target() == target && one.minor().equals("3.14")));
        }
    }

    @Test
    void theAddressIsThatOfTheRelease() {
        var build = new StandaloneBuild("3.13.9", "20260814", Target.MACOS_ARM64, DIGEST);
        assertEquals(
                "https://mirror.example/20260814/cpython-3.13.9%2B20260814-aarch64-apple-darwin-install_only_stripped.tar.gz",
                build.address(java.net.URI.create("https://mirror.example/")).toString());
        assertEquals("macOS 11.0", build.promisedFloor().words());
    }

    @Test
    void aReleaseListIsReadLineByLine() {
        String name = "cpython-3.14.7+20260901-x86_64-unknown-linux-gnu-install_only_stripped.tar.gz";
        assertEquals(
                Optional.of(new StandaloneBuild("3.14.7", "20260901", Target.LINUX_X64, DIGEST)),
                StandaloneBuild.ofSum(DIGEST + "  " + name));
        for (String other : List.of(
                name.replace("_stripped", ""),
                name.replace("linux-gnu", "linux-musl"),
                name.replace("3.14.7", "3.15.0rc1"),
                name.replace("x86_64", "x86_64_v3"))) {
            assertEquals(Optional.empty(), StandaloneBuild.ofSum(DIGEST + "  " + other), other);
        }
        assertEquals(Optional.empty(), StandaloneBuild.ofSum("not a line"));
    }
}
