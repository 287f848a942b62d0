package app.pip.engine.resolve;

import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Specifier;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The words of a story: `story.properties`.
final class Wording {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.pip.engine.resolve.story", Locale.ROOT);
    private static final int FEW = 3;

    private Wording() {}

    /// A sentence, without the full stop.
    static String say(String key, Object... details) {
        return words(key, details);
    }

    private static String words(String key, Object... details) {
        return new MessageFormat(WORDS.getString(key), Locale.ROOT).format(details);
    }

    /// The versions of a set that there are: `every version of numpy from 2.0 on`. What is between them
    /// doesn't matter.
    static String versions(Node node, Stock stock, VersionSet set) {
        return among("versions.", node, stock, set);
    }

    /// The versions of a set that there are, as something that is asked for: `numpy 2.0 or newer`.
    static String needed(Node node, Stock stock, VersionSet set) {
        return among("needed.", node, stock, set);
    }

    private static String among(String key, Node node, Stock stock, VersionSet set) {
        List<Version> all = told(stock);
        List<Version> in = all.stream().filter(set::contains).toList();
        if (in.isEmpty()) {
            return node.toString();
        }
        if (in.size() == 1) {
            return words(key + "one", node, in.getFirst());
        }
        int first = all.indexOf(in.getFirst());
        return all.subList(first, first + in.size()).equals(in) ? together(key, node, all, in) : apart(key, node, in);
    }

    /// Several versions without a gap.
    private static String together(String key, Node node, List<Version> all, List<Version> in) {
        boolean first = in.getFirst().equals(all.getFirst());
        boolean last = in.getLast().equals(all.getLast());
        if (first) {
            return last ? words(key + "all", node) : words(key + "to", node, in.getLast());
        }
        return last
                ? words(key + "from", node, in.getFirst())
                : words(key + "between", node, in.getFirst(), in.getLast());
    }

    private static String apart(String key, Node node, List<Version> in) {
        return in.size() <= FEW
                ? words(key + "list", node, in.stream().map(Version::toString).collect(Collectors.joining(", ")))
                : words(key + "some", node);
    }

    /// The versions that a reader may have heard of, oldest first.
    private static List<Version> told(Stock stock) {
        List<Version> all = stock.versions();
        List<Version> done =
                all.stream().filter(version -> !version.isPrerelease()).toList();
        return done.isEmpty() ? all : done;
    }

    /// What is asked for: `numpy 1.22 or newer, before 2`.
    static String asked(Requirement requirement) {
        String extras = requirement.extras().isEmpty()
                ? ""
                : requirement.extras().toString().replace(" ", "");
        String limits = limits(requirement);
        return requirement.name() + extras + (limits.isEmpty() ? "" : " " + limits);
    }

    /// Which versions are asked for: `1.22 or newer, before 2`; empty if any.
    static String limits(Requirement requirement) {
        return requirement.specifiers().all().stream().map(Wording::limit).collect(Collectors.joining(", "));
    }

    private static String limit(Specifier specifier) {
        String version = specifier.version().replace(".*", "");
        return switch (specifier.operator()) {
            case AT_LEAST -> words("asked.at-least", version);
            case AT_MOST -> words("asked.at-most", version);
            case LESS -> words("asked.less", version);
            case GREATER -> words("asked.greater", version);
            case IDENTICAL -> words("asked.equal", version);
            case EQUAL -> words(specifier.isPrefix() ? "asked.prefix" : "asked.equal", version);
            case NOT_EQUAL -> words("asked.not", version);
            case COMPATIBLE -> words("asked.compatible", version);
        };
    }
}
