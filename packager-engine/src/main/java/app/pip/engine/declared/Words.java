package app.pip.engine.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line taken apart as a shell would: words at spaces, quotes around them taken away.
final class Words {

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private char quote;

    private Words() {}

    /// The words; nothing if a quote is never closed.
    static Optional<List<String>> of(String line) {
        var words = new Words();
        line.chars().forEach(c -> words.next((char) c));
        words.end();
        return words.quote == 0 ? Optional.of(words.words) : Optional.empty();
    }

    private void next(char c) {
        if (quote != 0 && c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
            begun = true;
        } else if (quote == 0 && Character.isWhitespace(c)) {
            end();
        } else {
            word.append(c);
            begun = true;
        }
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
        }
        begun = false;
    }
}
