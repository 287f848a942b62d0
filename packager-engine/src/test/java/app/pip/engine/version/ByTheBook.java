package app.pip.engine.version;

import java.util.ArrayList;
import java.util.List;

/// The comparisons as the specification words them, one candidate at a time and without sets.
final class ByTheBook {

    private ByTheBook() {}

    static boolean holds(Specifier specifier, Version candidate) {
        var wanted = specifier.parts();
        if (wanted.isEmpty()) {
            return false;
        }
        Version version = Version.of(wanted.get());
        Version open = candidate.withoutLocal();
        return switch (specifier.operator()) {
            // zeros at the end of the release aside, see VersionSet
            case IDENTICAL -> version.toString().equals(specifier.version()) && candidate.equals(version);
            case COMPATIBLE ->
                open.compareTo(version) >= 0
                        && begins(
                                candidate, wanted.get(), wanted.get().release().size() - 1);
            case EQUAL -> equal(specifier, wanted.get(), candidate);
            case NOT_EQUAL -> !equal(specifier, wanted.get(), candidate);
            case AT_MOST -> open.compareTo(version) <= 0;
            case AT_LEAST -> open.compareTo(version) >= 0;
            // "MUST NOT allow a pre-release of the specified version unless the specified version is itself one"
            case LESS -> candidate.compareTo(version.isPrerelease() ? version : Version.parse(version + ".dev0")) < 0;
            // "MUST NOT allow a post-release of the given version unless V itself is a post release"
            case GREATER -> open.compareTo(version) > 0 && !isPostReleaseOf(wanted.get(), open);
        };
    }

    private static boolean isPostReleaseOf(Parts wanted, Version candidate) {
        String text = candidate.toString();
        int post = text.indexOf(".post");
        return wanted.post().isEmpty()
                && post > 0
                && Version.parse(text.substring(0, post)).equals(Version.of(wanted));
    }

    private static boolean equal(Specifier specifier, Parts wanted, Version candidate) {
        if (specifier.isPrefix()) {
            return begins(candidate, wanted, wanted.release().size());
        }
        return (wanted.local().isEmpty() ? candidate.withoutLocal() : candidate).equals(Version.of(wanted));
    }

    private static boolean begins(Version candidate, Parts wanted, int count) {
        List<String> release = new ArrayList<>(candidate.parts().release());
        while (release.size() < count) {
            release.add("0");
        }
        return candidate.parts().epoch().equals(wanted.epoch())
                && release.subList(0, count).equals(wanted.release().subList(0, count));
    }
}
