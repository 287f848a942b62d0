package app.pip.engine.packing;

import app.pip.engine.platform.Kind;
import java.io.IOException;
import java.nio.file.Path;

/// What is done to a whole artifact before it gets its name, such as signing it.
public interface Seal {

    /// Nothing is done.
    Seal NONE = new None();

    /// Whether anything is done to artifacts of a kind.
    boolean seals(Kind kind);

    /// Changes the file in its place.
    ///
    /// @param name the app's, for people
    void seal(Path file, String name) throws IOException;

    /// Leaves all artifacts as they are.
    record None() implements Seal {
        @Override
        public boolean seals(Kind kind) {
            return false;
        }

        @Override
        public void seal(Path file, String name) {
            throw new IllegalStateException("nothing is sealed");
        }
    }
}
