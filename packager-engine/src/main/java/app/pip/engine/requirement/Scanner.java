package app.pip.engine.requirement;

import app.pip.engine.version.Blanks;

/// Reads a text from left to right.
final class Scanner {

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /// Whether that comes next.
    boolean sees(String wanted) {
        return text.startsWith(wanted, at);
    }

    /// Goes on after that, if it comes next.
    boolean accepts(String wanted) {
        boolean there = sees(wanted);
        if (there) {
            at += wanted.length();
        }
        return there;
    }

    /// Goes on after that, which must come next.
    void expect(String wanted, String expected) throws RequirementSyntaxException {
        if (!accepts(wanted)) {
            throw fails(expected);
        }
    }

    /// Letters, digits and the other characters; nothing if something else comes next.
    String run(String others) {
        int begin = at;
        while (at < text.length() && (isLetterOrDigit(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(begin, at);
    }

    /// Everything up to the first of those characters, or to the end.
    String upTo(String ends) {
        int begin = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    /// Everything up to the first blank of any kind, or to the end.
    String upToAnyBlank() {
        int begin = at;
        while (at < text.length() && !Blanks.isBlank(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    void goTo(int position) {
        at = position;
    }

    RequirementSyntaxException fails(String expected) {
        return new RequirementSyntaxException(text, at, expected);
    }

    RequirementSyntaxException failsAt(int position, String expected) {
        return new RequirementSyntaxException(text, position, expected);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
