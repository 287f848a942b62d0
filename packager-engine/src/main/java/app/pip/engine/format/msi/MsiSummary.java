package app.pip.engine.format.msi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What is told of a database before it is opened ([MS-OLEPS], property set `SummaryInformation`).
///
/// @param subject the product's name
/// @param author who made it
/// @param template processor and language, such as `x64;1033`
/// @param packageCode a GUID in braces, another for each file that differs
/// @param elevated whether rights of an administrator are always needed
public record MsiSummary(String subject, String author, String template, String packageCode, boolean elevated) {

    private static final byte[] FORMAT = {
        (byte) 0xe0,
        (byte) 0x85,
        (byte) 0x9f,
        (byte) 0xf2,
        (byte) 0xf9,
        0x4f,
        0x68,
        0x10,
        (byte) 0xab,
        (byte) 0x91,
        8,
        0,
        0x2b,
        0x27,
        (byte) 0xb3,
        (byte) 0xd9
    };
    private static final int SHORT = 2;
    private static final int LONG = 3;
    private static final int TEXT = 30;
    private static final int UTF_8 = 65001;
    private static final int INSTALLER_5 = 500;
    private static final int COMPRESSED = 2;
    private static final int NO_ELEVATION = 8;
    private static final int READ_ONLY_RECOMMENDED = 2;

    byte[] bytes() {
        Map<Integer, byte[]> values = new TreeMap<>();
        values.put(1, pair(SHORT, UTF_8));
        values.put(2, text("Installation Database"));
        values.put(3, text(subject));
        values.put(4, text(author));
        values.put(5, text("Installer"));
        values.put(7, text(template));
        values.put(9, text(packageCode));
        values.put(14, number(INSTALLER_5));
        values.put(15, number(elevated ? COMPRESSED : COMPRESSED | NO_ELEVATION));
        values.put(18, text("pip.app"));
        values.put(19, number(READ_ONLY_RECOMMENDED));
        int size = 8
                + 8 * values.size()
                + values.values().stream().mapToInt(value -> value.length).sum();
        var out = ByteBuffer.allocate(48 + size).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0xfffe).putShort((short) 0).putInt(0x20006).position(24);
        out.putInt(1).put(FORMAT).putInt(48).putInt(size).putInt(values.size());
        int offset = 8 + 8 * values.size();
        for (var value : values.entrySet()) {
            out.putInt(value.getKey()).putInt(offset);
            offset += value.getValue().length;
        }
        values.values().forEach(out::put);
        return out.array();
    }

    private static byte[] number(int number) {
        return pair(LONG, number);
    }

    private static byte[] text(String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        var value = new ByteArrayOutputStream();
        value.writeBytes(pair(TEXT, bytes.length));
        value.writeBytes(bytes);
        value.writeBytes(new byte[(4 - bytes.length % 4) % 4]);
        return value.toByteArray();
    }

    private static byte[] pair(int type, int number) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(number)
                .array();
    }
}
