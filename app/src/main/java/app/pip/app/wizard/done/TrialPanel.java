package app.pip.app.wizard.done;

import app.pip.app.words.Words;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What an app says while it is tried, and a line to answer it; there is nothing to see before the first trial.
final class TrialPanel {

    private final DoneModel model;
    private final VBox view = new VBox(8);
    private final TextArea said = new TextArea();

    TrialPanel(Words words, DoneModel model) {
        this.model = model;
        var title = new Label(words.text("done.try.title"));
        title.getStyleClass().add("section-title");
        said.setEditable(false);
        said.setId("trial-said");
        said.getStyleClass().add("transcript");
        said.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        said.setPrefRowCount(9);
        said.setWrapText(true);
        said.setAccessibleText(words.text("done.try.title"));
        model.said().addListener((_, _, text) -> {
            said.setText(text);
            said.positionCaret(text.length());
        });
        var answer = new TextField();
        answer.setId("trial-answer");
        answer.setPromptText(words.text("done.try.answer"));
        answer.setAccessibleText(words.text("done.try.answer"));
        answer.disableProperty().bind(model.trying().not());
        answer.setOnAction(event -> {
            model.answer(answer.getText());
            answer.clear();
        });
        HBox.setHgrow(answer, Priority.ALWAYS);
        var stop = new Button(words.text("done.try.stop"));
        stop.setId("trial-stop");
        stop.setMinWidth(Button.USE_PREF_SIZE);
        stop.disableProperty().bind(model.trying().not());
        stop.setOnAction(event -> model.stop());
        view.getChildren().addAll(title, said, new HBox(10, answer, stop));
        view.managedProperty().bind(view.visibleProperty());
        model.trying().addListener((_, _, trying) -> {
            if (trying) {
                view.setVisible(true);
                answer.requestFocus();
            }
        });
        clear();
    }

    Node view() {
        return view;
    }

    /// Ends a trial and hides what it said.
    void clear() {
        model.stop();
        view.setVisible(false);
        said.clear();
    }
}
