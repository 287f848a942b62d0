package app.pip.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.wizard.Reading;
import app.pip.app.wizard.Step;
import app.pip.engine.Packager;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.project.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Walks through the window with mouse and keyboard, as people do, with the real engine behind it.
@ExtendWith(ApplicationExtension.class)
class WizardWalkTest {

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
    void oneDropAndFourClicksMakeTheApps(FxRobot robot) throws IOException {
        tested.drop(TestedWindow.example("guess-the-number", home));
        tested.awaitPage(Step.NEEDS);
        tested.click(robot, "next");
        tested.awaitPage(Step.WHO);
        tested.click(robot, "next");
        tested.awaitPage(Step.LOOK);
        tested.click(robot, "next");
        tested.awaitPage(Step.DONE);
        assertEquals(
                List.of("windows-x64", "macos-arm64", "macos-x64", "linux-x64"),
                artifacts().stream().map(one -> one.goal().target().id()).toList());
        for (Artifact artifact : artifacts()) {
            assertEquals(home.resolve("Guess the number-apps"), artifact.file().getParent());
            assertEquals(artifact.size(), Files.size(artifact.file()));
        }
        tested.await(() -> Files.exists(home.resolve("Guess the number-apps/How to open Guess the number.html")));
        tested.click(robot, "open-folder");
        tested.await(() -> tested.outside().opened().size() == 1);
        tested.click(robot, "friend");
        tested.await(() -> tested.outside().opened().size() == 2);
        assertEquals(
                List.of(
                        home.resolve("Guess the number-apps").toUri(),
                        home.resolve("Guess the number-apps/How to open Guess the number.html")
                                .toUri()),
                tested.outside().opened());
    }

    @Test
    void theAppIsTriedAndAnswered(FxRobot robot) throws IOException {
        Path program = Files.writeString(
                Files.createDirectories(home.resolve("p")).resolve("greet.py"),
                "name = input('Who? ')\nprint('Hello,', name, '!')\nimport sys; sys.exit(3)\n");
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        tested.run(() -> tested.desk().draft().choose(List.of(Goal.usual(Packager.here()))));
        tested.run(() -> tested.desk().route().go(Step.MAKING));
        tested.awaitPage(Step.DONE);
        tested.click(robot, "try");
        tested.await(() -> trialSaid().contains("Who? "));
        tested.click(robot, "trial-answer").write("Ärger").type(KeyCode.ENTER);
        tested.await(() -> trialSaid().contains("exit code 3"));
        assertTrue(trialSaid().contains("Hello, Ärger !"), this::trialSaid);
    }

    @Test
    void theKeyboardIsEnough(FxRobot robot) throws IOException {
        Path program = TestedWindow.example("guess-the-number", home);
        tested.outside().answer(program);
        tested.await(() -> tested.find("choose-file").isFocused());
        robot.type(KeyCode.ENTER);
        tested.awaitPage(Step.NEEDS);
        tested.await(() -> tested.find("next").isFocused());
        robot.type(KeyCode.ENTER);
        tested.awaitPage(Step.WHO);
        tested.await(() -> tested.find("next").isFocused());
        robot.type(KeyCode.ENTER);
        tested.awaitPage(Step.LOOK);
        tested.await(() -> tested.find("app-name").isFocused());
        robot.press(KeyCode.CONTROL)
                .type(KeyCode.A)
                .release(KeyCode.CONTROL)
                .write("Guess!")
                .type(KeyCode.ENTER);
        tested.awaitPage(Step.DONE);
        assertTrue(artifacts().getFirst().file().getFileName().toString().startsWith("Guess!-1.0-"));
    }

    @Test
    void stoppingLeavesNothingAndLosesNothing(FxRobot robot) throws IOException {
        tested.drop(TestedWindow.example("quiz-package", home));
        tested.awaitPage(Step.NEEDS);
        tested.run(() -> {
            tested.desk().draft().name().set("Another name");
            tested.desk().route().go(Step.MAKING);
            ((Button) tested.find("making-cancel")).fire();
        });
        tested.await(() -> tested.find("making-again").isVisible());
        assertEquals(Step.MAKING, tested.desk().route().step().get());
        try (Stream<Path> left = Files.exists(home.resolve("Another name-apps"))
                ? Files.list(home.resolve("Another name-apps"))
                : Stream.of()) {
            assertEquals(List.of(), left.toList());
        }
        tested.click(robot, "making-again");
        tested.awaitPage(Step.DONE);
        assertEquals(4, artifacts().size());
    }

