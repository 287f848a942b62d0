package app.pip.app.ui;

import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
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

    /// The title, which may change.
    public StringProperty titleText() {
        return title.textProperty();
    }

    /// The sentence, which may change.
    public StringProperty sentenceText() {
        return sentence.textProperty();
    }
}
