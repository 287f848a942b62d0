package app.pip.engine.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file on this computer.
final class LocalBytes implements FileBytes, AutoCloseable {

    private final FileChannel channel;

    LocalBytes(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public Tail tail(int length) throws IOException {
        long size = channel.size();
        int there = (int) Math.min(size, length);
        return new Tail(size, read(size - there, there));
    }

    @Override
    public byte[] read(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("the file is shorter than it was");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
