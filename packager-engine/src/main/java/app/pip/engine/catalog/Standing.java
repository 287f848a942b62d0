package app.pip.engine.catalog;

/// How a project stands in its index (the [project status markers](
/// https://packaging.python.org/en/latest/specifications/project-status-markers/), PEP 792).
public enum Standing {
    /// As usual.
    ACTIVE,
    /// No new versions are expected.
    ARCHIVED,
    /// Somebody thinks that it does harm: nothing may be installed.
    QUARANTINED,
    /// Its makers advise against it.
    DEPRECATED,
    /// No index knows it.
    UNKNOWN
}
