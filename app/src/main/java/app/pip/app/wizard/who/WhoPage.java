package app.pip.app.wizard.who;

import app.pip.app.ui.ChoiceTile;
import app.pip.app.ui.Heading;
import app.pip.app.ui.Icon;
import app.pip.app.wizard.ArtifactRow;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The third page: who is the app for.
public final class WhoPage implements Page {

    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private final Desk desk;
    private final WhoModel model;
    private final VBox view = new VBox();
    private final Map<Family, ChoiceTile> tiles = new EnumMap<>(Family.class);
    private final Map<Target, TargetBox> boxes = new EnumMap<>(Target.class);
    private final VBox problems = new VBox(10);
    private boolean telling;

    /// The page.
    public WhoPage(Desk desk, WhoModel model) {
        this.desk = desk;
        this.model = model;
        view.getStyleClass().add("page");
        var grid = new GridPane();
        grid.setHgap(14);
        for (Family family : Family.values()) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / Family.values().length);
            grid.getColumnConstraints().add(column);
            grid.addColumn(grid.getColumnConstraints().size() - 1, tile(family));
        }
        var chromebooks = new Label(text("who.chromebook"), Icon.NOTE.node(18));
        chromebooks.getStyleClass().addAll("muted", "small");
        chromebooks.setWrapText(true);
        chromebooks.setMinHeight(Label.USE_PREF_SIZE);
        problems.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(problems.getChildren()));
        view.getChildren()
                .addAll(new Heading(text("who.title"), text("who.sentence")), grid, problems, more(), chromebooks);
        desk.draft().goals().addListener((SetChangeListener<Object>) change -> tell());
        desk.draft().outlook().addListener((_, _, _) -> tell());
    }

    private Node tile(Family family) {
        String key = key(family);
        Icon icon = ArtifactRow.icon(family);
        var tile = new ChoiceTile(icon, text(key), text(key + ".sentence"));
        tile.setId("tile-" + family.name().toLowerCase(Locale.ROOT));
        tile.setOnAction(event -> {
            model.want(family, tile.isSelected());
            tell();
        });
        tiles.put(family, tile);
        return tile;
    }

    private Node more() {
        var list = new VBox(12);
        for (Target target : Target.values()) {
            var box = new TargetBox(desk.words(), model, target);
            boxes.put(target, box);
            list.getChildren().add(box);
        }
        var pane = new TitledPane(text("who.more"), list);
        pane.setId("more-targets");
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    private static String key(Family family) {
        return "who." + family.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Step step() {
        return Step.WHO;
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
        tell();
    }

    private void tell() {
        if (telling || desk.draft().preview().isEmpty()) {
            return;
        }
        telling = true;
        Set<Problem> inTheWay = new LinkedHashSet<>();
        tiles.forEach((family, tile) -> {
            tile.setSelected(model.isWanted(family));
            boolean possible = model.isPossible(family);
            tile.pseudoClassStateChanged(UNAVAILABLE, !possible);
            tile.say(text(possible ? key(family) + ".sentence" : "who.impossible"));
            if (!possible) {
                WhoModel.usual(family).forEach(target -> inTheWay.addAll(model.obstacles(target)));
            }
        });
        boxes.values().forEach(TargetBox::tell);
        for (Target target : Target.values()) {
            if (model.isWanted(target)) {
                inTheWay.addAll(model.obstacles(target));
            }
        }
        problems.getChildren()
                .setAll(new ProblemCards(desk).of(inTheWay.stream().collect(Collectors.toList())));
        telling = false;
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
