package app.pip.app.wizard.who;

import app.pip.app.words.Words;
import app.pip.engine.TargetState;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// One target with a box to tick, and below it the kinds of files that it can have.
final class TargetBox extends VBox {

    private final Words words;
    private final WhoModel model;
    private final Target target;
    private final CheckBox box = new CheckBox();
    private final Map<Kind, CheckBox> kinds = new EnumMap<>(Kind.class);
    private final VBox list = new VBox(7);

    TargetBox(Words words, WhoModel model, Target target) {
        super(8);
        this.words = words;
        this.model = model;
        this.target = target;
        box.setId("target-" + target.id());
        box.setWrapText(true);
        box.setOnAction(event -> model.want(target, box.isSelected()));
        list.setPadding(new Insets(0, 0, 4, 28));
        list.managedProperty().bind(list.visibleProperty());
        for (Kind kind : WhoModel.kinds(target)) {
            var one = new CheckBox(text(kind));
            one.setId(box.getId() + "-" + kind.id().replaceAll("[^a-z0-9]", "-"));
            one.setWrapText(true);
            one.getStyleClass().add("small");
            one.setOnAction(event -> model.want(target, kind, one.isSelected()));
            kinds.put(kind, one);
            list.getChildren().add(one);
        }
        getChildren().addAll(box, list);
    }

    void tell() {
        boolean possible = model.isPossible(target);
        box.setText(line());
        box.setDisable(!possible);
        box.setSelected(possible && model.isWanted(target));
        list.setVisible(box.isSelected() && kinds.size() > 1);
        kinds.forEach((kind, one) -> one.setSelected(model.isWanted(target, kind)));
    }

    private String line() {
        String name = words.text("target." + target.id());
        return model.state(target)
                .map(TargetState::floor)
                .map(floor -> words.text("who.floor", name, floor.words()))
                .orElseGet(() -> words.text("who.not-yet", name));
    }

    /// Kinds that nobody has found words for yet are named by their endings.
    private String text(Kind kind) {
        String key = "kind." + kind.family().name().toLowerCase(Locale.ROOT) + "." + kind.id();
        return words.has(key) ? words.text(key) : words.text("kind.other", kind.suffix());
    }
}
