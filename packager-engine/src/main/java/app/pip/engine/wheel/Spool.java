package app.pip.engine.wheel;

import app.pip.engine.format.elf.ElfFile;
import app.pip.engine.format.macho.MachOFile;
import app.pip.engine.format.pe.PeFile;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Keeps the bytes that pass if they begin as machine code does, so that they can be looked at as a whole;
/// large ones on
/// the disk. Anything else is let go.
final class Spool extends OutputStream implements Closeable {

    private static final int HEAD = 8;

    /// Beyond this the bytes go to a file, so that a library of 1 GB doesn't fill the memory.
    private static final int MOST_IN_MEMORY = 16 << 20;

    private final Path folder;
    private final byte[] head = new byte[HEAD];
    private int headSize;
    private boolean kept = true;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<Path> file = Optional.empty();
    private Optional<OutputStream> disk = Optional.empty();

    /// @param folder where a large file may lie for a moment
    Spool(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (!kept) {
            return;
        }
        int taken = Math.min(length, HEAD - headSize);
        System.arraycopy(bytes, from, head, headSize, taken);
        headSize += taken;
        if (headSize == HEAD && !isMachineCode(head)) {
            kept = false;
            memory = new ByteArrayOutputStream();
            return;
        }
        if (disk.isEmpty() && memory.size() + length > MOST_IN_MEMORY) {
            Path spilled = Files.createTempFile(folder, "machine-code", ".part");
            file = Optional.of(spilled);
            OutputStream out = Files.newOutputStream(spilled);
            disk = Optional.of(out);
            memory.writeTo(out);
            memory = new ByteArrayOutputStream();
        }
        disk.orElse(memory).write(bytes, from, length);
    }

    /// The whole file if it begins as machine code does; to be used before this is closed.
    Optional<ByteBuffer> machineCode() throws IOException {
        if (!kept || headSize < HEAD) {
            return Optional.empty();
        }
        if (disk.isEmpty()) {
            return Optional.of(ByteBuffer.wrap(memory.toByteArray()));
        }
        disk.get().flush();
        try (var channel = FileChannel.open(file.orElseThrow(), StandardOpenOption.READ)) {
            // a file of more than 2 GB isn't loaded by Python's import; it travels unseen
            return channel.size() > Integer.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    @Override
    public void close() throws IOException {
        if (disk.isPresent()) {
            disk.get().close();
            Files.deleteIfExists(file.orElseThrow());
        }
    }

    private static boolean isMachineCode(byte[] head) {
        return ElfFile.isElf(head) || MachOFile.isMachO(head) || PeFile.isPe(head);
    }
}
