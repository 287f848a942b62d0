package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import java.util.regex.Pattern;

/// Files that usually hold passwords or keys. They stay behind unless the user says otherwise: everybody who gets the
/// app could read them.
final class Secrets {

    private static final Pattern NAMES = Pattern.compile(
            "\\.env(\\..*)?|id_(rsa|dsa|ecdsa|ed25519)|\\.netrc|\\.pypirc|credentials\\.json|client_secret.*\\.json|.*\\.p12"
                    + "|service[_-]account.*\\.json|secrets\\.toml|.*\\.pfx");

    private Secrets() {}

    /// Whether a file's name says that it holds a secret.
    static boolean isOne(String name) {
        return NAMES.matcher(name).matches();
    }

    static Problem note(String path) {
        return Problem.note("program.secret", path).with(new Remedy.Include(path));
    }
}
