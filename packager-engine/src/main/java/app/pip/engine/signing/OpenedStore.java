package app.pip.engine.signing;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.SigningWishes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jsign.KeyStoreBuilder;
import net.jsign.KeyStoreType;

/// A store of keys: a file, a device, or a service.
final class OpenedStore {

    /// What opens the store: a password, a PIN, or what a service gave.
    static final String PASSWORD = "PIPAPP_SIGN_PASSWORD";

    /// What opens the key, where that is another password.
    static final String KEY_PASSWORD = "PIPAPP_SIGN_KEY_PASSWORD";

    private static final int DEEPEST = 10;

    /// `KEY:VERSION` (HashiCorp Vault, Google Cloud) and `KEY/cryptoKeyVersions/VERSION` (Google Cloud).
    private static final Pattern VERSION = Pattern.compile("(:|/cryptoKeyVersions/)[^:/]+$");

    private final SigningWishes wishes;
    private final Optional<String> password;
    private final Optional<String> keyPassword;

    OpenedStore(SigningWishes wishes, Map<String, String> environment) {
        this.wishes = wishes;
        this.password = Optional.ofNullable(environment.get(PASSWORD)).filter(one -> !one.isEmpty());
        this.keyPassword = Optional.ofNullable(environment.get(KEY_PASSWORD)).filter(one -> !one.isEmpty());
    }

    /// The key that is wanted, with its certificates.
    SigningKey key() throws ProblemException {
        KeyStoreBuilder builder = builder();
        try {
            KeyStore store = builder.build();
            String alias = alias(store);
            char[] secret =
                    keyPassword.or(() -> password).map(String::toCharArray).orElse(null);
            Key key = store.getKey(alias, secret);
            List<X509Certificate> chain = chain(store, alias);
            if (!(key instanceof PrivateKey own) || chain.isEmpty()) {
                throw new ProblemException(Problem.stop("signing.no-key", name()));
            }
            return new SigningKey(own, chain, Optional.ofNullable(builder.provider()));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException | ProviderException e) {
            throw new ProblemException(refused(e), e);
        }
    }

    private KeyStoreBuilder builder() throws ProblemException {
        var builder = new KeyStoreBuilder();
        if (wishes.type().isPresent()) {
            builder.storetype(type(wishes.type().get()));
        }
        if (wishes.isFile() && !Files.isRegularFile(Path.of(name()))) {
            throw new ProblemException(Problem.stop("signing.store-missing", name()));
        }
        wishes.keyStore().ifPresent(builder::keystore);
        password.ifPresent(builder::storepass);
        keyPassword.ifPresent(builder::keypass);
        if (wishes.certificates().isPresent()) {
            Path file = Path.of(wishes.certificates().get());
            if (!Files.isRegularFile(file)) {
                throw new ProblemException(Problem.stop("signing.certificates-missing", file));
            }
            builder.certfile(file.toFile());
        }
        return builder;
    }

    private static KeyStoreType type(String name) throws ProblemException {
        return Arrays.stream(KeyStoreType.values())
                .filter(type -> type.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.stop(
                        "signing.type",
                        name,
                        Arrays.stream(KeyStoreType.values())
                                .filter(type -> type != KeyStoreType.NONE)
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")))));
    }

    private String alias(KeyStore store) throws ProblemException, KeyStoreException {
        List<String> aliases =
                Collections.list(store.aliases()).stream().sorted().toList();
        String all = String.join(", ", aliases);
        if (wishes.alias().isPresent()) {
            String wanted = wishes.alias().get();
            // some services have keys that they don't list, or list without the version that has to be named
            String name = VERSION.matcher(wanted).replaceFirst("");
            if (!aliases.contains(wanted)
                    && !aliases.contains(name)
                    && !aliases.isEmpty()
                    && !store.containsAlias(wanted)) {
                throw new ProblemException(Problem.stop("signing.no-alias", wanted, name(), all));
            }
            return wanted;
        }
        if (aliases.isEmpty()) {
            throw new ProblemException(Problem.stop("signing.no-key", name()));
        }
        if (aliases.size() > 1) {
            throw new ProblemException(Problem.stop("signing.several-keys", name(), all));
        }
        return aliases.getFirst();
    }

    /// The store's own certificates, or those of a file, if it has more of them.
    private List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException, IOException {
        List<X509Certificate> own = Stream.of(
                        Objects.requireNonNullElse(store.getCertificateChain(alias), new Certificate[0]))
                .map(X509Certificate.class::cast)
                .toList();
        if (own.size() > 1 || wishes.certificates().isEmpty()) {
            return own;
        }
        var given = new ArrayList<X509Certificate>();
        try (InputStream file =
                Files.newInputStream(Path.of(wishes.certificates().get()))) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                given.add((X509Certificate) one);
            }
        }
        return own.isEmpty() || given.contains(own.getFirst()) ? inOrder(given) : own;
    }

    /// Certificates of a file may stand in any order: the key's own is the one that vouches for no other.
    private static List<X509Certificate> inOrder(List<X509Certificate> given) {
        Optional<X509Certificate> next = given.stream()
                .filter(one -> given.stream()
                        .noneMatch(other -> !other.equals(one)
                                && other.getIssuerX500Principal().equals(one.getSubjectX500Principal())))
                .findFirst();
        var chain = new ArrayList<X509Certificate>();
        while (next.isPresent() && chain.size() < DEEPEST) {
            X509Certificate one = next.get();
            chain.add(one);
            next = given.stream()
                    .filter(other -> !chain.contains(other)
                            && other.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                    .findFirst();
        }
        return chain;
    }

    private Problem refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecoverableKeyException) {
                return password.isPresent()
                        ? Problem.stop("signing.password", name(), PASSWORD)
                        : Problem.stop("signing.no-password", name(), PASSWORD);
            }
        }
        if (password.isEmpty()) {
            return Problem.stop("signing.no-password", name(), PASSWORD);
        }
        return Problem.stop("signing.store", name(), Said.by(failure));
    }

    private String name() {
        return wishes.keyStore().or(wishes::type).orElse("");
    }
}
