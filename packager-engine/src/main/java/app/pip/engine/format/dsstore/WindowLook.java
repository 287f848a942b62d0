package app.pip.engine.format.dsstore;

import app.pip.engine.format.hfs.HfsName;
import app.pip.engine.format.hfs.HfsVolume;
import app.pip.engine.format.plist.Plist;
import app.pip.engine.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// How a volume's window looks when it opens: its size, a picture behind, large icons at given places, nothing beside
/// them.
///
/// @param volume the volume's name
/// @param time when all of it was made, in seconds since 1904
/// @param width of the window's inside, in points
/// @param height of the window's inside, in points
/// @param picture where the picture lies: in a folder at the top
/// @param pictureNumber its number in the catalog, one more than its folder's
/// @param icons the middle of each icon, by the names of the things at the top
public record WindowLook(
        String volume,
        int time,
        int width,
        int height,
        TreePath picture,
        int pictureNumber,
        SequencedMap<String, Place> icons) {

    private static final int ICON_SIDE = 112;
    private static final int TEXT_SIZE = 13;

    /// The bar above, which counts as part of the window.
    private static final int TITLE_BAR = 28;

    private static final int FROM_LEFT = 240;
    private static final int FROM_BOTTOM = 260;

    /// A place in a window.
    ///
    /// @param x points from the left
    /// @param y points from the top
    public record Place(int x, int y) {}

    /// The file's bytes.
    public byte[] file() {
        var records = new ArrayList<>(List.of(
                StoreRecord.blob(".", "bwsp", window().toBinary()),
                StoreRecord.blob(".", "icvp", view().toBinary()),
                StoreRecord.number(".", "vSrn", 1)));
        for (Map.Entry<String, Place> icon : new TreeMap<>(icons).entrySet()) {
            Place place = icon.getValue();
            records.add(StoreRecord.place(HfsName.of(icon.getKey()), place.x(), place.y()));
        }
        return StoreFile.of(records);
    }

    private Plist.Dict window() {
        String bounds = "{{%d, %d}, {%d, %d}}".formatted(FROM_LEFT, FROM_BOTTOM, width, height + TITLE_BAR);
        return Plist.Dict.empty()
                .with("ContainerShowSidebar", false)
                .with("ShowPathbar", false)
                .with("ShowSidebar", false)
                .with("ShowStatusBar", false)
                .with("ShowTabView", false)
                .with("ShowToolbar", false)
                .with("SidebarWidth", 0)
                .with("WindowBounds", bounds);
    }

    private Plist.Dict view() {
        String folder = picture.parts().getFirst();
        var alias = new Alias(volume, time, folder, pictureNumber - 1, picture.name(), pictureNumber);
        if (pictureNumber <= HfsVolume.FIRST_NUMBER || picture.parts().size() != 2) {
            throw new IllegalArgumentException("the picture lies in no folder of its own: " + picture);
        }
        return Plist.Dict.empty()
                .with("arrangeBy", "none")
                .with("backgroundColorBlue", new Plist.Real(1))
                .with("backgroundColorGreen", new Plist.Real(1))
                .with("backgroundColorRed", new Plist.Real(1))
                .with("backgroundImageAlias", Plist.Binary.of(alias.bytes()))
                .with("backgroundType", 2)
                .with("gridOffsetX", new Plist.Real(0))
                .with("gridOffsetY", new Plist.Real(0))
                .with("gridSpacing", new Plist.Real(100))
                .with("iconSize", new Plist.Real(ICON_SIDE))
                .with("labelOnBottom", true)
                .with("showIconPreview", false)
                .with("showItemInfo", false)
                .with("textSize", new Plist.Real(TEXT_SIZE))
                .with("viewOptionsVersion", 1);
    }
}
