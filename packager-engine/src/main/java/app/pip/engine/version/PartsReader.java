package app.pip.engine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a version's text apart, from left to right and without going back, in every spelling that the
/// specification says is the same.
final class PartsReader {

    /// As many digits as Python itself reads as a number.
    private static final int MOST_DIGITS = 4300;

    private static final List<String> PHASES = List.of("alpha", "a", "beta", "b", "preview", "pre", "c", "rc");
    private static final List<String> POSTS = List.of("post", "rev", "r");
    private static final List<String> DEV = List.of("dev");

    private final String text;
    private int at;
    private boolean broken;

    PartsReader(String text) {
        this.text = text;
    }

    Optional<Parts> read() {
        if (is('v') || is('V')) {
            at++;
        }
        String epoch = "0";
        String first = digits();
        if (!first.isEmpty() && is('!')) {
            at++;
            epoch = first;
            first = digits();
        }
        broken |= first.isEmpty();
        var release = release(first);
        String phase = phase(word(PHASES));
        String pre = phase.isEmpty() ? "" : number();
        String post = post();
        String dev = word(DEV).isEmpty() ? "" : number();
        var local = local();
        return broken || at < text.length()
                ? Optional.empty()
                : Optional.of(new Parts(epoch, release, phase, pre, post, dev, local));
    }

    private List<String> release(String first) {
        var numbers = new ArrayList<String>();
        numbers.add(first);
        while (is('.') && isDigit(at + 1)) {
            at++;
            numbers.add(digits());
        }
        return numbers;
    }

    private static String phase(String word) {
        return switch (word) {
            case "alpha" -> "a";
            case "beta" -> "b";
            case "c", "pre", "preview" -> "rc";
            default -> word;
        };
    }

    /// `1.0-1` is short for `1.0.post1`.
    private String post() {
        if (is('-') && isDigit(at + 1)) {
            at++;
            return digits();
        }
        return word(POSTS).isEmpty() ? "" : number();
    }

    private List<String> local() {
        var segments = new ArrayList<String>();
        if (is('+')) {
            do {
                at++;
                segments.add(segment());
            } while (isSeparator());
        }
        return segments;
    }

    private String segment() {
        int begin = at;
        boolean number = true;
        while (at < text.length() && isLetterOrDigit(text.charAt(at))) {
            number &= isDigit(at);
            at++;
        }
        broken |= begin == at;
        return number ? unpadded(text.substring(begin, at)) : lower(text.substring(begin, at));
    }

    /// One of the words, after a separator or none; nothing, and nothing read, if none of them comes.
    private String word(List<String> words) {
        int begin = at + (isSeparator() ? 1 : 0);
        if (begin >= text.length()) {
            return "";
        }
        for (String word : words) {
            if (text.regionMatches(true, begin, word, 0, word.length()) && isAscii(begin, word.length())) {
                at = begin + word.length();
                return word;
            }
        }
        return "";
    }

    /// The number after a word, which is 0 where none is written.
    private String number() {
        if (isSeparator()) {
            at++;
        }
        return isDigit(at) ? digits() : "0";
    }

    private String digits() {
        int begin = at;
        while (isDigit(at)) {
            at++;
        }
        return unpadded(text.substring(begin, at));
    }

    private String unpadded(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        broken |= digits.length() > MOST_DIGITS;
        return digits.substring(zeros);
    }

    private boolean is(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private boolean isSeparator() {
        return is('.') || is('-') || is('_');
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// Some letters beyond ASCII are "equal" to ASCII ones if case is ignored.
    private boolean isAscii(int begin, int length) {
        return text.substring(begin, begin + length).chars().allMatch(c -> c < 0x80);
    }

    private static String lower(String word) {
        var lower = new StringBuilder(word.length());
        word.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return lower.toString();
    }
}
