package app.pip.app.ui;

import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;

/// Work under way as the end of a row: a bar, and a check as soon as it is done.
public final class WorkBar extends StackPane {

    private static final double WIDTH = 200;

    private final ProgressBar bar = new ProgressBar();

    /// A bar.
    ///
    /// @param name what is worked on, for those who can't see it
    /// @param share how far it is, 0 to 1
    public WorkBar(String name, ObservableDoubleValue share) {
        bar.setPrefWidth(WIDTH);
        bar.setMinWidth(80);
        bar.progressProperty().bind(share);
        bar.setAccessibleText(name);
        var check = Icon.CHECK.node(20);
        check.getStyleClass().add("good");
        check.visibleProperty().bind(bar.progressProperty().greaterThanOrEqualTo(1));
        bar.visibleProperty().bind(check.visibleProperty().not());
        StackPane.setAlignment(check, Pos.CENTER_RIGHT);
        getChildren().addAll(bar, check);
    }

    /// A whole row: a drawing, a name, what is being done, and the bar.
    public static Row row(Node drawing, String name, ObservableStringValue state, ObservableDoubleValue share) {
        var row = new Row(drawing, name, "", new WorkBar(name, share));
        row.detail().textProperty().bind(state);
        return row;
    }
}