    @Test
    void goingBackChangesTheTargets(FxRobot robot) throws IOException {
        tested.drop(TestedWindow.example("guess-the-number", home));
        tested.awaitPage(Step.NEEDS);
        tested.click(robot, "next");
        tested.awaitPage(Step.WHO);
        tested.click(robot, "next");
        tested.awaitPage(Step.LOOK);
        tested.click(robot, "back");
        tested.awaitPage(Step.WHO);
        tested.click(robot, "tile-windows");
        tested.click(robot, "tile-macos");
        tested.click(robot, "next");
        tested.awaitPage(Step.LOOK);
        tested.click(robot, "next");
        tested.awaitPage(Step.DONE);
        assertEquals(
                List.of("linux-x64"),
                artifacts().stream().map(one -> one.goal().target().id()).toList());
        tested.click(robot, "step-who");
        tested.awaitPage(Step.WHO);
        tested.click(robot, "tile-linux");
        assertTrue(tested.find("next").isDisabled());
        tested.run(() -> ((TitledPane) tested.find("more-targets")).setExpanded(true));
        // below what is seen
        tested.run(() -> ((CheckBox) tested.find("target-linux-arm64")).fire());
        // a package instead of the archive
        tested.run(() -> ((CheckBox) tested.find("target-linux-arm64-deb")).fire());
        tested.run(() -> ((CheckBox) tested.find("target-linux-arm64-tar-gz")).fire());
        tested.click(robot, "next");
        tested.awaitPage(Step.LOOK);
        tested.click(robot, "next");
        tested.awaitPage(Step.DONE);
        assertEquals(
                List.of("linux-arm64:deb"),
                artifacts().stream().map(one -> one.goal().toString()).toList());
    }

    /// The files have the old name until they are made again, and the page beside them speaks of them.
    @Test
    void anotherNameAfterwardsLeavesThePageForFriendsAsItWas(FxRobot robot) throws IOException {
        tested.drop(TestedWindow.example("guess-the-number", home));
        tested.awaitPage(Step.NEEDS);
        tested.run(() -> tested.desk().draft().choose(List.of(Goal.usual(Packager.here()))));
        tested.run(() -> tested.desk().route().go(Step.MAKING));
        tested.awaitPage(Step.DONE);
        Path folder = artifacts().getFirst().file().getParent();
        Path page = folder.resolve("How to open Guess the number.html");
        tested.await(() -> Files.exists(page));
        String text = Files.readString(page);
        tested.run(() -> {
            tested.desk().route().go(Step.LOOK);
            tested.desk().draft().name().set("Renamed");
            tested.desk().route().go(Step.DONE);
        });
        tested.click(robot, "friend");
        tested.await(() -> !tested.outside().opened().isEmpty());
        assertEquals(page.toUri(), tested.outside().opened().getLast());
        assertEquals(text, Files.readString(page));
        assertFalse(Files.exists(folder.resolve("How to open Renamed.html")));
    }

    @Test
    void somethingElseDroppedHalfwayBeginsAnew(FxRobot robot) throws IOException {
        tested.drop(TestedWindow.example("guess-the-number", home));
        tested.awaitPage(Step.NEEDS);
        tested.click(robot, "next");
        tested.awaitPage(Step.WHO);
        tested.click(robot, "next");
        tested.awaitPage(Step.LOOK);
        tested.drop(TestedWindow.example("quiz-package", home));
        tested.awaitPage(Step.NEEDS);
        tested.await(() -> tested.desk()
                .draft()
                .preview()
                .map(known -> known.entry().equals("main.py"))
                .orElse(false));
        assertEquals("Quiz package", tested.desk().draft().name().get());
    }

    @Test
    void aProblemIsACardAndTheWayOnStaysShut(FxRobot robot) throws IOException {
        Path text = Files.writeString(home.resolve("notes.txt"), "no program");
        tested.drop(text);
        tested.awaitReading();
        assertEquals(Step.PROGRAM, tested.desk().route().step().get());
        assertTrue(tested.desk().draft().reading().get() instanceof Reading.Refused);
        assertEquals(1, tested.scene().getRoot().lookupAll(".problem-card.stop").size());
        assertTrue(tested.find("next").isDisabled());
        Path broken = Files.createDirectories(home.resolve("broken"));
        Files.writeString(broken.resolve("main.py"), "import somethingstrange\n");
        tested.drop(broken);
        tested.awaitPage(Step.NEEDS);
        // with an index nobody knows it; without one it is a question
        assertTrue(tested.desk().draft().preview().orElseThrow().problems().stream()
                .map(Problem::id)
                .anyMatch(id -> id.equals("import.missing") || id.equals("import.question-unchecked")));
        assertTrue(tested.find("next").isDisabled());
        assertFalse(tested.scene().getRoot().lookupAll(".problem-card.stop").isEmpty());
    }

