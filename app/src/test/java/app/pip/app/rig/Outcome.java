package app.pip.app.rig;

import org.junit.jupiter.api.Assertions;

/// What came of a program that was run: its exit code and what it wrote, as UTF-8 with line ends `\n`.
record Outcome(int exitCode, String stdout, String stderr) {

    Outcome {
        // a Windows program ends its lines with \r\n, and that is right
        stdout = stdout.replace("\r\n", "\n");
        stderr = stderr.replace("\r\n", "\n");
    }

    /// Fails the test, with everything that was written, unless the exit code is `expected`.
    Outcome exited(int expected) {
        Assertions.assertEquals(expected, exitCode, this::toString);
        return this;
    }

    /// Fails the test unless `text` was written to standard output.
    Outcome said(String text) {
        Assertions.assertTrue(stdout.contains(text), () -> "not said: " + text + "\n" + this);
        return this;
    }

    /// Fails the test unless `text` was written to standard error.
    Outcome complained(String text) {
        Assertions.assertTrue(stderr.contains(text), () -> "not complained: " + text + "\n" + this);
        return this;
    }

    /// Fails the test if anything was written to standard error.
    Outcome quietly() {
        Assertions.assertEquals("", stderr, this::toString);
        return this;
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- stdout\n" + stdout + "\n--- stderr\n" + stderr + "\n---";
    }
}
