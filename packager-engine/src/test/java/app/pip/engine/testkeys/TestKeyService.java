package app.pip.engine.testkeys;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service on this machine that keeps a key named `mine` and signs digests with it for whoever has the token. It
/// answers as Azure Key Vault does (its REST API 7.2), and below `/v1/transit` as HashiCorp Vault's transit engine.
public final class TestKeyService implements AutoCloseable {

    /// A `DigestInfo` of SHA-256 without the digest (RFC 8017, 9.2, note 1).
    private static final byte[] SHA_256 = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private static final Pattern DIGEST = Pattern.compile("\"(?:value|input)\"\\s*:\\s*\"([^\"]*)\"");

    private final ServerSocket server;
    private final TestKeys.Key key;
    private final String token;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /// Begins to listen.
    public TestKeyService(TestKeys.Key key, String token) throws IOException {
        this.key = key;
        this.token = token;
        server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("Test Key Service").start(this::serve);
    }

    /// Where it is asked.
    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// Method, path and body of what was asked.
    public List<String> asked() {
        return asked;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (SocketException e) {
                // closed
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// One request of HTTP 1.1 with a length, as jsign sends it.
    private void answer(Socket socket) throws IOException {
        var in = new BufferedInputStream(socket.getInputStream());
        String[] first = line(in).split(" ", -1);
        int length = 0;
        boolean known = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "authorization" -> known = value.equals("Bearer " + token);
                default -> {}
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String path = first[1].replaceFirst("\\?.*", "");
        asked.add(first[0] + " " + path + " " + body);
        String said = known ? said(path, body) : "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"Who are you?\"}}";
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + (known ? "200 OK" : "401 Unauthorized")
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + bytes.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
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

    private String said(String path, String body) throws IOException {
        try {
            return switch (path) {
                case "/certificates" -> "{\"value\":[{\"id\":\"" + address() + "/certificates/mine\"}]}";
                case "/certificates/mine" ->
                    "{\"kid\":\"%s/keys/mine/1\",\"cer\":\"%s\",\"policy\":{\"key_props\":{\"kty\":\"RSA-HSM\"}}}"
                            .formatted(
                                    address(),
                                    Base64.getEncoder()
                                            .encodeToString(key.certificate().getEncoded()));
                case "/keys/mine/1/sign" ->
                    "{\"value\":\"" + Base64.getUrlEncoder().encodeToString(signed(body)) + "\"}";
                case "/v1/transit/keys" -> "{\"data\":{\"keys\":[\"mine\"]}}";
                case "/v1/transit/keys/mine" -> "{\"data\":{\"type\":\"rsa-2048\"}}";
                case "/v1/transit/sign/mine" ->
                    "{\"data\":{\"signature\":\"vault:v1:" + Base64.getEncoder().encodeToString(signed(body)) + "\"}}";
                default -> "{}";
            };
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private byte[] signed(String body) throws GeneralSecurityException, IOException {
        Matcher digest = DIGEST.matcher(body);
        if (!digest.find()) {
            throw new IOException("no digest in " + body);
        }
        var info = new ByteArrayOutputStream();
        info.write(SHA_256);
        info.write(Base64.getDecoder().decode(digest.group(1)));
        var signature = Signature.getInstance("NONEwithRSA");
        signature.initSign(key.key());
        signature.update(info.toByteArray());
        return signature.sign();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
