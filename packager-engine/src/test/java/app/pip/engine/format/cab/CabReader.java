package app.pip.engine.format.cab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;

/// Reads a cabinet with one MSZIP folder as \[MS-CAB\] and \[MS-MCI\] say.
public final class CabReader {

    private CabReader() {}

    /// The files by their names.
    public static Map<String, byte[]> read(byte[] cab) throws Exception {
        var bytes = ByteBuffer.wrap(cab).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x4643534d, bytes.getInt(0));
        assertEquals(cab.length, bytes.getInt(8));
        byte[] plain = plain(bytes, bytes.getInt(36), Short.toUnsignedInt(bytes.getShort(40)));
        var files = new LinkedHashMap<String, byte[]>();
        int at = bytes.getInt(16);
        for (int i = 0; i < Short.toUnsignedInt(bytes.getShort(28)); i++) {
            int size = bytes.getInt(at);
            int offset = bytes.getInt(at + 4);
            var name = new StringBuilder();
            for (at += 16; bytes.get(at) != 0; at++) {
                name.append((char) bytes.get(at));
            }
            at++;
            files.put(name.toString(), Arrays.copyOfRange(plain, offset, offset + size));
        }
        return files;
    }

    private static byte[] plain(ByteBuffer bytes, int first, int count) throws Exception {
        var plain = new ByteArrayOutputStream();
        byte[] before = new byte[0];
        int at = first;
        for (int block = 0; block < count; block++) {
            int packed = Short.toUnsignedInt(bytes.getShort(at + 4));
            int size = Short.toUnsignedInt(bytes.getShort(at + 6));
            assertEquals(bytes.getInt(at), checksum(bytes, at + 4, packed + 4), "checksum");
            assertEquals("CK", "" + (char) bytes.get(at + 8) + (char) bytes.get(at + 9));
            var inflater = new Inflater(true);
            inflater.setDictionary(before);
            inflater.setInput(bytes.array(), at + 10, packed - 2);
            var out = new byte[size];
            assertEquals(size, inflater.inflate(out));
            assertEquals(0, inflater.inflate(new byte[1]));
            assertEquals(true, inflater.finished());
            inflater.end();
            plain.writeBytes(out);
            before = out;
            at += 8 + packed;
        }
        return plain.toByteArray();
    }

    /// `CSUMCompute` of the specification.
    private static int checksum(ByteBuffer bytes, int from, int length) {
        int sum = 0;
        int at = from;
        for (int i = 0; i < length / 4; i++, at += 4) {
            sum ^= bytes.getInt(at);
        }
        // the rest counts from the highest of its bytes
        int rest = 0;
        for (int left = length % 4; left > 0; left--, at++) {
            rest |= Byte.toUnsignedInt(bytes.get(at)) << (8 * (left - 1));
        }
        return sum ^ rest;
    }
}
