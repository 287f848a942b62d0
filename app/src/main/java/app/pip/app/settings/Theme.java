package app.pip.app.settings;

/// How bright the window is.
public enum Theme {
    /// As the system is set.
    SYSTEM,
    /// Dark letters on a light ground.
    LIGHT,
    /// Light letters on a dark ground.
    DARK
}
