package app.pip.app.wizard.systems;

import app.pip.app.ui.Heading;
import app.pip.app.wizard.ClassDraft.Handout;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.Step;
import app.pip.engine.platform.Target;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is made of a class: for which systems, in which form, under which name.
public final class SystemsPage implements Page {

    private final Desk desk;
    private final SystemsModel model;
    private final VBox view = new VBox();
    private final Map<Target, CheckBox> boxes = new EnumMap<>(Target.class);
    private final Map<Handout, RadioButton> forms = new EnumMap<>(Handout.class);
    private final TextField name = new TextField();

    /// The page.
    public SystemsPage(Desk desk, SystemsModel model) {
        this.desk = desk;
        this.model = model;
        view.getStyleClass().add("page");
        view.getChildren()
                .addAll(new Heading(text("systems.title"), text("systems.sentence")), named(), targets(), handouts());
    }

    private Node named() {
        var label = title("systems.name");
        label.setLabelFor(name);
        name.setId("class-name");
        name.textProperty().bindBidirectional(model.name());
        var wrong = new Label(text("look.name.wrong"));
        wrong.getStyleClass().add("field-error");
        wrong.managedProperty().bind(wrong.visibleProperty());
        wrong.setVisible(false);
        name.textProperty().addListener((_, _, _) -> wrong.setVisible(!model.isNamed()));
        return new VBox(6, label, name, wrong);
    }

    private Node targets() {
        var list = new VBox(9, title("systems.for"));
        for (Target target : model.possible()) {
            var box = new CheckBox(text("target." + target.id()));
            box.setId("class-" + target.id());
            box.setOnAction(event -> model.want(target, box.isSelected()));
            boxes.put(target, box);
            list.getChildren().add(box);
        }
        return list;
    }

    private Node handouts() {
        var list = new VBox(9, title("systems.as"));
        var group = new ToggleGroup();
        for (Handout form : Handout.values()) {
            String key = form.name().toLowerCase(Locale.ROOT);
            var one = new RadioButton(
                    switch (form) {
                        case FILES -> text("systems.files");
                        case FOLDERS -> text("systems.folders");
                        case INSTALLERS -> text("systems.installers");
                    });
            one.setId("class-" + key);
            one.setWrapText(true);
            one.setMinHeight(Region.USE_PREF_SIZE);
            one.setToggleGroup(group);
            one.setOnAction(event -> model.handout().set(form));
            forms.put(form, one);
            list.getChildren().add(one);
        }
        return list;
    }

    private Label title(String key) {
        var label = new Label(text(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    @Override
    public Step step() {
        return Step.SYSTEMS;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableBooleanValue ready() {
        return model.ready();
    }

    @Override
    public void shown() {
        boxes.forEach((target, box) -> box.setSelected(model.isWanted(target)));
        forms.forEach((form, one) -> one.setSelected(model.handout().get() == form));
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
