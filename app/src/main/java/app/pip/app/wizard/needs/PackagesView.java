package app.pip.app.wizard.needs;

import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.Desk;
import app.pip.engine.Preview.Needed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The list of packages: Python itself, what the program asks for, what these ask for, and apart from them what it can
/// do
/// without.
final class PackagesView {

    /// `main.py, line 3`, perhaps with ` (import requests)`.
    private static final Pattern PLACE = Pattern.compile("(.+?), line (\\d+)(?: \\(import (.+)\\))?");

    private final Desk desk;
    private final NeedsModel model;
    private final RowCard packages = new RowCard();
    private final RowCard optional = new RowCard();
    private final Label optionalTitle = new Label();
    private final VBox view = new VBox(8);

    PackagesView(Desk desk, NeedsModel model, Node adding) {
        this.desk = desk;
        this.model = model;
        var title = new Label(text("needs.packages"));
        title.getStyleClass().add("section-title");
        optionalTitle.setText(text("needs.optional"));
        optionalTitle.getStyleClass().add("section-title");
        optionalTitle.managedProperty().bind(optionalTitle.visibleProperty());
        VBox.setMargin(optionalTitle, new javafx.geometry.Insets(8, 0, 0, 0));
        packages.setId("packages");
        view.getChildren().addAll(title, packages, adding, optionalTitle, optional);
    }

    Node view() {
        return view;
    }

    void tell() {
        var rows = new ArrayList<Node>();
        rows.add(python());
        model.packages().forEach(line -> rows.add(row(line)));
        model.without().forEach(name -> rows.add(without(name)));
        if (model.isChoosing()) {
            rows.add(choosing());
        } else if (!model.others().isEmpty()) {
            rows.add(others());
        }
        packages.show(rows);
        optional.show(model.optional().stream().map(this::optional).toList());
        optionalTitle.setVisible(!model.optional().isEmpty());
    }

    private Row python() {
        String used = String.join(", ", model.standard());
        String only = model.packages().isEmpty() ? "needs.python.only" : "needs.python.and";
        return new Row(
                good(),
                text("needs.python"),
                used.isEmpty() ? text(only) : desk.words().text("needs.python.parts", used),
                badges(String.join(", ", model.pythons())));
    }

    private Row row(PackageLine line) {
        var remove = new Button("", Icon.CROSS.node(14));
        remove.getStyleClass().add("flat-button");
        remove.setId("leave-" + id(line.name()));
        remove.setTooltip(new Tooltip(text("needs.leave")));
        remove.setAccessibleText(desk.words().text("needs.leave.of", line.name()));
        remove.setMinWidth(Button.USE_PREF_SIZE);
        remove.setOnAction(event -> model.leave(line));
        String size = line.size().isPresent() ? desk.words().size(line.size().getAsLong()) : "";
        var row = new Row(
                line.version().isPresent() ? good() : Icon.PUZZLE.node(20),
                line.requirement(),
                reason(line.source()),
                badges(line.version().orElse(""), size),
                remove);
        row.name().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        row.setId("package-" + id(line.name()));
        return row;
    }

    private Row without(String name) {
        var back = new Button(text("needs.take"));
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.setAccessibleText(desk.words().text("needs.take.of", name));
        back.setOnAction(event -> model.takeBack(name));
        return new Row(Icon.CROSS.node(20), name, text("needs.without"), back);
    }

    private Row optional(Needed needed) {
        var take = new Button(text("needs.take"));
        take.setId("take-" + id(needed.requirement()));
        take.setMinWidth(Button.USE_PREF_SIZE);
        take.setAccessibleText(desk.words().text("needs.take.of", needed.requirement()));
        take.setOnAction(event -> model.take(needed.requirement()));
        var row = new Row(Icon.PUZZLE.node(20), needed.requirement(), reason(needed.source()), take);
        row.name().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return row;
    }

    private Row others() {
        List<String> all = model.others();
        return new Row(Icon.PARCEL.node(20), desk.words().text("needs.others", all.size()), String.join(", ", all));
    }

    private Row choosing() {
        var wheel = new ProgressIndicator();
        wheel.setPrefSize(20, 20);
        wheel.setMinSize(20, 20);
        return new Row(wheel, text("needs.choosing"), text("needs.choosing.sentence"));
    }

    private Node badges(String... texts) {
        var box = new HBox(8);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(HBox.USE_PREF_SIZE);
        for (String text : texts) {
            if (!text.isEmpty()) {
                var badge = new Label(text);
                badge.getStyleClass().add("badge");
                badge.setMinWidth(Label.USE_PREF_SIZE);
                badge.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
                box.getChildren().add(badge);
            }
        }
        return box;
    }

    /// The engine says in English who asks; the window says it in the user's language.
    private String reason(String source) {
        if (source.equals("--add")) {
            return text("needs.reason.added");
        }
        if (source.startsWith("import ")) {
            return desk.words().text("needs.reason.answer", source.substring("import ".length()));
        }
        Matcher place = PLACE.matcher(source);
        if (!place.matches()) {
            return desk.words().text("needs.reason.file", source);
        }
        return place.group(3) == null
                ? desk.words().text("needs.reason.line", place.group(1), place.group(2))
                : desk.words().text("needs.reason.import", place.group(1), place.group(2), place.group(3));
    }

    /// As style sheets allow it.
    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "-");
    }

    private static Node good() {
        var check = Icon.CHECK.node(20);
        check.getStyleClass().add("good");
        return check;
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
