package app.pip.app.wizard.needs;

import app.pip.app.ui.Heading;
import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import app.pip.engine.Preview.Travelling;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The second page: what the program needs, and what travels with it.
public final class NeedsPage implements Page {

    private static final int SHOWN_FILES = 5;
    private static final int MOST_FILES = 200;
    private static final double THUMBNAIL = 26;

    private final Desk desk;
    private final NeedsModel model;
    private final VBox view = new VBox();
    private final Heading heading;
    private final VBox problems = new VBox(10);
    private final RowCard packages = new RowCard();
    private final RowCard files = new RowCard();
    private final Label filesTitle = new Label();
    private final Hyperlink more = new Hyperlink();

    /// The page.
    public NeedsPage(Desk desk, NeedsModel model) {
        this.desk = desk;
        this.model = model;
        heading = new Heading(text("needs.title"), "");
        view.getStyleClass().add("page");
        view.setId("needs");
        var packagesTitle = new Label(text("needs.packages"));
        packagesTitle.getStyleClass().add("section-title");
        filesTitle.getStyleClass().add("section-title");
        more.setOnAction(event -> showFiles(MOST_FILES));
        more.managedProperty().bind(more.visibleProperty());
        problems.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(problems.getChildren()));
        view.getChildren()
                .addAll(heading, problems, new VBox(8, packagesTitle, packages), new VBox(8, filesTitle, files, more));
        desk.draft().reading().addListener((_, _, _) -> tell());
    }

    @Override
    public Step step() {
        return Step.NEEDS;
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
        heading.sentenceText().set(desk.words().text("needs.sentence", model.entry()));
        problems.getChildren().setAll(new ProblemCards(desk).of(model.problems()));
        packages.show(List.of(standard()));
        filesTitle.setText(desk.words()
                .text("needs.files", model.files().size(), desk.words().size(model.size())));
        showFiles(SHOWN_FILES);
    }

    private Row standard() {
        var check = Icon.CHECK.node(20);
        check.getStyleClass().add("good");
        String used = String.join(", ", model.standard());
        return new Row(
                check,
                text("needs.python"),
                used.isEmpty() ? text("needs.python.only") : desk.words().text("needs.python.parts", used));
    }

    private void showFiles(int most) {
        List<Travelling> all = model.files();
        // one more row takes no more room than the words that there is one
        int shown = all.size() <= most + 1 ? all.size() : most;
        var rows = new ArrayList<Row>();
        for (Travelling file : all.subList(0, shown)) {
            rows.add(row(file));
        }
        files.show(rows);
        more.setText(desk.words().text("needs.more", all.size() - shown));
        more.setVisible(all.size() > shown && most == SHOWN_FILES);
    }

    private Row row(Travelling file) {
        var size = new Label(desk.words().size(file.size()));
        size.getStyleClass().add("badge");
        size.setMinWidth(Label.USE_PREF_SIZE);
        String reason = file.path().equals(model.entry()) ? text("needs.start") : "";
        var row = new Row(picture(file), file.path(), reason, size);
        row.name().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return row;
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
