package app.pip.app.ui;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A page's title and the one sentence below it.
public final class Heading extends VBox {

    private final Label title = new Label();
    private final Label sentence = new Label();

    /// A heading.
    public Heading(String title, String sentence) {
        super(4);
        this.title.setText(title);
        this.sentence.setText(sentence);
        this.title.getStyleClass().add("page-title");
        this.title.setWrapText(true);
        this.title.setAccessibleRole(AccessibleRole.TEXT);
        this.sentence.getStyleClass().add("muted");
        this.sentence.setWrapText(true);
        this.title.setMinHeight(USE_PREF_SIZE);
        this.sentence.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(this.title, this.sentence);
    }

    /// The heading beside a mark that says: done.
    public Parent marked() {
        var mark = new StackPane(Icon.CHECK.node(34));
        mark.getStyleClass().add("done-mark");
        var row = new HBox(20, mark, this);
        HBox.setHgrow(this, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// The title, which may change.
    public StringProperty titleText() {
        return title.textProperty();
    }

    /// The sentence, which may change.
    public StringProperty sentenceText() {
        return sentence.textProperty();
    }
}
