package app.pip.app.wizard.pupils;

import app.pip.app.ui.DropZone;
import app.pip.app.ui.Heading;
import app.pip.app.wizard.ClassDraft.Looking;
import app.pip.app.wizard.ClassDraft.Pupil;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// All programs of a class in a table: whose, what, whether it can be made, what stops it, what to do.
public final class PupilsPage implements Page {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double PADDING = 22;

    private final Desk desk;
    private final PupilsModel model;
    private final VBox view = new VBox();
    private final TableView<Pupil> table = new TableView<>();
    private final Label sum = new Label();
    private final VBox news = new VBox(10);

    /// The page.
    public PupilsPage(Desk desk, PupilsModel model) {
        this.desk = desk;
        this.model = model;
        view.getStyleClass().add("page");
        table.setId("pupils");
        table.setAccessibleText(text("pupils.title"));
        table.setItems(model.pupils());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns()
                .setAll(List.of(
                        column("pupils.who", 0.15, model::who),
                        column("pupils.what", 0.17, model::title),
                        marked(column("pupils.state", 0.14, model::state)),
                        column("pupils.problem", 0.25, model::problem),
                        column("pupils.remedy", 0.29, model::remedy)));
        table.setMinHeight(200);
        var wait = new Label(text("pupils.finding"));
        wait.setWrapText(true);
        table.setPlaceholder(wait);
        VBox.setVgrow(table, Priority.ALWAYS);
        sum.setWrapText(true);
        sum.setId("pupils-sum");
        var again = new Button(text("pupils.again"));
        again.setId("look-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(event -> model.again());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var below = new HBox(12, sum, space, again);
        below.setAlignment(Pos.CENTER_LEFT);
        news.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(news.getChildren()));
        view.getChildren().addAll(new Heading(text("pupils.title"), text("pupils.sentence")), news, table, below);
        DropZone.on(view, view, model::take);
        model.pupils().addListener((ListChangeListener<Pupil>) _ -> tell());
        desk.draft().whole().looking().addListener((_, _, _) -> tell());
        tell();
    }

    private TableColumn<Pupil, String> column(String title, double share, Function<Pupil, String> words) {
        var column = new TableColumn<Pupil, String>(text(title));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setCellFactory(_ -> new WrappedCell(column, false));
        column.setPrefWidth(1000 * share);
        column.setMinWidth(60);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<Pupil, String> marked(TableColumn<Pupil, String> column) {
        column.setCellFactory(_ -> new WrappedCell(column, true));
        return column;
    }

    @Override
    public Step step() {
        return Step.PUPILS;
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
    public Node first() {
        return table;
    }

    private void tell() {
        sum.setText(model.pupils().isEmpty() ? "" : model.sum());
        var cards = new ProblemCards(desk);
        news.getChildren()
                .setAll(
                        switch (model.looking()) {
                            case Looking.Nothing _, Looking.UnderWay _, Looking.Ended _ -> List.of();
                            case Looking.Refused refused -> cards.of(refused.problems());
                            case Looking.Broken broken -> List.of(cards.of(broken.report()));
                        });
        boolean refused = !news.getChildren().isEmpty();
        table.setVisible(!refused);
        table.setManaged(!refused);
    }

    private String text(String key) {
        return desk.words().text(key);
    }

    /// A cell as high as its text is in the column's width.
    private static final class WrappedCell extends TableCell<Pupil, String> {

        private final Text text = new Text();
        private final boolean marked;

        /// @param marked whether its colour tells of what can't be made
        WrappedCell(TableColumn<Pupil, String> column, boolean marked) {
            this.marked = marked;
            text.getStyleClass().add("cell-text");
            text.wrappingWidthProperty().bind(column.widthProperty().subtract(PADDING));
            setAlignment(Pos.TOP_LEFT);
            setPrefHeight(Region.USE_COMPUTED_SIZE);
            setGraphic(text);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            text.setText(empty || item == null ? "" : item);
            Pupil pupil = empty || getTableRow() == null ? null : getTableRow().getItem();
            pseudoClassStateChanged(BAD, marked && pupil != null && pupil.seen().isPresent() && !pupil.isGood());
        }
    }
}
