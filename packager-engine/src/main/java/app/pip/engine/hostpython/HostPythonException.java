package app.pip.engine.hostpython;

import java.io.IOException;

/// The interpreter of this machine can't be used at all: an older system, a missing library, a guard such as AppLocker.
/// Whoever needs bytecode can go on without it.
public final class HostPythonException extends IOException {

    HostPythonException(String message) {
        super(message);
    }

    HostPythonException(String message, Throwable cause) {
        super(message, cause);
    }
}
