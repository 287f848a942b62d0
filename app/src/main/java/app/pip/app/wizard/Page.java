package app.pip.app.wizard;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;

/// One page of the wizard.
public interface Page {

    /// Which one.
    Step step();

    /// What is shown.
    Parent view();

    /// Whether the user may go on. Where the buttons are other ones, nobody asks.
    default ObservableBooleanValue ready() {
        return new SimpleBooleanProperty(false);
    }

    /// What the keyboard works on first: Next, unless a page has something better.
    default Node first() {
        return view().getScene() == null ? view() : view().getScene().lookup("#next");
    }

    /// Buttons at the foot of the window, instead of Back and Next.
    default List<Node> foot() {
        return List.of();
    }

    /// Called each time that the page is shown.
    default void shown() {}
}
