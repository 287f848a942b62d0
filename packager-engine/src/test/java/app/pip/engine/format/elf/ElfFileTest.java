package app.pip.engine.format.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.Hostile;
import app.pip.engine.format.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTest {

    private static final byte[] PROGRAM = sample(62, ByteOrder.LITTLE_ENDIAN);

    @Test
    void tellsWhatAFileAsksFor() throws FormatException {
        var versions = new TreeMap<String, SortedSet<String>>();
        versions.put("libc.so.6", new TreeSet<>(List.of("GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.4")));
        versions.put("libm.so.6", new TreeSet<>(List.of("GLIBC_2.29")));
        var expected = new ElfFile(
                Machine.X86_64,
                Optional.of("/lib64/ld-linux-x86-64.so.2"),
                Optional.of("libthis.so.1"),
                List.of("libm.so.6", "libc.so.6"),
                List.of("/opt/lib"),
                List.of("$ORIGIN", "$ORIGIN/../lib"),
                versions);
        assertEquals(expected, read(PROGRAM));
    }

    @Test
    void countsVersionsAsNumbers() throws FormatException {
        assertEquals(Optional.of(new GlibcVersion(2, 34)), read(PROGRAM).glibc());
        assertEquals("2.34", read(PROGRAM).glibc().orElseThrow().toString());
    }

    @Test
    void readsTheOtherByteOrder() throws FormatException {
        var big = read(sample(43, ByteOrder.BIG_ENDIAN));
        assertEquals(Machine.OTHER, big.machine());
        assertEquals(read(PROGRAM).needed(), big.needed());
        assertEquals(read(PROGRAM).versions(), big.versions());
    }

    @Test
    void readsThirtyTwoBits() throws FormatException {
        var file = new Layout(0x140, ByteOrder.LITTLE_ENDIAN)
                .raw(0, (byte) 0x7f, (byte) 'E', (byte) 'L', (byte) 'F', (byte) 1, (byte) 1)
                .u16(16, 3, 3)
                .u32(28, 52)
                .u16(42, 32, 2)
                .u32(52, 1, 0, 0x8000, 0x8000, 0x140, 0x140)
                .u32(84, 2, 0x80, 0x8080, 0x8080, 0x40, 0x40)
                .u32(0x80, 1, 1, 5, 0x8100, 10, 0x20)
                .text(0x101, "libc.so.6");
        assertEquals(List.of("libc.so.6"), read(file.bytes()).needed());
    }

    @Test
    void aStaticProgramAsksForNothing() throws FormatException {
        var file = new Layout(64, ByteOrder.LITTLE_ENDIAN)
                .raw(0, (byte) 0x7f, (byte) 'E', (byte) 'L', (byte) 'F', (byte) 2, (byte) 1)
                .u16(16, 2, 183);
        var program = read(file.bytes());
        assertEquals(Machine.AARCH64, program.machine());
        assertEquals(List.of(), program.needed());
        assertEquals(Optional.empty(), program.interpreter());
        assertEquals(Optional.empty(), program.glibc());
    }

    @ParameterizedTest
    @CsvSource({
        "GLIBC_2.35, 2.35",
        "GLIBC_2.2.5, 2.2",
        "GLIBC_ABI_DT_RELR, 2.36",
        "GLIBC_PRIVATE, ",
        "GLIBCXX_3.4.32, ",
        "GCC_3.0, ",
        "GLIBC_99999999999.1, ",
    })
    void knowsTheVersionsOfTheCLibrary(String symbol, String version) {
        assertEquals(Optional.ofNullable(version), GlibcVersion.ofSymbol(symbol).map(GlibcVersion::toString));
    }

    @Test
    void knowsItsMagicNumber() {
        assertTrue(ElfFile.isElf(PROGRAM));
        assertFalse(ElfFile.isElf(new byte[] {0x7f, 'E', 'L'}));
        assertFalse(ElfFile.isElf(new byte[] {0x7f, 'E', 'L', 'G', 0}));
    }

    @Test
    void refusesTablesThatNeverEnd() {
        // one need whose chain of 65535 versions points at itself again and again, and says the longest name each time
        var sample = new ElfSample(62, ByteOrder.LITTLE_ENDIAN).needs("x".repeat(300), "y");
        byte[] file = sample.bytes();
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(0x402, (short) -1)
                .putInt(0x408, 0)
                .putInt(0x40c, 1);
        assertThrows(FormatException.class, () -> read(file));
    }

    @Test
    void survivesDamage() {
        Hostile.damage(PROGRAM, ElfFileTest::read);
    }

    @Property(tries = 200)
    void readsWhateverWasWritten(
            @ForAll @Size(max = 6) List<@AlphaChars @StringLength(min = 1, max = 12) String> needed,
            @ForAll @Size(max = 3)
                    Map<
                                    @AlphaChars @StringLength(min = 1, max = 12) String,
                                    @Size(min = 1, max = 4) Set<@IntRange(max = 99) Integer>>
                            minors)
            throws FormatException {
        var sample = new ElfSample(183, ByteOrder.LITTLE_ENDIAN);
        needed.forEach(library -> sample.text(1, library));
        var versions = new TreeMap<String, SortedSet<String>>();
        minors.forEach((library, numbers) -> {
            var names = numbers.stream().map(minor -> "GLIBC_2." + minor).toList();
            sample.needs(library, names.toArray(String[]::new));
            versions.put(library, new TreeSet<>(names));
        });
        var file = read(sample.bytes());
        assertEquals(needed, file.needed());
        assertEquals(versions, file.versions());
        var highest = minors.values().stream().flatMap(Set::stream).max(Integer::compare);
        assertEquals(highest.map(minor -> new GlibcVersion(2, minor)), file.glibc());
    }

    private static byte[] sample(int machine, ByteOrder order) {
        return new ElfSample(machine, order)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .text(1, "libm.so.6")
                .text(1, "libc.so.6")
                .text(14, "libthis.so.1")
                .text(15, "/opt/lib")
                .text(29, "$ORIGIN:$ORIGIN/../lib")
                .needs("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.4")
                .needs("libm.so.6", "GLIBC_2.29")
                .bytes();
    }

    private static ElfFile read(byte[] file) throws FormatException {
        return ElfFile.read(ByteBuffer.wrap(file));
    }
}
