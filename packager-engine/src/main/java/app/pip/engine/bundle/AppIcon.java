package app.pip.engine.bundle;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.Icns;
import app.pip.engine.format.icon.Ico;
import app.pip.engine.format.icon.Initial;
import app.pip.engine.format.icon.Picture;
import app.pip.engine.format.icon.PictureFile;
import app.pip.engine.format.icon.PngWriter;
import app.pip.engine.format.icon.Scaling;
import app.pip.engine.hash.Sha256;
import app.pip.engine.project.AppInfo;
import app.pip.engine.tree.Content;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An app's icon in the forms that systems want, each made once, when it is first asked for.
public final class AppIcon {

    private final Picture picture;
    private final SortedMap<Integer, Content> pngs = new TreeMap<>();
    private @Nullable Content icns;
    private @Nullable List<Ico.Image> images;

    private AppIcon(Picture picture) {
        this.picture = picture;
    }

    /// Reads a picture.
    ///
    /// @throws FormatException if it is no PNG, JPEG, ICO or ICNS file, or is damaged
    public static AppIcon read(byte[] file) throws FormatException {
        return new AppIcon(PictureFile.read(file));
    }

    /// The icon of an app that has no picture: its initial on a colour that belongs to its name.
    public static AppIcon initial(AppInfo app) {
        int colour = Integer.parseInt(Sha256.of(app.name()).hex().substring(0, 6), 16);
        return new AppIcon(Initial.picture(app.name(), colour));
    }

    /// A PNG file, square.
    ///
    /// @param side in pixels
    public synchronized Content png(int side) {
        return pngs.computeIfAbsent(side, wanted -> Content.of(PngWriter.write(Scaling.square(picture, wanted))));
    }

    /// An Apple icon file with all sizes.
    public synchronized Content icns() {
        Content made = icns;
        if (made == null) {
            made = Content.of(Icns.from(picture));
            icns = made;
        }
        return made;
    }

    /// All sizes that Windows asks for.
    public synchronized List<Ico.Image> images() {
        List<Ico.Image> made = images;
        if (made == null) {
            made = Ico.images(picture);
            images = made;
        }
        return made;
    }
}
