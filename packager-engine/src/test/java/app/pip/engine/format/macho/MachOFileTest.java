package app.pip.engine.format.macho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.Hostile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachOFileTest {

    private static final byte[] LIBRARY = new MachOSample(0x0100000c, 6, 0)
            .dylib(0xd, "@rpath/libthis.dylib")
            .dylib(0xc, "/usr/lib/libSystem.B.dylib")
            .dylib(0x80000018L, "@rpath/libmaybe.dylib")
            .dylib(0x8000001fL, "/usr/lib/libmore.dylib")
            .rpath("@loader_path/..")
            .rpath("/opt/x")
            .buildVersion(1, 0x000f_0701)
            .bytes();

    @Test
    void tellsWhatAFileAsksFor() throws FormatException {
        var file = read(LIBRARY);
        var expected = new MachOFile(
                Cpu.ARM64,
                FileType.LIBRARY,
                Optional.of(new SystemVersion(15, 7)),
                List.of(
                        new Dylib("/usr/lib/libSystem.B.dylib", false),
                        new Dylib("@rpath/libmaybe.dylib", true),
                        new Dylib("/usr/lib/libmore.dylib", false)),
                Optional.of("@rpath/libthis.dylib"),
                List.of("@loader_path/..", "/opt/x"),
                false);
        assertEquals(expected, file);
    }

    @Test
    void seesThatThereIsASignature() throws FormatException {
        assertTrue(read(MachOSample.signed(32).bytes()).signed());
        assertFalse(read(MachOSample.x64().bytes()).signed());
    }

    @Test
    void takesTheOlderCommandForTheMinimumSystemToo() throws FormatException {
        var file = read(MachOSample.x64().versionMin(0x000a_0f00).bytes());
        assertEquals(Optional.of(new SystemVersion(10, 15)), file.minimumSystem());
        assertEquals("10.15", file.minimumSystem().orElseThrow().toString());
    }

    @Test
    void ofSeveralMinimumSystemsTheHighestCounts() throws FormatException {
        var sample = MachOSample.arm64().buildVersion(1, 0x000b_0000).versionMin(0x000c_0300);
        assertEquals(Optional.of(new SystemVersion(12, 3)), read(sample.bytes()).minimumSystem());
    }

    @Test
    void aFileForAPhoneHasNoMinimumMac() throws FormatException {
        var file = read(MachOSample.arm64().buildVersion(2, 0x0010_0000).bytes());
        assertEquals(Optional.empty(), file.minimumSystem());
    }

    @Test
    void aUniversalFileHoldsSeveral() throws FormatException {
        byte[] universal = MachOSample.universal(
                MachOSample.x64().bytes(), MachOSample.arm64().bytes());
        var cpus = MachOFile.slices(ByteBuffer.wrap(universal)).stream()
                .map(MachOFile::cpu)
                .toList();
        assertEquals(List.of(Cpu.X86_64, Cpu.ARM64), cpus);
        assertEquals(
                List.of(Cpu.X86_64),
                MachOFile.slices(ByteBuffer.wrap(MachOSample.x64().bytes())).stream()
                        .map(MachOFile::cpu)
                        .toList());
        assertThrows(FormatException.class, () -> read(universal));
    }

    @ParameterizedTest
    @CsvSource({
        "cffaedfe0c000001, true", // 64 bits
        "cefaedfe07000000, true", // 32 bits
        "feedface00000012, true", // PowerPC
        "cafebabe00000002, true", // universal
        "cafebabf00000002, true", // universal, with 64-bit offsets
        "cafebabe00000045, false", // Java 25
        "cafebabe0000002d, false", // Java 1.1
        "cafebabe00000000, false",
        "7f454c4602010100, false",
        "cffaedfe, false",
    })
    void knowsItsMagicNumbers(String hex, boolean machO) {
        assertEquals(machO, MachOFile.isMachO(HexFormat.of().parseHex(hex)));
    }

    @Test
    void readsFromWhereTheBufferStands() throws FormatException {
        var buffer = ByteBuffer.allocate(LIBRARY.length + 3)
                .put(new byte[3])
                .put(LIBRARY)
                .position(3);
        assertEquals(read(LIBRARY), MachOFile.read(buffer));
        assertEquals(3, buffer.position());
    }

    @Test
    void saysWhereAndWhatWasExpected() {
        byte[] broken = LIBRARY.clone();
        broken[36] = 1;
        var e = assertThrows(FormatException.class, () -> read(broken));
        assertTrue(
                e.getMessage().startsWith("Mach-O: at offset 0x24, expected the size of a load command"),
                e.getMessage());
    }

    @Test
    void survivesDamage() {
        Hostile.damage(LIBRARY, file -> MachOFile.slices(ByteBuffer.wrap(file)));
        byte[] universal = Arrays.copyOf(MachOSample.universal(LIBRARY), 0x1000 + LIBRARY.length);
        Hostile.damage(universal, file -> MachOFile.slices(ByteBuffer.wrap(file)));
    }

    @Property(tries = 200)
    void readsWhateverWasWritten(
            @ForAll @Size(max = 12) List<@AlphaChars @Chars({'/', '@', '.', ' '}) @StringLength(max = 31) String> names,
            @ForAll @Size(max = 12) List<@AlphaChars @StringLength(max = 27) String> rpaths)
            throws FormatException {
        var sample = MachOSample.arm64();
        var dylibs = new ArrayList<Dylib>();
        for (String name : names) {
            boolean weak = name.length() % 2 == 0;
            sample.dylib(weak ? 0x80000018L : 0xc, name);
            dylibs.add(new Dylib(name, weak));
        }
        rpaths.forEach(sample::rpath);
        var file = read(sample.bytes());
        assertEquals(dylibs, file.dylibs());
        assertEquals(rpaths, file.rpaths());
    }

    private static MachOFile read(byte[] file) throws FormatException {
        return MachOFile.read(ByteBuffer.wrap(file));
    }
}
