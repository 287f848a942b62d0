package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.tree.Entry;
import java.util.List;
import java.util.regex.Pattern;

/// Files that usually hold passwords or keys. They travel, because the program may need them, but not unnoticed.
final class Secrets {

    private static final Pattern NAMES = Pattern.compile(
            "\\.env(\\..*)?|id_(rsa|dsa|ecdsa|ed25519)|\\.netrc|\\.pypirc|credentials\\.json|client_secret.*\\.json|.*\\.p12");

    private Secrets() {}

    static List<Problem> notes(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> NAMES.matcher(entry.path().name()).matches())
                .map(entry -> Problem.note("program.secret", entry.path()))
                .toList();
    }
}
