package app.pip.app.wizard;

import app.pip.app.ui.Heading;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// What the pages on which something is made have in common: a heading and cards that say how it is, and the buttons.
///
/// @param desk for words and the way back
/// @param heading of the page
/// @param news what went wrong, if anything did
/// @param buttons at the foot
public record MakingView(Desk desk, Heading heading, VBox news, MakingButtons buttons) {

    /// For a page.
    ///
    /// @param page begins the names by which the buttons are found
    /// @param stop ends what goes on
    /// @param start begins once more
    public static MakingView of(Desk desk, String page, Runnable stop, Runnable start) {
        return new MakingView(desk, new Heading("", ""), new VBox(10), new MakingButtons(desk, page, stop, start));
    }

    /// Shows how far it is.
    ///
    /// @param share between 0 and 1
    public ProgressBar bar(ObservableDoubleValue share) {
        var bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(share);
        bar.setAccessibleText(desk.words().text("making.bar"));
        return bar;
    }

    /// Says how it is.
    ///
    /// @param name of what is made
    /// @param progress shown only while it goes on
    public void tell(MakingState state, String name, Node... progress) {
        boolean goesOn = state.goesOn();
        heading.titleText().set(desk.words().text(goesOn ? "making.title" : "making.title.not", name));
        heading.sentenceText().set(desk.words().text(goesOn ? "making.sentence" : "making.sentence.not"));
        for (Node node : progress) {
            node.setVisible(goesOn);
            node.setManaged(goesOn);
        }
        buttons.tell(goesOn);
        var cards = new ProblemCards(desk);
        switch (state) {
            case MakingState.Refused refused -> news.getChildren().setAll(cards.of(refused.problems()));
            case MakingState.Broken broken -> news.getChildren().setAll(cards.of(broken.report()));
            case MakingState.Stopped _, MakingState.UnderWay _, MakingState.Waiting _ ->
                news.getChildren().clear();
        }
    }
}
