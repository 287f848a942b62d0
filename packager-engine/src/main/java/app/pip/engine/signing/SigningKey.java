package app.pip.engine.signing;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.SigningWishes;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A key that can sign, and the certificates that say whose it is.
///
/// @param key which may lie in a device or elsewhere, so that only its name is here
/// @param chain its certificate, then that of who vouches for it, and so on
/// @param provider what signs with the key, if the JDK can't
public record SigningKey(PrivateKey key, List<X509Certificate> chain, Optional<Provider> provider) {

    /// RFC 5280, 4.2.1.12: what may sign programs, and what may do everything.
    private static final List<String> FOR_PROGRAMS = List.of("1.3.6.1.5.5.7.3.3", "2.5.29.37.0");

    /// Copies the certificates.
    public SigningKey {
        chain = List.copyOf(chain);
    }

    /// Opens the store that the user named.
    ///
    /// @param environment holds the passwords
    /// @param now when it is to sign
    /// @throws ProblemException if there is no such key, or Windows would not take its signatures
    public static SigningKey open(SigningWishes wishes, Map<String, String> environment, Instant now)
            throws ProblemException {
        SigningKey key = new OpenedStore(wishes, environment).key();
        key.check(now);
        return key;
    }

    /// Whose key it is, as the certificate says.
    String owner() {
        return chain.getFirst().getSubjectX500Principal().getName();
    }

    private void check(Instant now) throws ProblemException {
        X509Certificate own = chain.getFirst();
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new ProblemException(Problem.stop(
                    "signing.expired", owner(), day(own.getNotAfter().toInstant())));
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw new ProblemException(Problem.stop(
                    "signing.not-yet", owner(), day(own.getNotBefore().toInstant())));
        }
        if (!isForPrograms(own)) {
            throw new ProblemException(Problem.stop("signing.purpose", owner()));
        }
    }

    private static boolean isForPrograms(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(FOR_PROGRAMS::contains);
        } catch (CertificateParsingException e) {
            // then nobody else can read what it is for, either
            return false;
        }
    }

    private static String day(Instant time) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(time);
    }
}
