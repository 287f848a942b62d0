package app.pip.engine.net;

import app.pip.engine.platform.Family;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Which authorities may vouch for a server: those of the file that pip or the environment names, and only
/// those; else the system's and Java's own together.
///
/// @param bundle a file of certificates (PEM), or a folder of such files
/// @param around tells the system
public record Trust(Optional<Path> bundle, Surroundings around) {

    /// Where Linux distributions keep their bundle; the first that is there counts.
    private static final List<String> BUNDLES = List.of(
            "etc/ssl/certs/ca-certificates.crt",
            "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "etc/pki/tls/certs/ca-bundle.crt",
            "etc/ssl/ca-bundle.pem",
            "etc/pki/tls/cacert.pem",
            "etc/ssl/cert.pem");

    private static final List<String> MACOS = List.of("KeychainStore-ROOT", "KeychainStore");
    private static final List<String> WINDOWS = List.of("Windows-ROOT-LOCALMACHINE", "Windows-ROOT");

    /// As told, else as the environment says (the names that pip's parts and uv look at).
    ///
    /// @param told pip's `cert`
    public static Trust of(Optional<Path> told, Surroundings around) {
        return new Trust(
                told.or(() -> around.folder("REQUESTS_CA_BUNDLE"))
                        .or(() -> around.folder("SSL_CERT_FILE"))
                        .or(() -> around.folder("CURL_CA_BUNDLE")),
                around);
    }

    /// For connections to servers that have to prove who they are.
    ///
    /// @throws IOException if the named file can't be read
    SSLContext context() throws IOException {
        try {
            List<X509ExtendedTrustManager> voices = new ArrayList<>();
            if (bundle.isPresent()) {
                voices.add(manager(store(bundle.get())));
            } else {
                for (KeyStore store : systems()) {
                    voices.add(manager(store));
                }
                voices.add(manager(null));
            }
            return context(voices.size() == 1 ? voices.getFirst() : new AnyOf(voices));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates of trusted authorities can't be read", e);
        }
    }

    /// For connections to servers that are trusted by name.
    static SSLContext blind() {
        try {
            return context(new Blind());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static SSLContext context(TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        return context;
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new KeyStoreException("no trust manager for certificates");
    }

    private List<KeyStore> systems() throws IOException {
        if (around.family() == Family.LINUX) {
            Optional<Path> file = BUNDLES.stream()
                    .map(around::system)
                    .filter(Files::isReadable)
                    .findFirst();
            return file.isPresent() ? List.of(store(file.get())) : List.of();
        }
        List<KeyStore> stores = new ArrayList<>();
        for (String type : around.family() == Family.MACOS ? MACOS : WINDOWS) {
            named(type).ifPresent(stores::add);
        }
        return stores;
    }

    private static Optional<KeyStore> named(String type) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            return Optional.of(store);
        } catch (GeneralSecurityException e) {
            // this Java doesn't know that store; its own authorities are asked in any case
            return Optional.empty();
        }
    }

    private static KeyStore store(Path bundle) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Path file : files(bundle)) {
                for (Certificate certificate : certificates(file)) {
                    store.setCertificateEntry("authority-" + number++, certificate);
                }
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException(bundle + " holds no certificates that can be read", e);
        }
    }

    private static List<Path> files(Path bundle) throws IOException {
        if (!Files.isDirectory(bundle)) {
            return List.of(bundle);
        }
        try (var files = Files.list(bundle)) {
            return files.filter(file -> file.toString().matches(".*\\.(pem|crt|0)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }
}
