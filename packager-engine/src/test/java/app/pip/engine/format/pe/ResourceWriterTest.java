package app.pip.engine.format.pe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.interpreter.Shipped;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceWriterTest {

    private static final List<Resource> SOME = List.of(
            Resource.of(Resource.MANIFEST, 1, Resource.ENGLISH, "<assembly/>".getBytes(StandardCharsets.UTF_8)),
            Resource.of(Resource.ICON, 2, Resource.ANY_LANGUAGE, new byte[] {2, 2}),
            Resource.of(Resource.ICON, 1, Resource.ANY_LANGUAGE, new byte[] {1}));

    @ParameterizedTest
    @ValueSource(strings = {"windows-x64/console.exe", "windows-x64/window.exe", "windows-arm64/console.exe"})
    void theProgramStaysWhatItWas(String name) throws Exception {
        byte[] bare = Shipped.content("prebuilt/" + name).readAll();
        byte[] with = ResourceWriter.with(bare, SOME);
        PeFile before = PeFile.read(ByteBuffer.wrap(bare));
        PeFile after = PeFile.read(ByteBuffer.wrap(with));
        assertFalse(before.resources());
        assertTrue(after.resources());
        assertEquals(before.imports(), after.imports());
        assertEquals(before.subsystem(), after.subsystem());
        assertArrayEquals(with, ResourceWriter.with(bare, SOME));
        assertThrows(FormatException.class, () -> ResourceWriter.with(with, SOME), "once is enough");
    }

    /// The tree is walked as Windows does it: by type, by number, by language.
    @Test
    void eachResourceIsFound() {
        var section = ByteBuffer.wrap(ResourceSection.bytes(SOME, 0x5000)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("1", found(section, Resource.ICON, 1, 0));
        assertEquals("22", found(section, Resource.ICON, 2, 0));
        assertTrue(found(section, Resource.MANIFEST, 1, 0x409).startsWith("6097115")); // <as
    }

    @Test
    void aVersionSaysItsNumbersAndTexts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ProductName", "Zoë's game");
        byte[] bytes = VersionInfo.bytes(List.of(1, 2, 3, 4), texts);
        var info = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(bytes.length, info.getShort(0));
        assertEquals(52, info.getShort(2));
        assertEquals(0xfeef04bd, info.getInt(40));
        assertEquals(1 << 16 | 2, info.getInt(48));
        assertTrue(new String(bytes, StandardCharsets.UTF_16LE).contains("Zoë's game\0"));
        assertThrows(IllegalArgumentException.class, () -> VersionInfo.bytes(List.of(1, 2, 3), texts));
        assertThrows(IllegalArgumentException.class, () -> VersionInfo.bytes(List.of(1, 2, 3, 0x10000), texts));
    }

    private static String found(ByteBuffer section, int type, int number, int language) {
        int leaf = entry(section, entry(section, entry(section, 0, type), number), language);
        int offset = section.getInt(leaf) - 0x5000;
        var content = new StringBuilder();
        for (int i = 0; i < section.getInt(leaf + 4); i++) {
            content.append(section.get(offset + i));
        }
        return content.toString();
    }

    private static int entry(ByteBuffer section, int table, int wanted) {
        int count = section.getShort(table + 14);
        int last = Integer.MIN_VALUE;
        int found = -1;
        for (int i = 0; i < count; i++) {
            int name = section.getInt(table + 16 + 8 * i);
            assertTrue(name > last, "in ascending order");
            last = name;
            found = name == wanted ? section.getInt(table + 20 + 8 * i) & 0x7fffffff : found;
        }
        assertTrue(found >= 0, () -> wanted + " is not there");
        return found;
    }
}
