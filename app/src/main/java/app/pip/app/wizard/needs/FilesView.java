package app.pip.app.wizard.needs;

import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.Desk;
import app.pip.engine.Preview.Left;
import app.pip.engine.Preview.Travelling;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The files that travel with the program, and those that stay behind; a tick changes it.
final class FilesView {

    private static final int SHOWN = 5;
    private static final int MOST = 200;
    private static final double THUMBNAIL = 26;

    private final Desk desk;
    private final NeedsModel model;
    private final RowCard files = new RowCard();
    private final RowCard left = new RowCard();
    private final Label title = new Label();
    private final Label leftTitle = new Label();
    private final Hyperlink more = new Hyperlink();
    private final VBox view = new VBox(8);
    private int shown = SHOWN;

    FilesView(Desk desk, NeedsModel model) {
        this.desk = desk;
        this.model = model;
        title.getStyleClass().add("section-title");
        leftTitle.getStyleClass().add("section-title");
        leftTitle.managedProperty().bind(leftTitle.visibleProperty());
        VBox.setMargin(leftTitle, new javafx.geometry.Insets(8, 0, 0, 0));
        more.setId("more-files");
        more.setOnAction(event -> {
            shown = MOST;
            tell();
        });
        more.managedProperty().bind(more.visibleProperty());
        view.getChildren().addAll(title, files, more, leftTitle, left);
        desk.draft().program().addListener((_, _, _) -> shown = SHOWN);
    }

    Node view() {
        return view;
    }

    void tell() {
        List<Travelling> all = model.files();
        title.setText(desk.words().text("needs.files", all.size(), desk.words().size(model.size())));
        // one more row takes no more room than the words that there is one
        int count = all.size() <= shown + 1 ? all.size() : shown;
        files.show(all.subList(0, count).stream().map(this::row).toList());
        more.setText(desk.words().text("needs.more", all.size() - count));
        more.setVisible(all.size() > count && shown == SHOWN);
        List<Left> behind = model.left();
        leftTitle.setText(desk.words().text("needs.left", behind.size()));
        leftTitle.setVisible(!behind.isEmpty());
        left.show(behind.stream().limit(MOST).map(this::row).toList());
    }

    private Row row(Travelling file) {
        var size = new Label(desk.words().size(file.size()));
        size.getStyleClass().add("badge");
        size.setMinWidth(Label.USE_PREF_SIZE);
        boolean start = file.path().equals(model.entry());
        var end = new ArrayList<Node>(List.of(size));
        if (!start) {
            end.add(tick(file.path(), true));
        }
        var row = new Row(picture(file), file.path(), start ? text("needs.start") : "", end.toArray(Node[]::new));
        row.name().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return row;
    }

    private Row row(Left file) {
        boolean folder = file.path().endsWith("/");
        var row = new Row(
                (folder ? Icon.FOLDER : Icon.FILE).node(20),
                file.path(),
                text(file.why() == Left.Why.SECRET ? "needs.left.secret" : "needs.left.unneeded"),
                tick(file.path(), false));
        row.name().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return row;
    }

    private CheckBox tick(String path, boolean along) {
        var tick = new CheckBox();
        tick.setSelected(along);
        tick.setId("file-" + path.replaceAll("[^A-Za-z0-9]", "-"));
        tick.setAccessibleText(desk.words().text("needs.tick", path));
        tick.setOnAction(event -> model.travel(path, tick.isSelected()));
        return tick;
    }

    private static Node picture(Travelling file) {
        if (!NeedsModel.isPicture(file.path())) {
            return new StackPane(Icon.FILE.node(20));
        }
        // loaded in the background; one that can't be read leaves its place empty
        var image = new Image(file.file().toUri().toString(), THUMBNAIL, THUMBNAIL, true, true, true);
        var view = new ImageView(image);
        view.setFitWidth(THUMBNAIL);
        view.setFitHeight(THUMBNAIL);
        view.setPreserveRatio(true);
        var box = new StackPane(Icon.PICTURE.node(20), view);
        image.progressProperty().addListener((_, _, done) -> {
            if (done.doubleValue() >= 1 && !image.isError()) {
                box.getChildren().setAll(view);
            }
        });
        return box;
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
