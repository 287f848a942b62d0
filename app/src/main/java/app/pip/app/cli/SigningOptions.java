package app.pip.app.cli;

import app.pip.engine.project.SigningWishes;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The words that say with which key what is for Windows is signed. Passwords have none: they come from the
/// environment.
final class SigningOptions {

    @Option(
            names = "--sign-with",
            order = 9,
            paramLabel = "STORE",
            description = "Sign for Windows: a file with your key (.p12, .pfx, .jks), or the name of a device's or"
                    + " service's store. PIPAPP_SIGN_PASSWORD has to hold its password.")
    private @Nullable String store;

    @Option(
            names = "--sign-type",
            order = 9,
            paramLabel = "TYPE",
            description = "The kind of store, if it is no file: PKCS11, YUBIKEY, AZUREKEYVAULT, AWS …")
    private @Nullable String type;

    @Option(names = "--sign-alias", order = 9, paramLabel = "NAME", description = "Which of several keys.")
    private @Nullable String alias;

    @Option(
            names = "--sign-certificates",
            order = 9,
            paramLabel = "FILE",
            description = "The certificates, where the store has keys only.")
    private @Nullable String certificates;

    @Option(
            names = "--sign-time-stamp",
            order = 9,
            paramLabel = "URL",
            description = "The server that says when it was signed, or none.")
    private @Nullable String timeStamp;

    /// What the words say.
    ///
    /// @param folder what relative paths are seen from
    SigningWishes wishes(Path folder) {
        var words = new SigningWishes(
                Optional.ofNullable(store),
                Optional.ofNullable(type),
                Optional.ofNullable(alias),
                Optional.ofNullable(certificates),
                Optional.ofNullable(timeStamp));
        return words.seenFrom(folder);
    }
}
