package app.pip.engine.requirement;

/// One side of a marker's comparison.
public sealed interface Operand permits Variable, Operand.Literal {

    /// A text in quotes.
    ///
    /// @param text without the quotes; not both kinds of quotes, no backslash and no line break
    record Literal(String text) implements Operand {

        /// Checks the characters.
        ///
        /// @throws IllegalArgumentException for a text that can't be written in quotes
        public Literal {
            if (text.chars().anyMatch(Literal::isUnwritable) || (text.indexOf('"') >= 0 && text.indexOf('\'') >= 0)) {
                throw new IllegalArgumentException("can't be written in quotes: " + text);
            }
        }

        static boolean isUnwritable(int c) {
            return c == '\\' || c == '\n' || c == '\r' || c == 0;
        }

        @Override
        public String toString() {
            return text.indexOf('"') < 0 ? '"' + text + '"' : "'" + text + "'";
        }
    }
}
