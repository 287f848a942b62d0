package app.pip.engine.testkeys;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A server on this machine for requests of HTTP 1.1 with a length, one at a time, as jsign sends them.
final class Posts implements AutoCloseable {

    private final ServerSocket server;
    private final Service service;

    /// Begins to listen.
    Posts(String name, Service service) throws IOException {
        this.service = service;
        server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name(name).start(this::serve);
    }

    /// Where it is asked, without a path.
    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (SocketException e) {
                // closed, or a guest hung up
                continue;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void answer(Socket socket) throws Exception {
        var in = new BufferedInputStream(socket.getInputStream());
        String[] first = line(in).split(" ", -1);
        if (first.length < 2) {
            // a guest who went without a word
            return;
        }
        var headers = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        var reply = new Reply();
        service.answer(new Question(first[0], first[1].replaceFirst("\\?.*", ""), headers), body, reply);
        String head = "HTTP/1.1 " + reply.status + "\r\nContent-Type: " + reply.type
                + "\r\nConnection: close\r\nContent-Length: " + reply.body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(reply.body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /// What is asked.
    ///
    /// @param headers by their names in small letters
    record Question(String method, String path, Map<String, String> headers) {}

    /// What is said.
    static final class Reply {

        private String status = "200 OK";
        private String type = "";
        private byte[] body = new byte[0];

        /// The answer.
        void say(String contentType, byte[] bytes) {
            type = contentType;
            body = bytes;
        }

        /// Another status than `200 OK`.
        void refuse(String said) {
            status = said;
        }
    }

    /// What answers.
    @FunctionalInterface
    interface Service {
        /// Answers one question.
        void answer(Question question, byte[] body, Reply reply) throws Exception;
    }
}
