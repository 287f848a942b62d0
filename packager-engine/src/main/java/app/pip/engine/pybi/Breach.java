package app.pip.engine.pybi;

/// A rule that a file breaks.
///
/// @param rule which
/// @param detail where and how, such as a path
public record Breach(Rule rule, String detail) {

    @Override
    public String toString() {
        return detail + ": " + rule.words();
    }
}
