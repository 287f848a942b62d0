package app.pip.engine.testkeys;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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
    private final Posts server;
    private final AtomicInteger given = new AtomicInteger();

    /// One whose key an authority vouches for.
    public TestTimeStamps(TestKeys keys) throws Exception {
        Duration day = Duration.ofDays(1);
        key = keys.key(
                "Test Clock",
                KeyPurposeId.id_kp_timeStamping,
                Instant.now().minus(day),
                Instant.now().plus(day));
        server = new Posts("Test Clock", (_, body, reply) -> {
            byte[] answer = stamped(new TimeStampRequest(body));
            given.incrementAndGet();
            reply.say("application/timestamp-reply", answer);
        });
    }

    /// Where it is asked.
    public String address() {
        return server.address() + "/";
    }

    /// How many it gave.
    public int given() {
        return given.get();
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
