package app.pip.engine.classroom;

/// The form in which a class is given away.
public enum ClassForm {
    /// One file for each target, to be unpacked: a zip, or a `.tar.gz` for Linux.
    ARCHIVE,
    /// One folder for each target, as it is used on a stick or a share.
    FOLDER
}
