package app.pip.engine.format.zip;

import app.pip.engine.format.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A part of an open file, which stays open.
final class PartStream extends InputStream {

    private final FileChannel channel;
    private long at;
    private long left;

    PartStream(FileChannel channel, long at, long length) {
        this.channel = channel;
        this.at = at;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int n = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, left)), at);
        if (n < 0) {
            throw new FormatException("zip", at, "%d more bytes".formatted(left));
        }
        at += n;
        left -= n;
        return n;
    }
}
