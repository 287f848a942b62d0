package app.pip.engine.format.pe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.Hostile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeFileTest {

    private static final List<Import> IMPORTS = List.of(
            new Import("KERNEL32.dll", List.of("ExitProcess", "#7")), new Import("python314.dll", List.of("Py_Main")));
    private static final List<Import> DELAYED = List.of(new Import("SHELL32.dll", List.of("ShellExecuteW")));
    private static final List<Export> EXPORTS = List.of(
            new Export("PyForwarded", Optional.of("python314.PyForwarded")), new Export("PyReal", Optional.empty()));

    @Test
    void tellsWhatAFileAsksForAndOffers() throws FormatException {
        var expected =
                new PeFile(Machine.X64, Subsystem.CONSOLE, new SystemVersion(6, 1), IMPORTS, DELAYED, EXPORTS, true);
        assertEquals(expected, read(PeSample.x64()));
    }

    @Test
    void readsThirtyTwoBits() throws FormatException {
        var expected =
                new PeFile(Machine.X86, Subsystem.CONSOLE, new SystemVersion(6, 1), IMPORTS, DELAYED, EXPORTS, true);
        assertEquals(expected, read(PeSample.x86()));
    }

    @Test
    void anAddressOutsideOfAllSectionsIsRefused() {
        byte[] file = PeSample.x64();
        file[0x300 + 12 + 2] = 0x7f;
        var e = assertThrows(FormatException.class, () -> read(file));
        assertEquals("PE: at offset 0x30c, expected an address inside a section instead of 0x7f11a0", e.getMessage());
    }

    @Test
    void aTextThatRunsOutOfItsSectionIsRefused() {
        byte[] file = PeSample.x64();
        java.util.Arrays.fill(file, 0x3a0, file.length, (byte) 'x');
        assertThrows(FormatException.class, () -> read(file));
    }

    @Test
    void knowsItsMagicNumber() {
        assertTrue(PeFile.isPe(PeSample.x64()));
        assertFalse(PeFile.isPe(new byte[] {'M'}));
        assertFalse(PeFile.isPe(new byte[] {'#', '!'}));
    }

    @Test
    void survivesDamage() {
        Hostile.damage(PeSample.x64(), PeFileTest::read);
        Hostile.damage(PeSample.x86(), PeFileTest::read);
    }

    private static PeFile read(byte[] file) throws FormatException {
        return PeFile.read(ByteBuffer.wrap(file));
    }
}
