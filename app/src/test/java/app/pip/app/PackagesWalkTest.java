package app.pip.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.settings.Connection;
import app.pip.app.wizard.Outlook;
import app.pip.app.wizard.Step;
import app.pip.engine.Packager;
import app.pip.engine.Plan;
import app.pip.engine.Preview;
import app.pip.engine.problem.Problem;
import app.pip.engine.project.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Walks with programs that need packages, which come from a folder of wheels, or from nowhere.
@ExtendWith(ApplicationExtension.class)
class PackagesWalkTest {

    private static final int DEAD_PORT = 9;

    @TempDir
    Path home;

    private Path wheels;
    private Path program;
    private TestedWindow tested;

    @Start
    void open(Stage stage) throws IOException {
        wheels = home.resolve("wheels");
        new SmallWheel("apple", "1.0", "core<2").into(wheels);
        new SmallWheel("pear", "1.0", "core>=2").into(wheels);
        new SmallWheel("core", "1.5").into(wheels);
        new SmallWheel("core", "2.5").into(wheels);
        new SmallWheel("spare", "0.3").into(wheels);
        new SmallWheel("numpy", "2.0").into(wheels);
        program = Files.createDirectories(home.resolve("fruit"));
        Files.writeString(program.resolve("main.py"), "import core\nprint('core', core.version)\n");
        tested = TestedWindow.open(
                stage,
                home,
                Optional.empty(),
                Map.of(
                        "PIP_INDEX_URL",
                        Files.createDirectories(home.resolve("index")).toString(),
                        "PIP_FIND_LINKS",
                        wheels.toString(),
                        "PIP_RETRIES",
                        "0"));
    }

    @AfterEach
    void close() {
        tested.close();
    }

    @Test
    void aConflictIsMendedByOnePressAndTheAppRuns(FxRobot robot) throws IOException {
        Files.writeString(program.resolve("requirements.txt"), "apple\npear\n");
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        tested.await(() -> tested.desk().draft().outlook().get() instanceof Outlook.Refused);
        assertEquals(
                List.of("resolve.leave-out"),
                ((Outlook.Refused) tested.desk().draft().outlook().get())
                        .problems().stream().map(Problem::id).toList());
        assertTrue(tested.find("next").isDisabled());
        String without = ((Button) remedy()).getText().replace("Do without ", "");
        tested.click(robot, this::remedy);
        tested.await(() -> tested.desk().draft().outlook().get() instanceof Outlook.Known);
        assertFalse(tested.find("next").isDisabled());
        assertEquals(List.of(without), tested.desk().draft().packages().get().leaveOut());
        String core = chosen("core").versions().get(Packager.here());
        assertEquals(without.equals("apple") ? "2.5" : "1.5", core);
        tested.run(() -> tested.desk().draft().choose(List.of(Goal.usual(Packager.here()))));
        tested.run(() -> tested.desk().route().go(Step.MAKING));
        tested.awaitPage(Step.DONE);
        tested.click(robot, "try");
        tested.await(() -> said().contains("core " + core));
    }

    @Test
    void aMissingPackageIsLookedUpAndTakenAlong(FxRobot robot) throws IOException {
        Files.writeString(
                program.resolve("main.py"),
                "import somethingstrange\ntry:\n    import numpy\nexcept ImportError:\n    pass\n");
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        assertTrue(tested.find("next").isDisabled());
        tested.await(() -> seen("It can do without"));
        tested.click(robot, "package-name").write("nothing");
        tested.click(robot, "package-find");
        tested.await(() -> seen("There is no package called \"nothing\". Look how the name is spelt."));
        tested.run(() -> ((javafx.scene.control.TextField) tested.find("package-name")).clear());
        tested.click(robot, "package-name").write("spare").type(javafx.scene.input.KeyCode.ENTER);
        tested.await(() -> seen("spare 0.3"));
        tested.click(robot, "package-take");
        tested.await(() -> tested.desk().draft().outlook().get() instanceof Outlook.Known);
        assertEquals("0.3", chosen("spare").versions().get(Packager.here()));
        assertEquals(
                List.of("spare"),
                tested.desk().draft().preview().orElseThrow().packages().stream()
                        .map(Preview.Needed::requirement)
                        .toList());
        tested.click(robot, "leave-spare");
        tested.await(() -> tested.desk().draft().outlook().get() instanceof Outlook.Unneeded);
        assertTrue(tested.desk().draft().packages().get().add().isEmpty());
    }

    @Test
    void aFileThatIsUntickedStaysBehind(FxRobot robot) throws IOException {
        Files.writeString(program.resolve("main.py"), "print(1)\n");
        Files.writeString(program.resolve("homework.txt"), "not for friends");
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        tested.run(() -> ((CheckBox) tested.find("file-homework-txt")).fire());
        tested.await(() -> tested.desk().draft().preview().orElseThrow().files().size() == 1);
        assertEquals(
                List.of("homework.txt"),
                tested.desk().draft().preview().orElseThrow().left().stream()
                        .map(Preview.Left::path)
                        .toList());
        tested.run(() -> ((CheckBox) tested.find("file-homework-txt")).fire());
        tested.await(() -> tested.desk().draft().preview().orElseThrow().files().size() == 2);
        assertTrue(tested.desk().draft().remedies().isEmpty());
    }

    @Test
    void aDeadNetworkIsToldAndTriedAgain(FxRobot robot) throws IOException {
        Files.writeString(program.resolve("requirements.txt"), "core\n");
        tested.run(() -> tested.desk()
                .draft()
                .connection()
                .set(new Connection(
                        Optional.of("http://localhost:" + DEAD_PORT + "/simple"), Optional.empty(), false)));
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        tested.await(() -> tested.desk().draft().outlook().get() instanceof Outlook.Refused);
        assertEquals(
                List.of("net.refused"),
                ((Outlook.Refused) tested.desk().draft().outlook().get())
                        .problems().stream().map(Problem::id).toList());
        assertTrue(tested.find("next").isDisabled());
        Outlook first = tested.desk().draft().outlook().get();
        tested.click(robot, this::remedy);
        tested.await(() -> tested.desk().draft().outlook().get() != first
                && tested.desk().draft().outlook().get() instanceof Outlook.Refused);
        tested.run(() -> tested.desk().draft().connection().set(Connection.USUAL));
        tested.await(() -> tested.desk().draft().outlook().get() instanceof Outlook.Known);
        assertFalse(tested.find("next").isDisabled());
    }

    private Plan.Planned chosen(String name) {
        return tested.desk().draft().outlook().get().plan().orElseThrow().packages().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Node remedy() {
        return tested.scene().getRoot().lookup(".problem-card.stop .problem-remedy .button");
    }

    private boolean seen(String text) {
        return has(tested.scene().getRoot(), node -> node instanceof Labeled label && text.equals(label.getText()));
    }

    private static boolean has(Node node, Predicate<Node> wanted) {
        return node.isVisible()
                && (wanted.test(node)
                        || (node instanceof javafx.scene.Parent parent
                                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> has(child, wanted))));
    }

    private String said() {
        return ((TextArea) tested.find("trial-said")).getText();
    }
}
