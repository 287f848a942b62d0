package app.pip.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.app.settings.Connection;
import app.pip.app.settings.Settings;
import app.pip.app.settings.Theme;
import app.pip.app.wizard.ClassDraft;
import app.pip.app.wizard.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures of every page, light and dark, in each language and from right to left. They are written to
/// `target/screenshots`, and with `-Dapprove` to the repository's folder of that name.
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {

    private static final Path PICTURES =
            System.getProperty("approve") == null ? Path.of("target", "screenshots") : Path.of("..", "screenshots");

    @TempDir
    static Path home;

    private TestedWindow tested;

    @Start
    void open(Stage stage) throws IOException {
        tested = TestedWindow.open(stage, Files.createTempDirectory(home, "home"), Optional.empty());
    }

    @AfterEach
    void close() {
        tested.close();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "de, LIGHT", "de, DARK", "ar, LIGHT"})
    void everyPage(String language, Theme theme) throws IOException {
        tested.run(() -> tested.window().take(Settings.NEW.with(theme).withLanguage(Optional.of(language))));
        Path program = TestedWindow.example("guess-the-number", Files.createTempDirectory(home, "programs"));
        shoot(Step.PROGRAM, language, theme);
        tested.run(() -> {
            tested.desk().draft().drop(program);
        });
        tested.awaitReading();
        for (Step step : List.of(Step.NEEDS, Step.WHO, Step.LOOK)) {
            tested.run(() -> tested.desk().route().go(step));
            shoot(step, language, theme);
        }
        tested.run(() -> tested.desk().route().go(Step.MAKING));
        shoot(Step.MAKING, language, theme);
        tested.awaitPage(Step.DONE);
        shoot(Step.DONE, language, theme);
        assertEquals(
                4,
                tested.desk().draft().outcome().get().orElseThrow().artifacts().size());
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK"})
    void theLookOfAProgramThatServesPages(String language, Theme theme) throws IOException {
        tested.run(() -> tested.window().take(Settings.NEW.with(theme).withLanguage(Optional.of(language))));
        Path folder = Files.createTempDirectory(home, "web");
        Files.writeString(folder.resolve("main.py"), """
                from http.server import HTTPServer, SimpleHTTPRequestHandler
                HTTPServer(("127.0.0.1", 8000), SimpleHTTPRequestHandler).serve_forever()
                """);
        tested.run(() -> {
            tested.desk().draft().drop(folder);
            tested.desk().draft().name().set("Guest book");
        });
        tested.awaitReading();
        tested.run(() -> tested.desk().route().go(Step.LOOK));
        shoot("4-look-web", language, theme);
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "de, LIGHT", "de, DARK", "ar, LIGHT"})
    void everyPageOfAClass(String language, Theme theme) throws IOException {
        tested.run(() -> tested.window().take(Settings.NEW.with(theme).withLanguage(Optional.of(language))));
        Path folder = SmallClass.in(Files.createTempDirectory(home, "class"));
        tested.run(() -> tested.desk().takeClass(folder));
        awaitLooks();
        shootOfClass(Step.PUPILS, language, theme);
        tested.run(() -> tested.desk().route().go(Step.SYSTEMS));
        shootOfClass(Step.SYSTEMS, language, theme);
        tested.run(() -> tested.desk().route().go(Step.BUNDLING));
        tested.awaitPage(Step.BUNDLED);
        shootOfClass(Step.BUNDLED, language, theme);
    }

    @ParameterizedTest
    @CsvSource({"en, 1000, 560", "de, 960, 500"})
    void nothingOfAClassIsCutWhereThereIsLittleRoom(String language, int width, int height) throws IOException {
        tested.run(() -> {
            tested.window().take(Settings.NEW.withLanguage(Optional.of(language)));
            tested.stage().setWidth(width);
            tested.stage().setHeight(height);
        });
        Path folder = SmallClass.in(Files.createTempDirectory(home, "class"));
        tested.run(() -> tested.desk().takeClass(folder));
        awaitLooks();
        look("small-class-pupils-" + language + "-" + height);
        tested.run(() -> tested.desk().route().go(Step.SYSTEMS));
        look("small-class-systems-" + language + "-" + height);
    }

    /// The two dialogs, one over the other.
    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "de, LIGHT", "de, DARK", "ar, LIGHT"})
    void theSettings(String language, Theme theme, FxRobot robot) throws IOException {
        var settings = Settings.NEW
                .with(theme)
                .withLanguage(Optional.of(language))
                .with(new Connection(Optional.of("https://mirror.school.example/simple"), Optional.empty(), false));
        tested.run(() -> tested.window().take(settings));
        tested.click(robot, "settings");
        shootDialog(robot, "settings-prepare", "settings", language, theme);
        // who shows a dialog waits for it
        Platform.runLater(() -> robot.lookup("#settings-prepare").queryButton().fire());
        tested.await(() -> robot.lookup("#prepare-fetch")
                .tryQuery()
                .filter(Node::isFocused)
                .isPresent());
        shootDialog(robot, "prepare-fetch", "settings-prepare", language, theme);
        tested.run(() -> robot.listTargetWindows().stream()
                .filter(window -> window != tested.stage())
                .toList()
                .reversed()
                .forEach(Window::hide));
    }

    /// @param control something in the dialog
    private void shootDialog(FxRobot robot, String control, String name, String language, Theme theme) {
        tested.await(() -> robot.lookup("#" + control).tryQuery().isPresent());
        String file = fileName(name, language, theme);
        Scene scene = robot.lookup("#" + control).query().getScene();
        tested.shoot(scene, PICTURES.resolve(file));
        tested.run(() -> {
            var seen = new Seen(scene);
            assertEquals(List.of(), seen.faint(), file);
            assertEquals(List.of(), seen.cut(), file);
        });
    }

    private void awaitLooks() {
        tested.await(() -> tested.desk().draft().whole().looking().get() instanceof ClassDraft.Looking.Ended);
    }

    private void shootOfClass(Step step, String language, Theme theme) {
        shoot("class-%d-%s".formatted(step.number(), step.key()), language, theme);
    }

    /// A netbook's screen, and what is left of a usual one where everything is twice as large.
    @ParameterizedTest
    @CsvSource({"en, 1000, 560", "de, 1000, 560", "de, 960, 500", "ar, 960, 500"})
    void nothingIsCutWhereThereIsLittleRoom(String language, int width, int height) throws IOException {
        tested.run(() -> {
            tested.window().take(Settings.NEW.withLanguage(Optional.of(language)));
            tested.stage().setWidth(width);
            tested.stage().setHeight(height);
        });
        Path program = TestedWindow.example("guess-the-number", Files.createTempDirectory(home, "programs"));
        look("small-1-program-" + language + "-" + height);
        tested.run(() -> tested.desk().draft().drop(program));
        tested.awaitReading();
        for (Step step : List.of(Step.NEEDS, Step.WHO, Step.LOOK)) {
            tested.run(() -> tested.desk().route().go(step));
            look("small-" + step.number() + "-" + step.key() + "-" + language + "-" + height);
        }
        tested.run(() -> tested.desk().route().go(Step.MAKING));
        tested.awaitPage(Step.DONE);
        look("small-6-done-" + language + "-" + height);
    }

    private void look(String name) {
        tested.run(() -> {
            tested.scene().getRoot().applyCss();
            tested.scene().getRoot().layout();
        });
        tested.shoot(Path.of("target", "screenshots", name + ".png"));
        tested.run(() -> {
            var seen = new Seen(tested.scene());
            assertEquals(List.of(), seen.cut(), name);
            assertEquals(List.of(), seen.outside(), name);
        });
    }

    private void shoot(Step step, String language, Theme theme) {
        shoot("%d-%s".formatted(step.number(), step.key()), language, theme);
    }

    private void shoot(String page, String language, Theme theme) {
        String name = fileName(page, language, theme);
        tested.shoot(PICTURES.resolve(name));
        tested.run(() -> {
            // texts that changed since the picture are laid out now
            tested.scene().getRoot().applyCss();
            tested.scene().getRoot().layout();
            var seen = new Seen(tested.scene());
            assertEquals(List.of(), seen.faint(), name);
            assertEquals(List.of(), seen.cut(), name);
            assertEquals(List.of(), seen.outside(), name);
        });
    }

    private static String fileName(String page, String language, Theme theme) {
        return "%s-%s-%s.png".formatted(page, language, theme.name().toLowerCase(Locale.ROOT));
    }
}
