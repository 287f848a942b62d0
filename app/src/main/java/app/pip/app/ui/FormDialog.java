package app.pip.app.ui;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/// A dialog around a form that also fits small screens: what is too high for them is scrolled.
public final class FormDialog {

    /// A netbook's screen less the bars around the form.
    private static final double HIGHEST = 490;

    private FormDialog() {}

    /// Makes a dialog over a window, in its colours.
    ///
    /// @param <T> what the dialog is answered with
    public static <T> Dialog<T> over(Window owner, String title, boolean rightToLeft) {
        var dialog = new Dialog<T>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
        dialog.getDialogPane()
                .setNodeOrientation(rightToLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        return dialog;
    }

    /// A form as a dialog's content, as high as it is if there is room.
    ///
    /// @param width of the form, in pixels
    public static ScrollPane scrolling(Region form, double width) {
        form.getStyleClass().addAll("wizard", "settings-form");
        form.setPrefWidth(width);
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("settings-scroll");
        scroll.setPrefWidth(width);
        scroll.prefViewportHeightProperty()
                .bind(form.heightProperty().map(height -> Math.min(height.doubleValue(), HIGHEST)));
        scroll.setMaxHeight(HIGHEST);
        return scroll;
    }

    /// Shows the end of a form that has grown.
    public static void showEnd(Node inForm) {
        for (Node node = inForm; node != null; node = node.getParent()) {
            if (node instanceof ScrollPane scroll) {
                scroll.applyCss();
                scroll.layout();
                scroll.setVvalue(1);
                return;
            }
        }
    }
}
