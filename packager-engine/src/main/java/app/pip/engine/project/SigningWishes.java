package app.pip.engine.project;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the user says about signing for Windows: where the key is, never what opens it. Passwords come from the
/// environment.
///
/// @param keyStore a file with a key and its certificate, or what a device or service calls its store
/// @param type the kind of store, such as `PKCS12`; seen by its file if empty
/// @param alias which of several keys
/// @param certificates a file with the certificates, where the store has keys only
/// @param timeStamp the address of a server that says when it was signed, or [#NO_TIME_STAMP]
public record SigningWishes(
        Optional<String> keyStore,
        Optional<String> type,
        Optional<String> alias,
        Optional<String> certificates,
        Optional<String> timeStamp) {

    /// Nothing is signed.
    public static final SigningWishes NONE =
            new SigningWishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// In place of a server's address.
    public static final String NO_TIME_STAMP = "none";

    /// Whose store is a file, or is described by one.
    private static final Set<String> FILES = Set.of("JKS", "JCEKS", "PKCS12", "PKCS11");

    /// Whether anything is to be signed.
    public boolean areThere() {
        return keyStore.isPresent() || type.isPresent();
    }

    /// Whether the store is a file on this computer.
    public boolean isFile() {
        return keyStore.isPresent()
                && type.map(name -> FILES.contains(name.toUpperCase(Locale.ROOT)))
                        .orElse(true);
    }

    /// The same with files as they are seen from a folder.
    public SigningWishes seenFrom(Path folder) {
        return new SigningWishes(
                isFile() ? keyStore.map(file -> folder.resolve(file).toString()) : keyStore,
                type,
                alias,
                certificates.map(file -> folder.resolve(file).toString()),
                timeStamp);
    }

    /// The same, and where these say nothing, what others say.
    public SigningWishes or(SigningWishes others) {
        return new SigningWishes(
                keyStore.or(others::keyStore),
                type.or(others::type),
                alias.or(others::alias),
                certificates.or(others::certificates),
                timeStamp.or(others::timeStamp));
    }
}
