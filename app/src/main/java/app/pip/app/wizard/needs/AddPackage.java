package app.pip.app.wizard.needs;

import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.ProblemCards;
import app.pip.engine.FoundPackage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A line to name a package that is missing, and what the index says of it before it is taken along.
final class AddPackage {

    private final Desk desk;
    private final NeedsModel model;
    private final TextField name = new TextField();
    private final VBox answer = new VBox(8);
    private final VBox view = new VBox(8);

    AddPackage(Desk desk, NeedsModel model) {
        this.desk = desk;
        this.model = model;
        name.setId("package-name");
        name.setPromptText(text("needs.add.prompt"));
        name.setAccessibleText(text("needs.add.prompt"));
        // Enter asks, and doesn't go on to the next page
        name.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        HBox.setHgrow(name, Priority.ALWAYS);
        var find = new Button(text("needs.add"));
        find.setId("package-find");
        find.setMinWidth(Button.USE_PREF_SIZE);
        find.setOnAction(event -> model.find(name.getText()));
        find.disableProperty().bind(name.textProperty().isEmpty());
        answer.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(answer.getChildren()));
        view.getChildren().addAll(new HBox(10, name, find), answer);
        model.lookup().addListener((_, _, now) -> tell(now));
    }

    Node view() {
        return view;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !name.getText().isBlank()) {
            event.consume();
            model.find(name.getText());
        }
    }

    private void tell(Lookup now) {
        var cards = new ProblemCards(desk);
        answer.getChildren()
                .setAll(
                        switch (now) {
                            case Lookup.Nothing _ -> List.<Node>of();
                            case Lookup.UnderWay _ -> List.of(card(underWay()));
                            case Lookup.Found found -> List.of(card(found(found)));
                            case Lookup.Unknown unknown -> List.of(unknown(unknown.name()));
                            case Lookup.Refused refused -> cards.of(refused.problems());
                            case Lookup.Broken broken -> List.of(cards.of(broken.report()));
                        });
    }

    private Row underWay() {
        var wheel = new ProgressIndicator();
        wheel.setPrefSize(20, 20);
        wheel.setMinSize(20, 20);
        return new Row(wheel, name.getText().strip(), text("needs.add.looking"));
    }

    private Row found(Lookup.Found lookup) {
        FoundPackage found = lookup.found();
        var take = new Button(text("needs.take"));
        take.setId("package-take");
        take.getStyleClass().add("accent");
        take.setMinWidth(Button.USE_PREF_SIZE);
        take.setOnAction(event -> {
            model.take(lookup.requirement());
            name.clear();
            name.requestFocus();
        });
        String facts = found.since().isPresent()
                ? desk.words()
                        .text(
                                "needs.add.since",
                                found.releases(),
                                String.valueOf(found.since().getAsInt()))
                : desk.words().text("needs.add.releases", found.releases());
        String ready = found.ready() ? "" : " " + text("needs.add.source");
        return new Row(Icon.PUZZLE.node(20), found.name() + " " + found.newest(), facts + ready, take);
    }

    private Node unknown(String text) {
        var label = new Label(desk.words().text("needs.add.unknown", text));
        label.getStyleClass().add("field-error");
        label.setWrapText(true);
        return label;
    }

    private static RowCard card(Row row) {
        var card = new RowCard();
        card.show(List.of(row));
        return card;
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
