package app.pip.app;

import app.pip.app.settings.Places;
import app.pip.app.ui.Png;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Reading;
import app.pip.app.wizard.Step;
import app.pip.app.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The wizard's window with the real engine, as the tests open it: its store is shared by all tests unless another is
/// named, its settings and its user's folder are new.
///
/// @param stage the window
/// @param window its content
/// @param outside its system
/// @param threads those of what was begun
record TestedWindow(Stage stage, WizardWindow window, FakeOutside outside, Queue<Thread> threads) {

    /// Machines may be busy; what is in vain is told all the same.
    private static final int PATIENCE = 180;

    private static final long MILLIS = PATIENCE * 1000L;

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /// Opens it.
    ///
    /// @param home an empty folder
    static TestedWindow open(Stage stage, Path home, Optional<Path> program) throws IOException {
        return open(stage, home, program, Map.of("PIP_NO_INDEX", "1"));
    }

    /// Opens it.
    ///
    /// @param home an empty folder
    /// @param variables that say where packages come from, and where the store is
    static TestedWindow open(Stage stage, Path home, Optional<Path> program, Map<String, String> variables)
            throws IOException {
        var environment = new TreeMap<>(variables);
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        environment.putIfAbsent("XDG_CACHE_HOME", TARGET.toString());
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.putIfAbsent("PIPAPP_PYTHONS", "none");
        var places = new Places(home, environment, home, "linux");
        var outside = new FakeOutside();
        var interpreters = Path.of("..", "packager-engine", "target", "interpreters")
                .toAbsolutePath()
                .normalize();
        var threads = new ConcurrentLinkedQueue<Thread>();
        var work = new Work(Platform::runLater, call -> {
            Thread thread = Thread.ofVirtual().unstarted(call);
            threads.add(thread);
            return thread;
        });
        var window = new WizardWindow(stage, new Start(places, interpreters, program), outside, work);
        stage.setX(0);
        stage.setY(0);
        window.show();
        return new TestedWindow(stage, window, outside, threads);
    }

    /// Waits until nothing goes on any more: it would write into folders that are about to be deleted.
    void close() {
        run(window::close);
        await(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    /// A copy of one of the repository's examples.
    static Path example(String name, Path folder) throws IOException {
        Path from = Path.of("..", "examples", name).toAbsolutePath().normalize();
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    Desk desk() {
        return window.desk();
    }

    Scene scene() {
        return stage.getScene();
    }

    /// Drops a file or folder onto the page, with the events that a file manager causes.
    void drop(Path program) {
        run(() -> FileDrop.onto(scene().lookup(".page"), program));
    }

    /// Does something on the window's thread.
    void run(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(MILLIS, work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until something is so, as the window's thread sees it.
    void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(MILLIS, condition));
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "waited in vain on page " + desk().route().step().get() + ": " + told(), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Clicks on something with the mouse, once it is there and lies still.
    FxRobot click(FxRobot robot, String id) {
        return click(robot, () -> scene().lookup("#" + id));
    }

    /// Clicks on something that has no name.
    FxRobot click(FxRobot robot, Supplier<Node> wanted) {
        await(new PatientClick(scene(), wanted));
        robot.clickOn(WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> wanted.get()));
        return robot;
    }

    /// What the cards on the page say, for whoever wonders why nothing happens.
    private List<String> told() {
        return WaitForAsyncUtils.waitForAsyncFx(
                MILLIS,
                () -> scene().getRoot().lookupAll(".problem-card .label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList());
    }

    void awaitPage(Step step) {
        await(() -> desk().route().step().get() == step);
    }

    void awaitReading() {
        await(() -> !(desk().draft().reading().get() instanceof Reading.UnderWay));
    }

    Node find(String id) {
        Node node = WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> scene().lookup("#" + id));
        if (node == null) {
            throw new AssertionError("there is no #" + id);
        }
        return node;
    }

    /// Writes what is seen as a picture.
    Path shoot(Path file) {
        return shoot(scene(), file);
    }

    /// Writes what is seen in a window of its own as a picture.
    Path shoot(Scene seen, Path file) {
        var bytes = WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> new Png(seen.snapshot(null)).bytes());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
