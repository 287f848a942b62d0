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
        var bar = new HBox(7);
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
    public void show(String name, Optional<Path> picture, boolean console) {
        title.setText(name);
        small.show(name, picture);
        large.show(name, picture);
        body.getStyleClass().setAll(console ? "mock-console" : "mock-window");
        if (console) {
            var text = new Label((style == Style.WINDOWS ? "C:\\> " : "$ ") + name + "\n> _");
            text.setMinWidth(0);
            body.getChildren().setAll(text);
            StackPane.setAlignment(text, Pos.TOP_LEFT);
        } else {
            body.getChildren().setAll(large);
        }
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
        var box = new HBox(8);
        for (String sign : signs) {
            var label = new Label(sign);
            label.getStyleClass().add("muted");
            box.getChildren().add(label);
        }
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    /// Whose windows it looks like.
    public enum Style {
        WINDOWS,
        MAC,
        LINUX
    }
}
