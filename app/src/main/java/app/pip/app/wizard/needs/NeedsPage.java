package app.pip.app.wizard.needs;

import app.pip.app.ui.Heading;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The second page: what the program needs, and what travels with it.
public final class NeedsPage implements Page {

    private final Desk desk;
    private final NeedsModel model;
    private final VBox view = new VBox();
    private final Heading heading;
    private final VBox problems = new VBox(10);
    private final PackagesView packages;
    private final FilesView files;

    /// The page.
    public NeedsPage(Desk desk, NeedsModel model) {
        this.desk = desk;
        this.model = model;
        heading = new Heading(desk.words().text("needs.title"), "");
        packages = new PackagesView(desk, model, new AddPackage(desk, model).view());
        files = new FilesView(desk, model);
        view.getStyleClass().add("page");
        view.setId("needs");
        problems.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(problems.getChildren()));
        view.getChildren().addAll(heading, problems, packages.view(), files.view());
        desk.draft().reading().addListener((_, _, _) -> tell());
        desk.draft().outlook().addListener((_, _, _) -> tell());
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
        Optional<String> focused = focused();
        heading.sentenceText().set(desk.words().text("needs.sentence", model.entry()));
        var cards = new ProblemCards(desk);
        problems.getChildren().setAll(cards.of(model.problems()));
        model.mistake().ifPresent(report -> problems.getChildren().add(cards.of(report)));
        packages.tell();
        files.tell();
        focused.ifPresent(id -> focus(view, id));
    }

    /// What the keyboard works on: the lists are made anew, and it shall not get lost.
    private Optional<String> focused() {
        return Optional.ofNullable(view.getScene())
                .map(scene -> scene.getFocusOwner())
                .map(Node::getId);
    }

    private static boolean focus(Node node, String id) {
        if (id.equals(node.getId()) && node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> focus(child, id));
    }
}
