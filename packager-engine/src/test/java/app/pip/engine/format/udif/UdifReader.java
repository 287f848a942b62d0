package app.pip.engine.format.udif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.Inflater;

/// Reads the plain bytes of a disk image back, by its tables.
public final class UdifReader {

    private static final Pattern TABLE = Pattern.compile("<data>([^<]*)</data>");

    private UdifReader() {}

    public static byte[] read(byte[] image) throws Exception {
        var trailer = ByteBuffer.wrap(image, image.length - 512, 512).slice();
        int from = (int) trailer.getLong(216);
        var plist = new String(image, from, (int) trailer.getLong(224), StandardCharsets.UTF_8);
        var disk = new ByteArrayOutputStream();
        var tables = TABLE.matcher(plist);
        while (tables.find()) {
            runs(image, ByteBuffer.wrap(Base64.getMimeDecoder().decode(tables.group(1))), disk);
        }
        if (disk.size() != trailer.getLong(492) * 512) {
            throw new AssertionError("the disk has another size than its trailer says");
        }
        return disk.toByteArray();
    }

    private static void runs(byte[] image, ByteBuffer table, ByteArrayOutputStream disk) throws Exception {
        for (int at = 204; table.getInt(at) != -1; at += 40) {
            int offset = (int) table.getLong(at + 24);
            int length = (int) table.getLong(at + 32);
            var plain = new byte[(int) table.getLong(at + 16) * 512];
            if (table.getInt(at) == 1) {
                System.arraycopy(image, offset, plain, 0, length);
            } else {
                var inflater = new Inflater();
                inflater.setInput(image, offset, length);
                if (inflater.inflate(plain) != plain.length
                        || !inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                    throw new AssertionError("a run has another length");
                }
                inflater.end();
            }
            disk.writeBytes(plain);
        }
    }
}
