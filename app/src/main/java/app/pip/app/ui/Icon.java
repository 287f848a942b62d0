package app.pip.app.ui;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Our own small drawings, lines on a square of 24 units. They take the colour of the text around them from the style
/// sheet, and stay sharp at any scale.
public enum Icon {
    /// The product: a parcel.
    PARCEL(
            "M12 2.6 L20.5 7.2 V16.8 L12 21.4 L3.5 16.8 V7.2 Z M3.8 7.4 L12 11.9 L20.2 7.4 M12 12 V21 M7.7 4.9 L16.2 9.6"),
    CHECK("M5 12.8 L10 17.6 L19.2 7"),
    CROSS("M6 6 L18 18 M18 6 L6 18"),
    DROP(
            "M12 3 V14.5 M7.4 10.2 L12 14.8 L16.6 10.2 M4 15.5 V18.5 A2.2 2.2 0 0 0 6.2 20.7 H17.8 A2.2 2.2 0 0 0 20 18.5 V15.5"),
    FILE(
            "M6.2 3 H13.5 L18.6 8.1 V19.4 A1.6 1.6 0 0 1 17 21 H7 A1.6 1.6 0 0 1 5.4 19.4 V4.6 A1.6 1.6 0 0 1 7 3 M13.4 3.2 V8.3 H18.4"),
    FOLDER(
            "M3 7 A1.8 1.8 0 0 1 4.8 5.2 H9.2 L11.4 7.6 H19.2 A1.8 1.8 0 0 1 21 9.4 V17.2 A1.8 1.8 0 0 1 19.2 19 H4.8 A1.8 1.8 0 0 1 3 17.2 Z"),
    PICTURE(
            "M4.8 4 H19.2 A1.8 1.8 0 0 1 21 5.8 V18.2 A1.8 1.8 0 0 1 19.2 20 H4.8 A1.8 1.8 0 0 1 3 18.2 V5.8 A1.8 1.8 0 0 1 4.8 4 Z M3.4 16.6 L8.4 11.8 L12.8 16 L15.4 13.6 L20.6 18.2 M15.2 8.6 A1.3 1.3 0 1 0 15.2 8.5 Z"),
    CLOCK("M12 3.4 A8.6 8.6 0 1 0 12.01 3.4 Z M12 7.4 V12.2 L15.2 14.2"),
    SPARK("M12 3.2 L13.9 9.6 L20.4 11.9 L13.9 14.2 L12 20.6 L10.1 14.2 L3.6 11.9 L10.1 9.6 Z"),
    WARNING("M12 4 L21.2 19.6 H2.8 Z M12 10 V14.2 M12 16.8 V17"),
    STOP("M12 3.4 A8.6 8.6 0 1 0 12.01 3.4 Z M12 7.6 V13 M12 16 V16.3"),
    NOTE("M12 3.4 A8.6 8.6 0 1 0 12.01 3.4 Z M12 11.2 V16.4 M12 7.8 V8.1"),
    GEAR(
            "M12 8.8 A3.2 3.2 0 1 0 12.01 8.8 Z M12 2.8 V5.4 M12 18.6 V21.2 M2.8 12 H5.4 M18.6 12 H21.2 M5.5 5.5 L7.3 7.3 M16.7 16.7 L18.5 18.5 M18.5 5.5 L16.7 7.3 M7.3 16.7 L5.5 18.5"),
    PLAY("M7.5 4.6 L19.2 12 L7.5 19.4 Z"),
    COPY(
            "M9.6 8.4 H18.8 A1.6 1.6 0 0 1 20.4 10 V19.2 A1.6 1.6 0 0 1 18.8 20.8 H9.6 A1.6 1.6 0 0 1 8 19.2 V10 A1.6 1.6 0 0 1 9.6 8.4 Z M5.4 15.6 H5 A1.6 1.6 0 0 1 3.4 14 V4.8 A1.6 1.6 0 0 1 5 3.2 H14.2 A1.6 1.6 0 0 1 15.8 4.8 V5.2"),
    HELP(
            "M12 3.4 A8.6 8.6 0 1 0 12.01 3.4 Z M9.4 9.6 A2.6 2.6 0 1 1 12.9 12 C12.2 12.3 12 12.8 12 13.8 M12 16.6 V16.9"),
    TERMINAL(
            "M4.4 4.6 H19.6 A1.6 1.6 0 0 1 21.2 6.2 V17.8 A1.6 1.6 0 0 1 19.6 19.4 H4.4 A1.6 1.6 0 0 1 2.8 17.8 V6.2 A1.6 1.6 0 0 1 4.4 4.6 Z M6.8 9.2 L9.8 12 L6.8 14.8 M12 15 H16.6"),
    WINDOW(
            "M4.4 4.6 H19.6 A1.6 1.6 0 0 1 21.2 6.2 V17.8 A1.6 1.6 0 0 1 19.6 19.4 H4.4 A1.6 1.6 0 0 1 2.8 17.8 V6.2 A1.6 1.6 0 0 1 4.4 4.6 Z M3 9 H21 M5.8 6.8 H6 M8.2 6.8 H8.4"),
    /// The world, for what is seen in a browser.
    GLOBE(
            "M12 3.4 A8.6 8.6 0 1 0 12.01 3.4 Z M3.6 12 H20.4 M12 3.6 C7.4 8.4 7.4 15.6 12 20.4 M12 3.6 C16.6 8.4 16.6 15.6 12 20.4"),
    PUZZLE(
            "M9 5.2 A2 2 0 1 1 13 5.2 V6.6 H17.4 V11 H18.8 A2 2 0 1 1 18.8 15 H17.4 V19.6 H4.6 V15 H6 A2 2 0 1 0 6 11 H4.6 V6.6 H9 Z"),
    /// A window with four panes, for Windows.
    PANES("M3.6 4.2 H11 V11.2 H3.6 Z M13 4.2 H20.4 V11.2 H13 Z M3.6 13 H11 V20 H3.6 Z M13 13 H20.4 V20 H13 Z"),
    /// The key that only Macs have.
    COMMAND(
            "M9 9 H15 V15 H9 Z M9 9 H6.4 A2.7 2.7 0 1 1 9 6.4 Z M15 9 V6.4 A2.7 2.7 0 1 1 17.6 9 Z M15 15 H17.6 A2.7 2.7 0 1 1 15 17.6 Z M9 15 V17.6 A2.7 2.7 0 1 1 6.4 15 Z"),
    /// A penguin, for Linux.
    PENGUIN(
            "M12 2.8 C9.3 2.8 8.2 4.8 8.2 7.2 C8.2 10 5.6 12 5.6 16 C5.6 19.2 8.2 21 12 21 C15.8 21 18.4 19.2 18.4 16 C18.4 12 15.8 10 15.8 7.2 C15.8 4.8 14.7 2.8 12 2.8 Z M10.4 6.8 V7 M13.6 6.8 V7 M10.6 9 L12 10.2 L13.4 9 M9 17.6 C8.6 14.6 9.8 12.4 12 12.4 C14.2 12.4 15.4 14.6 15 17.6");

    private static final double UNITS = 24;

    private final String lines;

    Icon(String lines) {
        this.lines = lines;
    }

    /// The drawing, which no pointer and no screen reader notices.
    ///
    /// @param size of its square, in pixels
    public Node node(double size) {
        var path = new SVGPath();
        path.setContent(lines);
        path.getStyleClass().add("icon-lines");
        path.getTransforms().add(new Scale(size / UNITS, size / UNITS));
        path.setManaged(false);
        var box = new Pane(path);
        box.getStyleClass().add("icon");
        box.setMinSize(size, size);
        box.setPrefSize(size, size);
        box.setMaxSize(size, size);
        box.setMouseTransparent(true);
        box.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return box;
    }
}
