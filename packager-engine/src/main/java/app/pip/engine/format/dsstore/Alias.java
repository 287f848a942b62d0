package app.pip.engine.format.dsstore;

import app.pip.engine.format.hfs.HfsName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An alias record: leads to a file in a folder at the top of a volume, by numbers and by names (version 2).
///
/// @param volume the volume's name
/// @param time when volume and file were made, in seconds since 1904
/// @param folder the folder's name
/// @param folderNumber its number in the catalog
/// @param file the file's name
/// @param fileNumber its number in the catalog
record Alias(String volume, int time, String folder, int folderNumber, String file, int fileNumber) {

    private static final int VOLUME_NAME = 27;
    private static final int FILE_NAME = 63;
    private static final int EJECTABLE = 5;
    private static final int END = 0xffff;

    byte[] bytes() {
        try {
            byte[] body = body();
            var out = new ByteArrayOutputStream();
            var whole = new DataOutputStream(out);
            whole.writeInt(0);
            whole.writeShort(body.length + 8);
            whole.writeShort(2);
            whole.write(body);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail", e);
        }
    }

    private byte[] body() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(0);
        pascal(out, volume, VOLUME_NAME);
        out.writeInt(time);
        out.writeBytes("HX");
        out.writeShort(EJECTABLE);
        out.writeInt(folderNumber);
        pascal(out, file, FILE_NAME);
        out.writeInt(fileNumber);
        out.writeInt(time);
        // neither type nor creator; from anywhere to anywhere; nothing of the volume's flags
        out.writeLong(0);
        out.writeInt(-1);
        out.write(new byte[16]);
        tag(out, 0, utf8(folder));
        tag(out, 1, number(folderNumber));
        tag(out, 2, utf8(volume + ":" + folder + ":" + file));
        tag(out, 14, counted(file));
        tag(out, 15, counted(volume));
        tag(out, 16, precise());
        tag(out, 17, precise());
        tag(out, 18, utf8("/" + folder + "/" + file));
        tag(out, 19, utf8("/Volumes/" + volume));
        out.writeShort(END);
        out.writeShort(0);
        return bytes.toByteArray();
    }

    /// A short name for old systems: what isn't plain ASCII becomes `_`.
    private static void pascal(DataOutputStream out, String name, int most) throws IOException {
        String plain = name.replaceAll("[^ -~]", "_").replace(':', '_');
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        int length = Math.min(bytes.length, most);
        out.writeByte(length);
        out.write(Arrays.copyOf(Arrays.copyOf(bytes, length), most));
    }

    private static byte[] utf8(String text) {
        return HfsName.of(text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] counted(String name) throws IOException {
        String apart = HfsName.of(name);
        var out = new ByteArrayOutputStream();
        var counted = new DataOutputStream(out);
        counted.writeShort(apart.length());
        counted.writeChars(apart);
        return out.toByteArray();
    }

    private static byte[] number(int number) throws IOException {
        var out = new ByteArrayOutputStream();
        new DataOutputStream(out).writeInt(number);
        return out.toByteArray();
    }

    /// A time in 65,536ths of a second.
    private byte[] precise() throws IOException {
        var out = new ByteArrayOutputStream();
        new DataOutputStream(out).writeLong(Integer.toUnsignedLong(time) << 16);
        return out.toByteArray();
    }

    private static void tag(DataOutputStream out, int tag, byte[] value) throws IOException {
        out.writeShort(tag);
        out.writeShort(value.length);
        out.write(value);
        if (value.length % 2 == 1) {
            out.writeByte(0);
        }
    }
}
