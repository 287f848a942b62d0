package app.pip.engine.problem;

/// How much a [Problem] weighs.
public enum Severity {
    /// Nothing can be made before this is mended.
    STOP,
    /// Worth knowing; the work went on.
    NOTE
}
