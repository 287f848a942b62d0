package app.pip.engine.index;

import java.io.IOException;

/// A server gives files only whole.
final class NoPartsException extends IOException {

    NoPartsException() {
        super("the server gives no parts of files");
    }
}
