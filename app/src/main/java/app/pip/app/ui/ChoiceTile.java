package app.pip.app.ui;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A large choice with a drawing, a name and a sentence; a badge says that it is chosen.
public final class ChoiceTile extends ToggleButton {

    private static final double PADDING = 18;

    private final Label sentence = new Label();
    private final VBox content;
    private final String name;

    /// A tile.
    public ChoiceTile(Icon icon, String name, String sentence) {
        this.name = name;
        getStyleClass().add("choice-tile");
        setAccessibleText(name + ". " + sentence);
        this.sentence.setText(sentence);
        this.sentence.setWrapText(true);
        this.sentence.setMinHeight(Label.USE_PREF_SIZE);
        this.sentence.heightProperty().addListener((_, _, _) -> fit());
        this.sentence.getStyleClass().addAll("muted", "small");
        var title = new Label(name);
        title.getStyleClass().add("tile-name");
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        title.heightProperty().addListener((_, _, _) -> fit());
        var badge = new StackPane(Icon.CHECK.node(14));
        badge.getStyleClass().add("tile-badge");
        badge.visibleProperty().bind(selectedProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var top = new HBox(icon.node(30), space, badge);
        top.setAlignment(Pos.TOP_LEFT);
        content = new VBox(8, top, title, this.sentence);
        content.prefWidthProperty().bind(widthProperty().subtract(2 * PADDING));
        widthProperty().addListener((_, _, _) -> fit());
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setAlignment(Pos.TOP_LEFT);
    }

    /// As high as its lines are in the width that it got.
    private void fit() {
        if (getWidth() > 0) {
            double height = Math.ceil(content.prefHeight(Math.floor(getWidth()) - 2 * PADDING)) + 2 * PADDING + 2;
            setMinHeight(height);
            setPrefHeight(height);
        }
    }

    /// Says something else below the name.
    public void say(String text) {
        sentence.setText(text);
        setAccessibleText(name + ". " + text);
        fit();
    }
}
