package app.pip.engine.program;

import app.pip.engine.tree.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// A file's bytes, read when they are wanted. Its streams fail with a [ChangedWhileReadException] as soon as size or
/// modification time are no longer those of the day on which the folder was read.
record FileOnDisk(Path file, long size, FileTime modified) implements Content {

    static FileOnDisk of(Path file, BasicFileAttributes now) {
        return new FileOnDisk(file, now.size(), now.lastModifiedTime());
    }

    @Override
    public InputStream open() throws IOException {
        check();
        return new Watched(Files.newInputStream(file));
    }

    private void check() throws IOException {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
                throw new ChangedWhileReadException(file);
            }
        } catch (NoSuchFileException e) {
            throw (IOException) new ChangedWhileReadException(file).initCause(e);
        }
    }

    /// Counts the bytes, and looks at the file again when they end.
    private final class Watched extends FilterInputStream {

        private long count;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? -1 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            count(read);
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = in.skip(wanted);
            count += skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int read) throws IOException {
            count += Math.max(0, read);
            if (count > size || (read < 0 && count != size)) {
                throw new ChangedWhileReadException(file);
            }
            if (read < 0) {
                check();
            }
        }
    }
}
