package app.pip.engine.bundle;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.BmpFile;
import app.pip.engine.format.icon.Picture;
import app.pip.engine.format.icon.PictureFile;
import app.pip.engine.format.icon.Scaling;
import app.pip.engine.format.icon.UndrawableException;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Family;
import app.pip.engine.tree.Content;
import java.io.IOException;
import java.util.List;

/// The picture that a launcher shows while the program starts, as the bitmap that it reads: in its own size, or as
/// large as
/// it may be on a small screen.
public final class Splash {

    private static final String FILE = "support/splash.bmp";
    private static final int WIDEST = 640;
    private static final int HIGHEST = 480;

    private final byte[] bitmap;

    private Splash(byte[] bitmap) {
        this.bitmap = bitmap;
    }

    /// Reads a picture.
    ///
    /// @throws FormatException if it is no PNG, JPEG, SVG, ICO or ICNS file, or is damaged
    /// @throws UndrawableException if it is a drawing that isn't drawn
    public static Splash read(byte[] file) throws FormatException, UndrawableException {
        Picture picture = PictureFile.read(file);
        double share = Math.min(1, Math.min((double) WIDEST / picture.width(), (double) HIGHEST / picture.height()));
        int width = Math.max(1, (int) Math.round(picture.width() * share));
        int height = Math.max(1, (int) Math.round(picture.height() * share));
        return new Splash(BmpFile.write(Scaling.to(picture, width, height)));
    }

    /// Whether the launcher of such an app shows it: a Mac shows by itself that an app starts.
    private static boolean isShown(Parts parts) {
        return parts.splash().isPresent()
                && !parts.mode().inTerminal()
                && parts.interpreter().target().family() != Family.MACOS;
    }

    /// What `launch.ini` says of it; empty if there is nothing to show.
    static String place(Parts parts) {
        return isShown(parts) ? FILE : "";
    }

    /// The entry below the app's root, if there is something to show.
    static List<PackedEntry> entries(Parts parts) throws IOException {
        return isShown(parts)
                ? List.of(Bundler.file(FILE, Content.of(parts.splash().orElseThrow().bitmap)))
                : List.of();
    }
}
