package app.pip.engine.testindex;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// An HTTP/1.1 server on this computer for tests, which can also behave as badly as real ones do. It is its
/// own proxy too: asked to `CONNECT`, it passes bytes on.
public final class TestServer implements AutoCloseable {

    private final ServerSocket door;
    private final Function<Asked, Reply> answers;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// Begins to listen on a free port.
    public TestServer(Function<Asked, Reply> answers) {
        this.answers = answers;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    /// An address on this server.
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + path);
    }

    /// Where it listens.
    public int port() {
        return door.getLocalPort();
    }

    /// What was asked so far.
    public List<Asked> asked() {
        return asked;
    }

    /// How many requests had this path.
    public long count(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).count();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                // closed, or the guest is gone already
                continue;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                if (!isHttp(in)) {
                    return;
                }
                String first = line(in);
                var headers = new TreeMap<String, String>();
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    if (colon < 0) {
                        return;
                    }
                    headers.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
                String[] words = first.split(" ");
                var request = new Asked(words[0], words[1], headers);
                asked.add(request);
                Reply reply = answers.apply(request);
                if (request.method().equals("CONNECT") && reply.status() == 200) {
                    tunnel(socket, in, request.target());
                    return;
                }
                more = send(reply, socket.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // the guest hung up; tests see it from its side
            return;
        } finally {
            open.remove(socket);
        }
    }

    /// What is none, such as the greeting of TLS, may have no line whose end could be waited for.
    private static boolean isHttp(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first >= 'A' && first <= 'Z';
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /// @return whether the connection can be used again
    private static boolean send(Reply reply, OutputStream out) throws IOException, InterruptedException {
        if (reply.manner() instanceof Reply.Manner.HangUp) {
            return false;
        }
        if (reply.manner() instanceof Reply.Manner.Silent) {
            Thread.sleep(60_000);
            return false;
        }
        boolean endless = reply.manner() instanceof Reply.Manner.Endless;
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " OK\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append(endless ? "Connection: close\r\n" : "Content-Length: " + reply.body().length + "\r\n");
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return body(reply, out);
    }

    private static boolean body(Reply reply, OutputStream out) throws IOException, InterruptedException {
        byte[] body = reply.body();
        switch (reply.manner()) {
            case Reply.Manner.CutAfter cut -> {
                out.write(body, 0, Math.min(body.length, cut.bytes()));
                out.flush();
                return false;
            }
            case Reply.Manner.Drip drip -> {
                for (byte b : body) {
                    out.write(b);
                    out.flush();
                    Thread.sleep(drip.pauseMillis());
                }
            }
            case Reply.Manner.Endless _ -> {
                while (true) {
                    out.write(body);
                }
            }
            default -> out.write(body);
        }
        out.flush();
        return true;
    }

    private static void tunnel(Socket guest, InputStream fromGuest, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        try (var server = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
            guest.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            Thread.startVirtualThread(() -> pass(server, guest));
            fromGuest.transferTo(server.getOutputStream());
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            // whoever waits for more hears that nothing comes
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the two hung up
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
