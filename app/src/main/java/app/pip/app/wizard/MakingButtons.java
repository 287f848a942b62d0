package app.pip.app.wizard;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// The buttons at the foot of a page on which something is made: to stop it while it goes on, to go back or try again
/// afterwards.
public final class MakingButtons {

    private final Button cancel = new Button();
    private final Button again = new Button();
    private final Button back = new Button();

    /// The buttons.
    ///
    /// @param page begins the names by which they are found
    /// @param stop ends what goes on
    /// @param start begins once more
    public MakingButtons(Desk desk, String page, Runnable stop, Runnable start) {
        button(cancel, desk.words().text("making.cancel"), page + "-cancel", stop);
        button(again, desk.words().text("making.again"), page + "-again", start);
        button(back, desk.words().text("foot.back"), page + "-back", desk.route()::back);
        cancel.setCancelButton(true);
        again.getStyleClass().add("accent");
    }

    /// All of them, in their order.
    public List<Node> all() {
        return List.of(back, again, cancel);
    }

    /// What the keyboard works on first.
    public Node first() {
        return cancel.isVisible() ? cancel : again;
    }

    /// Shows those that are of use.
    void tell(boolean goesOn) {
        cancel.setVisible(goesOn);
        again.setVisible(!goesOn);
        back.setVisible(!goesOn);
    }

    private static void button(Button button, String text, String id, Runnable action) {
        button.setText(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        button.managedProperty().bind(button.visibleProperty());
    }
}
