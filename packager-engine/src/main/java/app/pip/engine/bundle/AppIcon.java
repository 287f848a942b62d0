package app.pip.engine.bundle;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.Icns;
import app.pip.engine.format.icon.Ico;
import app.pip.engine.format.icon.Initial;
import app.pip.engine.format.icon.Picture;
import app.pip.engine.format.icon.PictureFile;
import app.pip.engine.format.icon.PngWriter;
import app.pip.engine.format.icon.Scaling;
import app.pip.engine.format.icon.UndrawableException;
import app.pip.engine.hash.Sha256;
import app.pip.engine.project.AppInfo;
import app.pip.engine.tree.Content;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// An app's icon in the forms that systems want, each made when it is first asked for. What was made is remembered as
/// long as there is memory for it: a class has hundreds of icons, and each of them can be had again.
public final class AppIcon {

    /// Part of every key: icons that are drawn or scaled in another way have another.
    private static final String FORM = "1";

    private final String key;
    private final Drawing drawing;
    private final Kept kept;
    private final SortedMap<String, SoftReference<byte[]>> made = new TreeMap<>();
    private SoftReference<Picture> picture = new SoftReference<>(null);

    private AppIcon(String key, Drawing drawing, Kept kept) {
        this.key = key;
        this.drawing = drawing;
        this.kept = kept;
    }

    /// Reads a picture.
    ///
    /// @throws FormatException if it is no PNG, JPEG, SVG, ICO or ICNS file, or is damaged
    /// @throws UndrawableException if it is a drawing that isn't drawn
    public static AppIcon read(byte[] file) throws FormatException, UndrawableException {
        Picture read = PictureFile.read(file);
        return new AppIcon("read " + Sha256.of(file), () -> read, Kept.NOWHERE);
    }

    /// The icon of an app that has no picture: its initial on a colour that belongs to its name.
    public static AppIcon initial(AppInfo app) {
        int colour = Integer.parseInt(Sha256.of(app.name()).hex().substring(0, 6), 16);
        return new AppIcon(
                "initial " + Initial.key(app.name(), colour), () -> Initial.picture(app.name(), colour), Kept.NOWHERE);
    }

    /// The same icon, whose forms are kept from one run to the next.
    public AppIcon keptIn(Kept place) {
        return new AppIcon(key, drawing, place);
    }

    /// A PNG file, square.
    ///
    /// @param side in pixels
    public Content png(int side) throws IOException {
        return Content.of(form("png " + side, () -> PngWriter.write(Scaling.square(picture(), side))));
    }

    /// An Apple icon file with all sizes.
    public Content icns() throws IOException {
        return Content.of(form("icns", () -> Icns.from(picture())));
    }

    /// All sizes that Windows asks for.
    public List<Ico.Image> images() throws IOException {
        return Ico.images(form("ico", () -> Ico.file(Ico.images(picture()))));
    }

    private synchronized byte[] form(String name, Supplier<byte[]> make) throws IOException {
        SoftReference<byte[]> remembered = made.get(name);
        byte[] known = remembered == null ? null : remembered.get();
        if (known == null) {
            known = kept.of(Sha256.of(FORM + " " + key + " " + name), make);
            made.put(name, new SoftReference<>(known));
        }
        return known;
    }

    private synchronized Picture picture() {
        Picture drawn = picture.get();
        if (drawn == null) {
            drawn = drawing.draw();
            picture = new SoftReference<>(drawn);
        }
        return drawn;
    }

    /// Makes the picture, when it is first needed.
    @FunctionalInterface
    private interface Drawing {
        /// The picture, as large as it is.
        Picture draw();
    }

    /// Where forms of icons are kept.
    @FunctionalInterface
    public interface Kept {
        /// Nowhere: they are made anew in each run.
        Kept NOWHERE = (_, make) -> make.get();

        /// What is kept under a key, made now if there is nothing.
        byte[] of(Sha256 key, Supplier<byte[]> make) throws IOException;
    }
}
