package app.pip.engine.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

    // measured with `packaging` 26.3 for CPython 3.13: how many, the first, and the digest of all in order
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-x64   | 10 | 0  | 45   | cp313-cp313-win_amd64              | 900ed33744e895db
            windows-arm64 | 10 | 0  | 45   | cp313-cp313-win_arm64              | 246b188f519cac17
            macos-arm64   | 11 | 0  | 451  | cp313-cp313-macosx_11_0_arm64      | 8a1c3e1fb6ed4bdd
            macos-x64     | 10 | 15 | 2104 | cp313-cp313-macosx_10_15_x86_64    | 1b581bc370e6b43a
            macos-arm64   | 26 | 0  | 1321 | cp313-cp313-macosx_26_0_arm64      | 7aa36b0555ea04c4
            linux-x64     | 2  | 17 | 509  | cp313-cp313-linux_x86_64           | 03677377e22faf8f
            linux-arm64   | 2  | 28 | 422  | cp313-cp313-linux_aarch64          | fba995659fe1a7d6
            """)
    void areThoseOfPackaging(String name, int major, int minor, int count, String first, String digest)
            throws Exception {
        Target target = Target.named(name).orElseThrow();
        var floor = new Floor(target.family(), major, minor);
        var tags = Tags.of(new Cpython(13, false), Platforms.ofOwnFiles(target, floor))
                .bestFirst();
        var text = tags.stream().map(Tag::toString).collect(Collectors.joining("\n"));
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(count, tags.size());
        assertEquals(first, tags.getFirst().toString());
        assertEquals(digest, HexFormat.of().formatHex(sha256).substring(0, 16));
        assertEquals("py30-none-any", tags.getLast().toString());
    }

    @Test
    void anIndexHasNoFilesForOneLinuxOnly() {
        var floor = new Floor(Family.LINUX, 2, 28);
        var own = Platforms.ofOwnFiles(Target.LINUX_X64, floor);
        assertEquals(own.subList(1, own.size()), Platforms.of(Target.LINUX_X64, floor));
        var tags = Tags.of(Target.LINUX_X64, floor, new Cpython(14, false));
        assertEquals(OptionalInt.empty(), tags.rank(new Tag("cp314", "cp314", "linux_x86_64")));
        assertEquals(OptionalInt.of(0), tags.rank(new Tag("cp314", "cp314", "manylinux_2_28_x86_64")));
        assertEquals(OptionalInt.empty(), tags.rank(new Tag("cp314", "cp314", "manylinux_2_29_x86_64")));
    }

    // PEP 803: a free-threaded Python takes abi3t, never abi3
    @Test
    void aFreeThreadedPythonHasItsOwnInterfaces() {
        var tags = Tags.of(new Cpython(15, true), List.of("win_amd64"));
        assertEquals("cp315-cp315t-win_amd64", tags.bestFirst().getFirst().toString());
        assertTrue(tags.rank(new Tag("cp315", "abi3t", "win_amd64")).isPresent());
        assertFalse(tags.rank(new Tag("cp315", "abi3", "win_amd64")).isPresent());
        assertFalse(tags.rank(new Tag("cp315", "cp315", "win_amd64")).isPresent());
    }

    @Test
    void theBestOfAFilesTagsCounts() {
        var tags = Tags.of(new Cpython(14, false), List.of("win_amd64"));
        var file = Tag.readAll("cp39.cp310-abi3-win32.win_amd64").orElseThrow();
        assertEquals(4, file.size());
        assertEquals(tags.rank(new Tag("cp310", "abi3", "win_amd64")), tags.rank(file));
        assertEquals(OptionalInt.empty(), tags.rank(Set.of(new Tag("py2", "none", "any"))));
    }

    // py3 is not py30
    @Test
    void aMajorVersionIsBetterThanAnOldMinorOne() {
        var tags = Tags.of(new Cpython(14, false), List.of("win_amd64"));
        int py3 = tags.rank(new Tag("py3", "none", "any")).orElseThrow();
        int py30 = tags.rank(new Tag("py30", "none", "any")).orElseThrow();
        assertTrue(py3 < py30);
    }

    @Test
    void otherSystemsHaveTheirs() {
        assertEquals(List.of("win32"), Platforms.win32());
        assertEquals(List.of("pyemscripten_2026_0_wasm32"), Platforms.pyemscripten(2026, 0));
        assertEquals(
                List.of("musllinux_1_2_x86_64", "musllinux_1_1_x86_64", "musllinux_1_0_x86_64"),
                Platforms.musllinux(2, "x86_64"));
        assertEquals(
                List.of("manylinux_2_18_armv7l", "manylinux_2_17_armv7l", "manylinux2014_armv7l"),
                Platforms.manylinux(18, "armv7l"));
        assertEquals(
                "macosx_12_0_universal2", Platforms.macos(12, 3, "universal2").getFirst());
        assertFalse(Platforms.macos(12, 0, "universal2").contains("macosx_12_0_arm64"));
    }

    @ParameterizedTest
    @CsvSource({
        "py3-none",
        "py3-none-any-x",
        "3py-none-any",
        "py3--any",
        "py3.-none-any",
        "py3-none-a/b",
        "py3-none-a b"
    })
    void refusesWhatIsNoTag(String text) {
        assertEquals(Optional.empty(), Tag.readAll(text));
    }

    @Test
    void refusesWhatWouldStandForTooMany() {
        String many = "a" + ".a".repeat(999);
        assertEquals(Optional.empty(), Tag.readAll(many + "-" + many + "-" + many));
    }

    @Test
    void refusesPythonsThatDontExist() {
        assertThrows(IllegalArgumentException.class, () -> new Cpython(12, true));
        assertThrows(IllegalArgumentException.class, () -> Cpython.of(Version.parse("2.7.18")));
        assertEquals(new Cpython(14, false), Cpython.of(Version.parse("3.14.3")));
        var floor = new Floor(Family.MACOS, 11, 0);
        assertThrows(IllegalArgumentException.class, () -> Platforms.of(Target.LINUX_X64, floor));
    }
}
