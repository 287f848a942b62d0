package app.pip.engine.testkeys;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that nobody trusts but tests, and the keys that it vouches for.
public final class TestKeys {

    private static final Duration DAY = Duration.ofDays(1);

    private final KeyPair pair = pair();
    private final X509Certificate root;

    /// A new one.
    public TestKeys() throws GeneralSecurityException, IOException, OperatorCreationException {
        var builder = builder(
                "CN=Test Authority",
                pair,
                Instant.now().minus(DAY),
                Instant.now().plus(DAY));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        root = signed(builder);
    }

    /// A key and its certificates.
    ///
    /// @param chain its own, then the authority's
    public record Key(PrivateKey key, Certificate[] chain) {

        /// Its own certificate.
        public X509Certificate certificate() {
            return (X509Certificate) chain[0];
        }
    }

    /// A key for signing programs that is good today.
    public Key forPrograms(String name) throws Exception {
        return key(
                name,
                KeyPurposeId.id_kp_codeSigning,
                Instant.now().minus(DAY),
                Instant.now().plus(DAY));
    }

    /// A key with a purpose and a time.
    public Key key(String name, KeyPurposeId purpose, Instant from, Instant to) throws Exception {
        KeyPair own = pair();
        var builder = builder("CN=" + name, own, from, to);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        return new Key(own.getPrivate(), new Certificate[] {signed(builder), root});
    }

    /// The authority's certificate as text, for those who shall trust it.
    public Path trusted(Path file) throws Exception {
        return Files.writeString(file, text(root));
    }

    /// A certificate as text (RFC 7468).
    public static String text(Certificate certificate) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }

    /// Writes keys into a store as its type is usual.
    public static Path store(Path file, String password, Map<String, Key> keys) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var one : keys.entrySet()) {
            Key key = one.getValue();
            store.setKeyEntry(one.getKey(), key.key(), password.toCharArray(), key.chain());
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private JcaX509v3CertificateBuilder builder(String name, KeyPair own, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                new X500Name("CN=Test Authority"),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(from),
                Date.from(to),
                new X500Name(name),
                own.getPublic());
    }

    private X509Certificate signed(JcaX509v3CertificateBuilder builder)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
