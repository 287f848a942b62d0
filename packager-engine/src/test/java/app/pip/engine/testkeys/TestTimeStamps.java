package app.pip.engine.testkeys;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A server of time stamps (RFC 3161) on this machine.
public final class TestTimeStamps implements AutoCloseable {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4");

    private final TestKeys.Key key;
    private final ServerSocket server;
    private final AtomicInteger given = new AtomicInteger();

    /// One whose key an authority vouches for.
    public TestTimeStamps(TestKeys keys) throws Exception {
        Duration day = Duration.ofDays(1);
        key = keys.key(
                "Test Clock",
                KeyPurposeId.id_kp_timeStamping,
                Instant.now().minus(day),
                Instant.now().plus(day));
        server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("Test Clock").start(this::serve);
    }

    /// Where it is asked.
    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    /// How many it gave.
    public int given() {
        return given.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (SocketException e) {
                // closed
                return;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// One request of HTTP 1.1 with a length, as jsign sends it.
    private void answer(Socket socket) throws Exception {
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        byte[] answer = stamped(new TimeStampRequest(in.readNBytes(length)));
        given.incrementAndGet();
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nConnection: close\r\nContent-Length: "
                        + answer.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(answer);
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private byte[] stamped(TimeStampRequest request) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", key.key(), key.certificate()),
                digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                        org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256)),
                POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(key.chain())));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(request, BigInteger.valueOf(given.get() + 1L), new Date())
                .getEncoded();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
