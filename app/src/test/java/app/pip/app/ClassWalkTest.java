package app.pip.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.wizard.ClassDraft.Looking;
import app.pip.app.wizard.ClassDraft.Pupil;
import app.pip.app.wizard.Step;
import app.pip.engine.Packager;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.classroom.ClassOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Walks from a class's folder to its bundles, with the real engine behind the window.
@ExtendWith(ApplicationExtension.class)
class ClassWalkTest {

    @TempDir
    Path home;

    private TestedWindow tested;

    @Start
    void open(Stage stage) throws IOException {
        tested = TestedWindow.open(stage, home, Optional.empty());
    }

    @AfterEach
    void close() {
        tested.close();
    }

    @Test
    void aClassIsChosenLookedOverAndMade(FxRobot robot) throws IOException {
        tested.outside().answer(SmallClass.in(home));
        tested.click(robot, "choose-class");
        tested.awaitPage(Step.PUPILS);
        awaitLooks();
        assertEquals("4 of 7 programs can be made.", ((Label) tested.find("pupils-sum")).getText());
        assertEquals(
                List.of("Anna Arndt | Guess the number | Good | ", "Ben Öz | A race | Good | "), rows().subList(0, 2));
        assertTrue(
                rows().get(2).startsWith("Dilara | Hangman | Not yet | There is a mistake in main.py"),
                () -> rows().get(2));
        assertTrue(rows().get(4).startsWith("Fritz | Space adventure | Not yet | "), () -> rows().get(4));
        tested.click(robot, "next");
        tested.awaitPage(Step.SYSTEMS);
        tested.run(() -> {
            ((CheckBox) tested.find("class-macos-arm64")).fire();
            ((CheckBox) tested.find("class-macos-x64")).fire();
        });
        tested.click(robot, "next");
        tested.awaitPage(Step.BUNDLED);
        assertEquals(
                List.of("Class 8b-1.0-windows-x64.zip", "Class 8b-1.0-linux-x64.tar.gz"),
                outcome().artifacts().stream()
                        .map(Artifact::file)
                        .map(file -> file.getFileName().toString())
                        .toList());
        assertEquals(
                home.resolve("Class 8b-apps"),
                outcome().artifacts().getFirst().file().getParent());
        tested.click(robot, "class-report");
        tested.await(() -> tested.outside().opened().size() == 1);
        Path report = home.resolve("Class 8b-apps/report.html");
        assertEquals(List.of(report.toUri()), tested.outside().opened());
        assertTrue(Files.readString(report).contains("Space adventure"));
    }

    @Test
    void aDroppedClassIsTakenForOneAndFoldersHaveAStartPage(FxRobot robot) throws IOException {
        tested.drop(SmallClass.in(home));
        tested.awaitPage(Step.PUPILS);
        awaitLooks();
        // one that was mended is looked at again
        Files.writeString(home.resolve("Class 8b/dilara/main.py"), "print('hello')\n");
        tested.click(robot, "look-again");
        tested.await(() -> tested.desk().draft().whole().looking().get() instanceof Looking.Ended
                && tested.desk().draft().whole().good() == SmallClass.GOOD + 1);
        tested.await(() -> tested.find("pupils").isVisible());
        tested.click(robot, "next");
        tested.awaitPage(Step.SYSTEMS);
        tested.run(() -> {
            tested.desk().draft().whole().targets().retainAll(List.of(Packager.here()));
            tested.desk().draft().whole().name().set("Our games");
        });
        tested.click(robot, "class-folders");
        tested.await(() -> ((Toggle) tested.find("class-folders")).isSelected());
        tested.click(robot, "next");
        tested.awaitPage(Step.BUNDLED);
        Path bundle = outcome().artifacts().getFirst().file();
        assertTrue(Files.isDirectory(bundle), bundle::toString);
        tested.click(robot, "class-start");
        tested.await(() -> !tested.outside().opened().isEmpty());
        assertEquals(
                bundle.resolve("index.html").toUri(), tested.outside().opened().getFirst());
        assertEquals(SmallClass.GOOD + 1, Files.list(bundle.resolve("apps")).count());
    }

    @Test
    void theKeyboardIsEnoughForAClass(FxRobot robot) throws IOException {
        tested.outside().answer(SmallClass.in(home));
        tested.await(() -> tested.find("choose-file").isFocused());
        robot.type(KeyCode.TAB, 2).type(KeyCode.ENTER);
        tested.awaitPage(Step.PUPILS);
        awaitLooks();
        tested.await(() -> tested.find("pupils").isFocused());
        // line by line, then on
        robot.type(KeyCode.DOWN, 3).type(KeyCode.ENTER);
        tested.awaitPage(Step.SYSTEMS);
        tested.run(() -> tested.desk().draft().whole().targets().retainAll(List.of(Packager.here())));
        tested.await(() -> tested.find("next").isFocused());
        robot.type(KeyCode.ENTER);
        tested.awaitPage(Step.BUNDLED);
        assertEquals(1, outcome().artifacts().size());
        tested.await(() -> tested.find("class-open").isFocused());
        robot.type(KeyCode.ENTER);
        tested.await(() -> tested.outside().opened().size() == 1);
    }

    @Test
    void aFolderThatIsNoClassSaysSoAndOneProgramStaysOne() throws IOException {
        Path empty = Files.createDirectories(home.resolve("empty"));
        tested.run(() -> tested.desk().takeClass(empty));
        tested.await(() -> tested.desk().draft().whole().looking().get() instanceof Looking.Refused);
        assertEquals(1, tested.scene().getRoot().lookupAll(".problem-card.stop").size());
        assertTrue(tested.find("next").isDisabled());
        assertFalse(tested.find("pupils").isVisible());
        tested.run(() -> tested.desk().route().back());
        tested.drop(TestedWindow.example("quiz-package", home));
        tested.awaitPage(Step.NEEDS);
        assertEquals(Optional.empty(), tested.desk().draft().whole().folder().get());
    }

    private void awaitLooks() {
        tested.await(() -> tested.desk().draft().whole().looking().get() instanceof Looking.Ended);
        assertEquals(SmallClass.ALL, tested.desk().draft().whole().pupils().size());
    }

    private List<String> rows() {
        @SuppressWarnings("unchecked")
        var table = (TableView<Pupil>) tested.find("pupils");
        return table.getItems().stream()
                .map(pupil -> table.getColumns().subList(0, 4).stream()
                        .map(column -> String.valueOf(column.getCellData(pupil)))
                        .collect(java.util.stream.Collectors.joining(" | ")))
                .toList();
    }

    private ClassOutcome outcome() {
        return tested.desk().draft().whole().outcome().get().orElseThrow();
    }
}
