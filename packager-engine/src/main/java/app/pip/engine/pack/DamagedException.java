package app.pip.engine.pack;

import java.io.IOException;

/// What was kept is not what was put there: a failing disk, or somebody's hand.
public final class DamagedException extends IOException {

    DamagedException(String what) {
        super(what);
    }
}