    @Test
    void whatCantBeMadeForASystemSaysWhy() throws IOException {
        Path program = Files.createDirectories(home.resolve("only unix"));
        Files.writeString(program.resolve("main.py"), "import termios\n");
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        tested.run(() -> tested.desk().route().go(Step.WHO));
        assertEquals(1, tested.scene().getRoot().lookupAll(".problem-card.stop").size());
        assertFalse(tested.desk().draft().toProject().goals().stream()
                .anyMatch(goal -> goal.target().id().startsWith("windows")));
    }

    @Test
    void theSameProgramGoesStraightToItsNextVersion(FxRobot robot) throws IOException {
        Path program = TestedWindow.example("guess-the-number", home);
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        tested.run(() -> {
            tested.desk().draft().choose(List.of(Goal.usual(Packager.here())));
            tested.desk().draft().name().set("Number");
            tested.desk().draft().author().set("Zoë");
            tested.desk().draft().remedies().add(new Remedy.LeaveOut("banner.txt"));
        });
        tested.await(() -> tested.desk().draft().preview().orElseThrow().files().size() == 2);
        tested.run(() -> tested.desk().route().go(Step.MAKING));
        tested.awaitPage(Step.DONE);
        assertTrue(Files.readString(program.resolve("pipapp.toml")).contains("exclude = [\"banner.txt\"]"));
        tested.run(() -> tested.desk().draft().author().set(""));
        tested.drop(program);
        tested.awaitPage(Step.LOOK);
        assertEquals("Make version 1.1", ((Button) tested.find("next")).getText());
        assertEquals("Zoë", ((TextField) tested.find("app-author")).getText());
        assertEquals(2, tested.desk().draft().preview().orElseThrow().files().size());
        tested.click(robot, "next");
        tested.awaitPage(Step.DONE);
        assertEquals(1, artifacts().size());
        assertTrue(artifacts().getFirst().file().getFileName().toString().startsWith("Number-1.1-"));
    }

    @Test
    void thePathOfAProgramCanBePasted(FxRobot robot) throws IOException {
        Path program = TestedWindow.example("guess-the-number", home);
        tested.run(() -> {
            var content = new javafx.scene.input.ClipboardContent();
            content.putString("\"" + program + "\"");
            javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
        });
        tested.await(() -> tested.find("choose-file").isFocused());
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        tested.awaitPage(Step.NEEDS);
        assertEquals(Optional.of(program), tested.desk().draft().program().get());
    }

    @Test
    void theExampleIsThereForWhoHasNoProgram(FxRobot robot) {
        tested.click(robot, "example");
        tested.awaitPage(Step.NEEDS);
        assertEquals(
                Optional.of(home.resolve("pip.app examples/guess-the-number")),
                tested.desk().draft().program().get());
    }

    @Test
    void anotherLanguageLosesNothing() throws IOException {
        tested.drop(TestedWindow.example("guess-the-number", home));
        tested.awaitPage(Step.NEEDS);
        tested.run(() -> {
            tested.desk().route().go(Step.LOOK);
            tested.desk().draft().name().set("Mein Spiel");
            tested.window().take(app.pip.app.settings.Settings.NEW.withLanguage(Optional.of("de")));
        });
        assertEquals("Mein Spiel", ((TextField) tested.find("app-name")).getText());
        assertEquals("Einpacken, bitte!", ((Button) tested.find("next")).getText());
    }

    @Test
    void whatIsUnderWayGoesOnInAnotherLanguage() throws IOException {
        Path program = TestedWindow.example("guess-the-number", home);
        Files.writeString(program.resolve("pipapp.toml"), "[app]\nname = \"Its own name\"\n");
        tested.run(() -> {
            // in one breath: nothing that was read can be told in between
            tested.desk().take(program);
            tested.window().take(app.pip.app.settings.Settings.NEW.withLanguage(Optional.of("de")));
            assertTrue(tested.desk().draft().reading().get() instanceof Reading.UnderWay);
        });
        tested.awaitPage(Step.LOOK);
        assertEquals("Its own name", tested.desk().draft().name().get());
        tested.run(() -> {
            tested.desk().draft().name().set("Mein Spiel");
            tested.window().take(app.pip.app.settings.Settings.NEW.withLanguage(Optional.of("en")));
        });
        Reading before = tested.desk().draft().reading().get();
        tested.run(() -> tested.desk().draft().sure().set(true));
        tested.await(() -> tested.desk().draft().reading().get() != before);
        assertEquals("Mein Spiel", tested.desk().draft().name().get());
    }

    private List<Artifact> artifacts() {
        return tested.desk().draft().outcome().get().orElseThrow().artifacts();
    }

    private String trialSaid() {
        return ((TextArea) tested.find("trial-said")).getText();
    }
}
