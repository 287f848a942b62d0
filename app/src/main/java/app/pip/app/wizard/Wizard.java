package app.pip.app.wizard;

import app.pip.app.ui.DropZone;
import app.pip.app.ui.Icon;
import app.pip.app.words.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content: the rail with the steps, the page of the moment, and the line with Back and Next.
public final class Wizard extends BorderPane {

    private static final double NARROW = 800;
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final Desk desk;
    private final Map<Step, Page> pages = new EnumMap<>(Step.class);
    private final Map<Step, Button> steps = new EnumMap<>(Step.class);
    private final ScrollPane scroll = new ScrollPane();
    private final VBox rail = new VBox(4);
    private final HBox foot = new HBox();
    private final Button back = new Button();
    private final Button next = new Button();
    private final Runnable settings;
    // what listens to the draft, which outlives the window's content
    private final ChangeListener<Object> change = (_, _, _) -> refresh();

    /// The content for these pages.
    ///
    /// @param settings opens the settings
    public Wizard(Desk desk, List<Page> all, Runnable settings) {
        this.desk = desk;
        this.settings = settings;
        all.forEach(page -> pages.put(page.step(), page));
        getStyleClass().add("wizard");
        setNodeOrientation(
                desk.words().isRightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFocusTraversable(false);
        setCenter(new BorderPane(scroll, null, null, foot(), null));
        setLeft(rail());
        DropZone.on(this, this, desk::take);
        widthProperty().addListener((_, _, width) -> compact(width.doubleValue() < NARROW));
        desk.route().step().addListener((_, _, step) -> show(step));
        desk.draft().reading().addListener(change);
        desk.draft().outlook().addListener(change);
        desk.draft().outcome().addListener(change);
        desk.draft().whole().pupils().addListener((ListChangeListener<Object>) _ -> refresh());
        desk.draft().whole().outcome().addListener(change);
        desk.route().busy().addListener(change);
        show(desk.route().step().get());
    }

    private Node rail() {
        var brand = new HBox(Icon.PARCEL.node(24), new Label("pip.app"));
        brand.getStyleClass().add("brand");
        rail.getStyleClass().add("rail");
        rail.getChildren().add(brand);
        for (Step step : Step.values()) {
            var button = new Button(text(step.key() + ".step"));
            button.getStyleClass().setAll("button", "step");
            button.setId("step-" + step.key());
            button.setMnemonicParsing(false);
            button.setOnAction(event -> desk.route().go(step));
            steps.put(step, button);
            rail.getChildren().add(button);
        }
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var gear = new Button(text("settings.open"), Icon.GEAR.node(18));
        gear.getStyleClass().setAll("button", "step");
        gear.setId("settings");
        gear.setOnAction(event -> settings.run());
        var promise = new Label(text("rail.promise"));
        promise.getStyleClass().add("rail-foot");
        promise.setWrapText(true);
        promise.setMinHeight(Region.USE_PREF_SIZE);
        promise.managedProperty().bind(promise.visibleProperty());
        rail.getChildren().addAll(space, promise, gear);
        return rail;
    }

    private Node foot() {
        back.setId("back");
        back.setText(text("foot.back"));
        back.setOnAction(event -> desk.route().back());
        next.setId("next");
        next.getStyleClass().add("accent");
        next.setDefaultButton(true);
        next.setOnAction(event -> desk.route().next());
        foot.getStyleClass().add("foot");
        return foot;
    }

    /// The texts of the window's content.
    public Words words() {
        return desk.words();
    }

    private void show(Step step) {
        Page page = Optional.ofNullable(pages.get(step)).orElseThrow();
        scroll.setContent(page.view());
        scroll.setVvalue(0);
        if (page.foot().isEmpty()) {
            back.setVisible(step != Step.PROGRAM);
            next.disableProperty().bind(Bindings.not(page.ready()));
            next.textProperty()
                    .bind(Bindings.createStringBinding(
                            () -> word(step), desk.draft().version()));
            foot.getChildren().setAll(back, next);
        } else {
            foot.getChildren().setAll(page.foot());
        }
        refresh();
        page.shown();
        Platform.runLater(() -> page.first().requestFocus());
    }

    /// What Next says on a page.
    private String word(Step step) {
        if (step == Step.SYSTEMS) {
            return text("foot.make");
        }
        if (step != Step.LOOK) {
            return text("foot.next");
        }
        return desk.draft().isMadeBefore()
                ? desk.words().text("foot.again", desk.draft().version().get().strip())
                : text("foot.make");
    }

    private void refresh() {
        Step now = desk.route().step().get();
        steps.forEach((step, button) -> {
            boolean passed = step.compareTo(now) < 0;
            boolean own = now.road().contains(step);
            button.setVisible(own);
            button.setManaged(own);
            button.pseudoClassStateChanged(CURRENT, step == now);
            button.pseudoClassStateChanged(PASSED, passed);
            button.setDisable(step != now && !desk.route().isOpen(step));
            button.setGraphic(mark(step, passed));
        });
    }

    private Node mark(Step step, boolean passed) {
        var mark = new StackPane(
                passed ? Icon.CHECK.node(13) : new Label(desk.words().text("rail.number", step.number())));
        mark.getStyleClass().add("step-mark");
        return mark;
    }

    /// Small windows get a rail of numbers.
    private void compact(boolean small) {
        rail.pseudoClassStateChanged(COMPACT, small);
        var display =
                small ? javafx.scene.control.ContentDisplay.GRAPHIC_ONLY : javafx.scene.control.ContentDisplay.LEFT;
        rail.lookupAll(".step").forEach(node -> ((Button) node).setContentDisplay(display));
        rail.lookupAll(".brand .label").forEach(node -> {
            node.setVisible(!small);
            node.setManaged(!small);
        });
        rail.lookupAll(".rail-foot").forEach(node -> node.setVisible(!small));
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
