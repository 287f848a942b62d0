package app.pip.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A part of a file.
final class SliceStream extends InputStream {

    private final FileChannel channel;
    private long at;
    private long left;

    SliceStream(Path file, long offset, long length) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.at = offset;
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
            return -1;
        }
        at += n;
        left -= n;
        return n;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
