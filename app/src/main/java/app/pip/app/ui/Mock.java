package app.pip.app.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A small drawing of a window on a friend's system, with the app's name and picture in it.
public final class Mock extends VBox {

    private final AppPicture small = new AppPicture(16);
    private final AppPicture large = new AppPicture(34);
    private final Label title = new Label();
    private final StackPane body = new StackPane();
    private final Style style;

    /// A drawing.
    public Mock(Style style) {
        this.style = style;
        getStyleClass().add("mock");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        title.setMinWidth(0);
        var bar = new HBox(5);
        bar.getStyleClass().add("mock-title");
        bar.setAlignment(Pos.CENTER_LEFT);
        switch (style) {
            case WINDOWS -> bar.getChildren().addAll(small, title, space(), controls("–", "□", "×"));
            case MAC -> bar.getChildren().addAll(dot("red"), dot("amber"), dot("green"), space(), title, space());
            case LINUX -> bar.getChildren().addAll(small, space(), title, space(), controls("×"));
        }
        getChildren().addAll(bar, body);
        setMouseTransparent(true);
    }

    /// Shows an app.
    public void show(String name, Optional<Path> picture, Inside inside) {
        title.setText(name);
        small.show(name, picture);
        large.show(name, picture);
        body.getStyleClass().setAll(inside.style);
        switch (inside) {
            case TERMINAL -> {
                var text = new Label((style == Style.WINDOWS ? "C:\\> " : "$ ") + name + "\n> _");
                text.setMinWidth(0);
                body.getChildren().setAll(text);
                StackPane.setAlignment(text, Pos.TOP_LEFT);
            }
            case WINDOW -> body.getChildren().setAll(large);
            case BROWSER -> {
                var page = new StackPane(large);
                page.getStyleClass().add("mock-page");
                body.getChildren().setAll(new VBox(address(), page));
            }
        }
    }

    /// The line with a page's address, as browsers have it.
    private static Node address() {
        var text = new Label("localhost", Icon.GLOBE.node(10));
        text.getStyleClass().add("mock-address");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(6, muted("←"), text);
        line.getStyleClass().add("mock-bar");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label muted(String sign) {
        var label = new Label(sign);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Node space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Node dot(String colour) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", colour);
        return dot;
    }

    private static Node controls(String... signs) {
        var box = new HBox(5);
        for (String sign : signs) {
            box.getChildren().add(muted(sign));
        }
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    /// What is in it.
    public enum Inside {
        /// What the program prints.
        TERMINAL("mock-console"),
        /// What the program draws.
        WINDOW("mock-window"),
        /// A page that the program serves.
        BROWSER("mock-browser");

        private final String style;

        Inside(String style) {
            this.style = style;
        }
    }

    /// Whose windows it looks like.
    public enum Style {
        WINDOWS,
        MAC,
        LINUX
    }
}
