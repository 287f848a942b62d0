package app.pip.engine.wheel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.macho.Arm64Signature;
import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wheels with real machine code: our own launchers, under the names of extension modules.
class MachineCodeTest {

    private static final String MODULE = "demo/_demo.abi3.so";

    @TempDir
    private Path folder;

    @Test
    void aGoodSignatureStaysAsItIs() throws Exception {
        byte[] launcher = shipped("macos-arm64/launcher");
        assertArrayEquals(launcher, module(layer(Target.MACOS_ARM64, launcher)));
    }

    @Test
    void aBrokenOrMissingSignatureIsMade() throws Exception {
        byte[] launcher = shipped("macos-arm64/launcher");
        launcher[launcher.length / 2] ^= 1;
        assertTrue(Arm64Signature.mended(ByteBuffer.wrap(launcher), "demo").isPresent());
        byte[] signed = module(layer(Target.MACOS_ARM64, launcher));
        assertTrue(Arm64Signature.mended(ByteBuffer.wrap(signed), "demo").isEmpty(), "now it is right");
        // Intel's processors run it unsigned, so it stays what RECORD says
        byte[] intel = shipped("macos-x64/launcher");
        intel[intel.length / 2] ^= 1;
        assertArrayEquals(intel, module(layer(Target.MACOS_X64, intel)));
    }

    @Test
    void theFloorIsReadFromTheFiles() throws Exception {
        Packages packages = layer(Target.MACOS_ARM64, shipped("macos-arm64/launcher"));
        assertEquals("macOS 11.0", packages.floor().orElseThrow().words());
        assertTrue(layer(Target.LINUX_X64, "no machine code".getBytes()).floor().isEmpty());
    }

    @Test
    void aModuleForAnotherProcessorIsRefused() {
        var e = assertThrows(ProblemException.class, () -> layer(Target.MACOS_ARM64, shipped("macos-x64/launcher")));
        assertEquals("wheel.other-processor", e.problems().getFirst().id());
    }

    @Test
    void dataThatLookLikeMachineCodeTravel() throws Exception {
        byte[] data = new byte[5000];
        Arrays.fill(data, (byte) 0xff);
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, data, 0, 7);
        assertArrayEquals(data, module(layer(Target.LINUX_X64, data)));
        byte[] fat = Arrays.copyOf(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 2}, 5000);
        assertArrayEquals(fat, module(layer(Target.MACOS_ARM64, fat)));
    }

    /// Beyond 16 MB a file is looked at on the disk.
    @Test
    void largeLibrariesAreLookedAtToo() throws Exception {
        byte[] library = Arrays.copyOf(shipped("linux-x64/launcher"), 20 << 20);
        new java.util.Random(8).nextBytes(library);
        byte[] head = shipped("linux-x64/launcher");
        System.arraycopy(head, 0, library, 0, head.length);
        assertArrayEquals(library, module(layer(Target.LINUX_X64, library)));
        var e = assertThrows(ProblemException.class, () -> layer(Target.LINUX_ARM64, library));
        assertEquals("wheel.other-processor", e.problems().getFirst().id());
        try (var left = java.nio.file.Files.list(folder.resolve("scratch"))) {
            assertEquals(0, left.count());
        }
    }

    private Packages layer(Target target, byte[] module) throws Exception {
        FetchedWheel wheel = WheelSample.of("demo", "1.0")
                .tags("cp314-abi3-some_system")
                .with(MODULE, module, 0100755)
                .write(folder);
        return Layers.in(folder).layer(target, wheel);
    }

    private static byte[] shipped(String name) throws Exception {
        return Shipped.content("prebuilt/" + name).readAll();
    }

    private static byte[] module(Packages packages) throws Exception {
        var file = (PackedEntry.File) packages.entries().stream()
                .filter(entry -> entry.path().toString().endsWith(MODULE))
                .findFirst()
                .orElseThrow();
        assertTrue(file.executable());
        return new PackedContent(file.packed()).readAll();
    }
}
