package app.pip.app.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A problem for people: what happened, why, what to do, and a button if one is enough.
public final class ProblemCard extends HBox {

    /// A card.
    public ProblemCard(Texts texts, Weight weight, List<Remedy> remedies) {
        super(14);
        getStyleClass().addAll("problem-card", weight.style);
        Node icon = weight.icon.node(22);
        var what = line(texts.what(), "problem-what");
        var why = line(texts.why(), "muted");
        var todo = line(texts.todo(), "problem-todo");
        var lines = new VBox(5, what, why, todo);
        if (!remedies.isEmpty()) {
            var buttons = new FlowPane(10, 8);
            buttons.getStyleClass().add("problem-remedy");
            remedies.forEach(one -> buttons.getChildren().add(button(one)));
            lines.getChildren().add(buttons);
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        setAlignment(Pos.TOP_LEFT);
        setAccessibleText(texts.what() + " " + texts.why() + " " + texts.todo());
        getChildren().addAll(icon, lines);
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private static Node button(Remedy remedy) {
        var button = new Button(remedy.text());
        button.setOnAction(event -> remedy.action().run());
        button.setMnemonicParsing(false);
        return button;
    }

    /// The three texts.
    ///
    /// @param what what happened
    /// @param why the reason
    /// @param todo what to do
    public record Texts(String what, String why, String todo) {}

    /// What one press mends.
    ///
    /// @param text on the button
    /// @param action what it does
    public record Remedy(String text, Runnable action) {}

    /// How much it weighs.
    public enum Weight {
        /// Nothing goes on before this is mended.
        STOP("stop", Icon.STOP),
        /// Something may be missing in the end.
        WARNING("warning", Icon.WARNING),
        /// Good to know.
        NOTE("note", Icon.NOTE);

        private final String style;
        private final Icon icon;

        Weight(String style, Icon icon) {
            this.style = style;
            this.icon = icon;
        }
    }
}
