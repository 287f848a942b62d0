package app.pip.engine.project;

import java.nio.file.Path;
import java.util.Optional;

/// The pictures that an app shows of itself, as files of the author's: PNG, JPEG, SVG, ICO or ICNS.
///
/// @param icon of the app; without one it is its initial
/// @param splash what is shown while a program with windows starts; without one a slow start is told in words
public record Pictures(Optional<Path> icon, Optional<Path> splash) {

    /// An app without pictures.
    public static final Pictures NONE = new Pictures(Optional.empty(), Optional.empty());
}
