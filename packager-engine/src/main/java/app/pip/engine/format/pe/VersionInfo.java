package app.pip.engine.format.pe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What Windows shows of a program under Properties, Details, and in its task manager (`VS_VERSIONINFO`).
public final class VersionInfo {

    private static final int SIGNATURE = 0xfeef04bd;
    private static final int STRUCTURE = 0x10000;
    private static final int WINDOWS_NT = 0x40004;
    private static final int APPLICATION = 1;
    private static final int ENGLISH = 0x409;
    private static final int UNICODE = 1200;
    private static final int TEXT = 1;
    private static final int BINARY = 0;

    private VersionInfo() {}

    /// The resource's bytes.
    ///
    /// @param version four numbers of 16 bits
    /// @param texts such as `FileDescription`, in their order
    /// @throws IllegalArgumentException if there aren't four numbers from 0 to 65,535
    public static byte[] bytes(List<Integer> version, SequencedMap<String, String> texts) {
        if (version.size() != 4 || version.stream().anyMatch(number -> number < 0 || number > 0xffff)) {
            throw new IllegalArgumentException("no version of a file: " + version);
        }
        var strings = new ByteArrayOutputStream();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            byte[] value = utf16(text.getValue() + "\0");
            append(strings, block(TEXT, text.getKey(), value.length / 2, value, new byte[0]));
        }
        byte[] table = block(TEXT, "%04x%04x".formatted(ENGLISH, UNICODE), 0, new byte[0], strings.toByteArray());
        byte[] translation =
                little(4).putShort((short) ENGLISH).putShort((short) UNICODE).array();
        byte[] languages = block(BINARY, "Translation", translation.length, translation, new byte[0]);
        var children = new ByteArrayOutputStream();
        append(children, block(TEXT, "StringFileInfo", 0, new byte[0], table));
        append(children, block(TEXT, "VarFileInfo", 0, new byte[0], languages));
        byte[] fixed = fixed(version);
        return block(BINARY, "VS_VERSION_INFO", fixed.length, fixed, children.toByteArray());
    }

    /// `VS_FIXEDFILEINFO`; the time is left out.
    private static byte[] fixed(List<Integer> version) {
        int high = version.get(0) << 16 | version.get(1);
        int low = version.get(2) << 16 | version.get(3);
        return little(52)
                .putInt(SIGNATURE)
                .putInt(STRUCTURE)
                .putInt(high)
                .putInt(low)
                .putInt(high)
                .putInt(low)
                .putInt(0x3f)
                .putInt(0)
                .putInt(WINDOWS_NT)
                .putInt(APPLICATION)
                .array();
    }

    /// Length, length of the value (texts count characters), form, key, value, children; each begins on four bytes.
    private static byte[] block(int form, String key, int valueLength, byte[] value, byte[] children) {
        var block = new ByteArrayOutputStream();
        block.writeBytes(new byte[6]);
        block.writeBytes(utf16(key + "\0"));
        append(block, value);
        append(block, children);
        byte[] bytes = block.toByteArray();
        little(bytes)
                .putShort((short) bytes.length)
                .putShort((short) valueLength)
                .putShort((short) form);
        return bytes;
    }

    private static void append(ByteArrayOutputStream to, byte[] bytes) {
        if (bytes.length > 0) {
            to.writeBytes(new byte[(4 - to.size() % 4) % 4]);
            to.writeBytes(bytes);
        }
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static ByteBuffer little(int size) {
        return little(new byte[size]);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
