package app.pip.app.wizard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the wizard single: the first start holds a lock and listens; a later one rings, passes on what it was started
/// with, and ends. The port is one of this machine only, and whoever rings has to know a word that only files of this
/// user tell.
public final class Doorbell implements AutoCloseable {

    private static final int PATIENCE = 10_000;
    private static final String HEARD = "heard";

    private final FileChannel lockFile;
    private final FileLock lock;
    private final ServerSocket bell;
    private final String password;
    private volatile String lastFailure = "none";

    private Doorbell(FileChannel lockFile, FileLock lock, ServerSocket bell, String password) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.bell = bell;
        this.password = password;
    }

    /// Becomes the first.
    ///
    /// @param folder the user's own
    /// @return nothing if there is one already
    public static Optional<Doorbell> hang(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(folder.resolve("running.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            return Optional.empty();
        }
        var bell = new ServerSocket();
        bell.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path address = address(folder);
        Files.writeString(address, "");
        if (Files.getFileStore(address).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(address, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(address, List.of(Integer.toString(bell.getLocalPort()), password));
        return Optional.of(new Doorbell(file, lock, bell, password));
    }

    /// Rings at the first one's door.
    ///
    /// @param program what this one was started with, or empty
    /// @return whether somebody heard
    public static boolean ring(Path folder, String program) throws IOException {
        if (Files.notExists(address(folder))) {
            return false;
        }
        List<String> lines = Files.readAllLines(address(folder));
        if (lines.size() < 2) {
            // the first one is just about to write it
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.getFirst())),
                    PATIENCE);
            socket.setSoTimeout(PATIENCE);
            writer(socket).println(lines.get(1) + "\n" + program);
            return HEARD.equals(reader(socket).readLine());
        }
    }

    /// Listens from now on.
    ///
    /// @param visitor gets what a later start was started with, on a thread of its own
    public void listen(Consumer<String> visitor) {
        Thread.ofVirtual().start(() -> {
            while (!bell.isClosed()) {
                welcome(visitor);
            }
        });
    }

    /// Somebody who rings and runs away, or doesn't know the word, isn't heard; neither is our own end.
    private void welcome(Consumer<String> visitor) {
        try (Socket socket = bell.accept()) {
            socket.setSoTimeout(PATIENCE);
            BufferedReader in = reader(socket);
            String said = in.readLine();
            String program = in.readLine();
            if (password.equals(said) && program != null) {
                writer(socket).println(HEARD);
                visitor.accept(program);
            }
        } catch (IOException e) {
            lastFailure = e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        bell.close();
        lock.release();
        lockFile.close();
    }

    private static Path address(Path folder) {
        return folder.resolve("running.address");
    }

    private static PrintWriter writer(Socket socket) throws IOException {
        return new PrintWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8), true);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Its state, for whoever looks into it.
    @Override
    public String toString() {
        return "bell at " + bell.getLocalPort() + ", last failure: " + lastFailure;
    }
}
