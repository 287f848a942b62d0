package app.pip.engine.bundle;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.Icns;
import app.pip.engine.format.icon.Picture;
import app.pip.engine.format.icon.PngFile;
import app.pip.engine.tree.Content;
import org.jspecify.annotations.Nullable;

/// An app's icon in the forms that systems want, each made once, when it is first asked for.
public final class AppIcon {

    private final byte[] png;
    private final Picture picture;
    private @Nullable Content icns;

    /// Reads a picture.
    ///
    /// @throws FormatException if it is no PNG, or damaged
    public AppIcon(byte[] png) throws FormatException {
        this.png = png.clone();
        this.picture = PngFile.read(png);
    }

    /// The picture as it came, for Linux.
    Content png() {
        return Content.of(png);
    }

    /// An Apple icon file with all sizes.
    synchronized Content icns() {
        Content made = icns;
        if (made == null) {
            made = Content.of(Icns.from(picture));
            icns = made;
        }
        return made;
    }
}
