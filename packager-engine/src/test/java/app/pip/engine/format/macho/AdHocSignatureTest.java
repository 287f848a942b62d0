package app.pip.engine.format.macho;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.Hostile;
import app.pip.engine.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdHocSignatureTest {

    private static final byte[] INFO = "<plist/>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SEAL = "<plist></plist>".getBytes(StandardCharsets.UTF_8);
    private static final int CODE_LIMIT = 0x1030;

    @Test
    void addsTheLoadCommand() throws FormatException {
        byte[] unsigned = MachOSample.x64().bytes();
        byte[] signed = sign(unsigned);
        assertTrue(MachOFile.read(ByteBuffer.wrap(signed)).signed());
        var command = command(signed, LoadCommand.CODE_SIGNATURE);
        assertEquals(CODE_LIMIT, command.getInt(8));
        assertEquals(signed.length - CODE_LIMIT, command.getInt(12));
        assertEquals(0, signed.length % 16);
        // nothing else of the program is touched
        assertArrayEquals(
                Arrays.copyOfRange(unsigned, MachOSample.SECTION_AT, unsigned.length),
                Arrays.copyOfRange(signed, MachOSample.SECTION_AT, unsigned.length));
    }

    @ParameterizedTest
    @CsvSource({"arm64, 0x4000", "x64, 0x1000"})
    void stretchesTheLastSegmentOverItself(String cpu, String page) throws FormatException {
        var sample = cpu.equals("arm64") ? MachOSample.arm64() : MachOSample.x64();
        byte[] signed = sign(sample.bytes());
        var linkEdit = ByteBuffer.wrap(signed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(32 + 152)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(signed.length, linkEdit.getLong(40) + linkEdit.getLong(48));
        assertEquals(Long.decode(page), linkEdit.getLong(32));
    }

    @Test
    void replacesAFormerSignature() throws FormatException {
        byte[] first = sign(MachOSample.arm64().bytes());
        assertArrayEquals(first, sign(first));
        byte[] fromLinker = sign(MachOSample.signed(0x2000).bytes());
        assertEquals(first.length, fromLinker.length);
        assertEquals(CODE_LIMIT, command(fromLinker, LoadCommand.CODE_SIGNATURE).getInt(8));
    }

    @Test
    void hashesEveryPageAndWhatBelongsToTheProgram() throws FormatException {
        byte[] signed = sign(MachOSample.arm64().bytes());
        var blob =
                ByteBuffer.wrap(signed, CODE_LIMIT, signed.length - CODE_LIMIT).slice();
        assertEquals("fade0cc0", hex(blob.getInt(0)));
        assertEquals(3, blob.getInt(8));
        // index: code directory, requirements, wrapper
        assertEquals(0, blob.getInt(12));
        assertEquals(2, blob.getInt(20));
        assertEquals(0x10000, blob.getInt(28));
        var directory = blob.slice(blob.getInt(16), blob.remaining() - blob.getInt(16));
        assertEquals("fade0c02", hex(directory.getInt(0)));
        assertEquals("00020400", hex(directory.getInt(8)));
        assertEquals(2, directory.getInt(12), "flags: ad hoc");
        assertEquals(CODE_LIMIT, directory.getInt(32));
        assertEquals(MachOSample.TEXT_SIZE, directory.getLong(72));
        assertEquals(1, directory.getLong(80), "main binary");

        int hashes = directory.getInt(16);
        assertEquals(2, directory.getInt(28), "two pages");
        assertEquals(Sha256.of(Arrays.copyOf(signed, 0x1000)), digest(directory, hashes));
        assertEquals(Sha256.of(Arrays.copyOfRange(signed, 0x1000, CODE_LIMIT)), digest(directory, hashes + 32));
        assertEquals(Sha256.of(INFO), digest(directory, hashes - 32));
        assertEquals(Sha256.of(HexFormat.of().parseHex("fade0c010000000c00000000")), digest(directory, hashes - 64));
        assertEquals(Sha256.of(SEAL), digest(directory, hashes - 96));
        assertEquals("fade0c010000000c00000000", hex(blob, blob.getInt(24), 12));
        assertEquals("fade0b0100000008", hex(blob, blob.getInt(32), 8));
        assertEquals(
                "app.pip.test\0", new String(signed, CODE_LIMIT + blob.getInt(16) + 88, 13, StandardCharsets.UTF_8));
    }

    @Test
    void needsRoomForTheCommand() {
        byte[] full = MachOSample.x64().bytesWithoutRoom();
        var e = assertThrows(FormatException.class, () -> sign(full));
        assertTrue(e.getMessage().contains("room for one more load command"), e.getMessage());
    }

    @Test
    void signsProgramsOnly() {
        byte[] library = new MachOSample(0x0100000c, 6, 0).bytes();
        assertThrows(FormatException.class, () -> sign(library));
        byte[] universal = MachOSample.universal(MachOSample.x64().bytes());
        assertThrows(FormatException.class, () -> sign(universal));
        byte[] longer = Arrays.copyOf(MachOSample.x64().bytes(), 0x2000);
        assertThrows(FormatException.class, () -> sign(longer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void refusesWhatIsNoIdentifier(String identifier) {
        byte[] program = MachOSample.x64().bytes();
        assertThrows(IllegalArgumentException.class, () -> AdHocSignature.sign(program, identifier, INFO, SEAL));
    }

    @Test
    void survivesDamage() {
        Hostile.damage(MachOSample.signed(0x20).bytes(), AdHocSignatureTest::sign);
        Hostile.damage(MachOSample.x64().bytes(), AdHocSignatureTest::sign);
    }

    private static byte[] sign(byte[] program) throws FormatException {
        return AdHocSignature.sign(program, "app.pip.test", INFO, SEAL);
    }

    private static ByteBuffer command(byte[] file, int type) throws FormatException {
        for (LoadCommand command : MachHeader.read(ByteBuffer.wrap(file)).commands()) {
            if (command.type() == type) {
                return ByteBuffer.wrap(file)
                        .slice((int) command.offset(), (int) command.size())
                        .order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new AssertionError("no such command");
    }

    private static Sha256 digest(ByteBuffer directory, int at) {
        return new Sha256(hex(directory, at, 32));
    }

    private static String hex(ByteBuffer bytes, int at, int length) {
        var copy = new byte[length];
        bytes.get(at, copy);
        return HexFormat.of().formatHex(copy);
    }

    private static String hex(int number) {
        return HexFormat.of().toHexDigits(number);
    }
}
