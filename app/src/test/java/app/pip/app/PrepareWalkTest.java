package app.pip.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.settings.Connection;
import app.pip.app.settings.Settings;
import app.pip.app.wizard.Reading;
import app.pip.app.wizard.Step;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.project.Goal;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Fetching Pythons from a server of the test's own: for later, by the settings, and where a program needs one, by the
/// button of that problem.
@ExtendWith(ApplicationExtension.class)
class PrepareWalkTest {

    private static final Goal LINUX = Goal.usual(Target.LINUX_X64);

    @TempDir
    Path home;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Answer answer = Answer.NOTHING;
    private HttpServer server;
    private TestedWindow tested;

    private enum Answer {
        NOTHING,
        SILENCE,
        FILES
    }

    @Start
    void open(Stage stage) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        tested = TestedWindow.open(
                stage,
                home,
                Optional.empty(),
                Map.of(
                        "PIPAPP_PYTHONS",
                        "http://localhost:" + server.getAddress().getPort() + "/",
                        "PIP_RETRIES",
                        "0",
                        "PIP_TIMEOUT",
                        "120",
                        // what other tests have fetched is not to be here
                        "XDG_CACHE_HOME",
                        home.resolve("cache").toString()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.countDown();
        Path file = Path.of(Optional.ofNullable(System.getenv("PIPAPP_RIG_STANDALONE"))
                        .orElse("nowhere"))
                .resolve("module" + exchange.getRequestURI().getPath());
        switch (answer) {
            case SILENCE -> {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            case FILES -> {
                if (Files.isRegularFile(file)) {
                    exchange.sendResponseHeaders(200, Files.size(file));
                    Files.copy(file, exchange.getResponseBody());
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
            case NOTHING -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    @AfterEach
    void end() {
        over.countDown();
        tested.close();
        server.stop(0);
    }

    @Test
    void aPythonThatIsNowhereIsAProblemInWords(FxRobot robot) {
        openDialog(robot);
        only(robot, Target.MACOS_ARM64);
        click(robot, "prepare-fetch");
        await(robot, ".problem-card.stop");
        String what = said(robot, ".problem-card.stop .problem-what");
        assertTrue(what.contains("localhost") || what.contains("Macs with Apple's own processor"), what);
        shoot(robot, "prepare-problem");
        tested.run(() -> ((TextField) find(robot, "prepare-python")).setText("the best"));
        assertTrue(find(robot, "prepare-mistake").isVisible());
        assertTrue(find(robot, "prepare-fetch").isDisabled());
        close(robot);
    }

    @Test
    void fetchingCanBeStopped(FxRobot robot) throws InterruptedException {
        answer = Answer.SILENCE;
        openDialog(robot);
        only(robot, Target.LINUX_X64);
        click(robot, "prepare-fetch");
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        assertFalse(find(robot, "prepare-fetch").isVisible());
        click(robot, "prepare-stop");
        tested.await(() -> find(robot, "prepare-fetch").isVisible());
        assertTrue(robot.lookup(".problem-card").queryAll().isEmpty());
        close(robot);
    }

    @Test
    @Tag("rig")
    void whatIsFetchedIsTold(FxRobot robot) throws IOException {
        serveFiles();
        openDialog(robot);
        only(robot, Target.LINUX_X64);
        tested.run(() -> ((TextField) find(robot, "prepare-python")).setText("3.14"));
        click(robot, "prepare-fetch");
        await(robot, "#prepare-taken .row-name");
        assertEquals("Python 3.14.6", said(robot, "#prepare-taken .row-name"));
        shoot(robot, "prepare");
        close(robot);
    }

    @Test
    @Tag("rig")
    void whatAProgramNeedsIsFetchedByOnePress() throws IOException {
        serveFiles();
        tested.run(() ->
                tested.window().take(Settings.NEW.with(new Connection(Optional.empty(), Optional.empty(), true))));
        Path program = Files.createDirectories(home.resolve("window"));
        Files.writeString(program.resolve("main.py"), "import tkinter\ntkinter.Tk().mainloop()\n");
        tested.drop(program);
        tested.awaitPage(Step.NEEDS);
        tested.awaitReading();
        tested.run(() -> {
            tested.desk().draft().choose(List.of(LINUX));
            tested.desk().route().go(Step.WHO);
        });
        assertEquals(List.of("python.elsewhere-module"), problems());
        assertTrue(tested.find("next").isDisabled());
        assertEquals(1, asked.getCount(), "the network was used although none is wanted");
        tested.shoot(Path.of("target", "screenshots", "fetch-python.png"));
        assertEquals("Fetch Python 3.14 now", remedy().getText());
        tested.run(() -> remedy().fire());
        tested.await(() -> asked.getCount() == 0 && problems().isEmpty());
        assertFalse(tested.find("next").isDisabled());
        tested.run(() -> tested.desk().route().go(Step.MAKING));
        tested.awaitPage(Step.DONE);
    }

    private List<String> problems() {
        return tested.desk().draft().reading().get() instanceof Reading.Known known
                ? known.preview().goals().get(LINUX).stream().map(Problem::id).toList()
                : List.of("reading");
    }

    /// The button of the card for this system: each system has one.
    private javafx.scene.control.Button remedy() {
        return tested.scene().getRoot().lookupAll(".problem-card").stream()
                .filter(card ->
                        ((Labeled) card.lookup(".problem-what")).getText().contains("Linux on Intel"))
                .map(card -> (javafx.scene.control.Button) card.lookup(".button"))
                .findFirst()
                .orElseThrow();
    }

    private void serveFiles() {
        Assumptions.assumeTrue(
                System.getenv("PIPAPP_RIG_STANDALONE") != null || "required".equals(System.getenv("PIPAPP_RIGS")),
                "PIPAPP_RIG_STANDALONE names no folder");
        answer = Answer.FILES;
    }

    private void openDialog(FxRobot robot) {
        tested.click(robot, "settings");
        shoot(robot, "settings");
        // who shows a dialog waits for it
        javafx.application.Platform.runLater(
                () -> ((javafx.scene.control.Button) find(robot, "settings-prepare")).fire());
        await(robot, "#prepare-fetch");
        tested.await(() -> find(robot, "prepare-fetch").isFocused());
    }

    private void only(FxRobot robot, Target wanted) {
        for (Target target : Target.values()) {
            if (target != wanted) {
                tested.run(() -> ((javafx.scene.control.CheckBox) find(robot, "prepare-" + target.id())).fire());
            }
        }
    }

    private void click(FxRobot robot, String id) {
        await(robot, "#" + id);
        tested.run(() -> ((javafx.scene.control.Button) find(robot, id)).fire());
    }

    private void await(FxRobot robot, String query) {
        tested.await(() -> robot.lookup(query).tryQuery().isPresent());
    }

    private static Node find(FxRobot robot, String id) {
        return robot.lookup("#" + id).query();
    }

    private static String said(FxRobot robot, String query) {
        return ((Labeled) robot.lookup(query).query()).getText();
    }

    /// The dialog that is in front, as a picture to look at.
    private void shoot(FxRobot robot, String name) {
        String any = name.equals("settings") ? "settings-prepare" : "prepare-fetch";
        await(robot, "#" + any);
        tested.shoot(find(robot, any).getScene(), Path.of("target", "screenshots", name + ".png"));
    }

    private void close(FxRobot robot) {
        tested.run(() -> robot.listTargetWindows().stream()
                .filter(window -> window != tested.stage())
                .toList()
                .reversed()
                .forEach(javafx.stage.Window::hide));
    }
}
