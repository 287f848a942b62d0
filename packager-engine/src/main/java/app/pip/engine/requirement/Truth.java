package app.pip.engine.requirement;

/// Whether a marker holds on a machine of which not everything is known.
public enum Truth {
    NO,
    UNKNOWN,
    YES;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }
}
