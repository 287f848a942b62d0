package app.pip.engine.requirement;

/// A text is no requirement, or no marker. A release whose metadata holds such a text can't be used.
public final class RequirementSyntaxException extends Exception {

    private final String text;
    private final int position;
    private final String expected;

    RequirementSyntaxException(String text, int position, String expected) {
        super("at " + position + " of '" + text + "': " + expected);
        this.text = text;
        this.position = position;
        this.expected = expected;
    }

    /// The whole text.
    public String text() {
        return text;
    }

    /// Where it goes wrong: an index into the text, counted from 0; its length if something is missing at the
    /// end.
    public int position() {
        return position;
    }

    /// What should stand there, in English, such as `a comma between extras`.
    public String expected() {
        return expected;
    }
}
