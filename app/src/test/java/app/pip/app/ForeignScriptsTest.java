package app.pip.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.settings.Settings;
import app.pip.app.wizard.ClassDraft;
import app.pip.app.wizard.Step;
import app.pip.engine.Packager;
import app.pip.engine.project.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Names in scripts whose letters depend on one another go through every page, also where they have to be wrapped.
@ExtendWith(ApplicationExtension.class)
class ForeignScriptsTest {

    private static final String ARABIC = "لعبة تخمين الأرقام الطويلة جدا لأصدقائي في المدرسة الثانوية";

    @TempDir
    Path home;

    private TestedWindow tested;
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    @Start
    void open(Stage stage) throws IOException {
        tested = TestedWindow.open(stage, home, Optional.empty());
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> thrown.add(failure));
    }

    @AfterEach
    void close() {
        tested.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, " + ARABIC,
        "ar, " + ARABIC,
        "de, משחק ניחוש המספרים הארוך מאוד לחברים שלי בבית הספר התיכון",
        "en, मेरे स्कूल के दोस्तों के लिए संख्या अनुमान लगाने का बहुत लंबा खेल"
    })
    void aLongNameGoesThroughEveryPage(String language, String name) throws IOException {
        small(language);
        Path folder = Files.createDirectories(home.resolve(name));
        Files.writeString(
                folder.resolve("main.py"),
                "import whatever_it_is\nprint(open('" + name + ".txt').read(), open('C:\\\\Users\\\\" + name
                        + "\\\\data.txt'))\n");
        Files.writeString(folder.resolve(name + ".txt"), name);
        tested.drop(folder);
        tested.awaitReading();
        look(Step.NEEDS);
        Files.writeString(folder.resolve("main.py"), "print(open('" + name + ".txt').read())\n");
        tested.drop(folder);
        tested.awaitReading();
        tested.run(() -> {
            tested.desk().draft().choose(List.of(Goal.usual(Packager.here())));
            tested.desk().draft().author().set(name);
        });
        for (Step step : List.of(Step.PROGRAM, Step.NEEDS, Step.WHO, Step.LOOK, Step.MAKING)) {
            tested.run(() -> tested.desk().route().go(step));
            look(step);
        }
        tested.awaitPage(Step.DONE);
        look(Step.DONE);
        assertTrue(tested.desk()
                .draft()
                .outcome()
                .get()
                .orElseThrow()
                .artifacts()
                .getFirst()
                .file()
                .toString()
                .contains(name.substring(0, 8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void aClassWithSuchNamesGoesThroughEveryPage(String language) throws IOException {
        small(language);
        Path folder = Files.createDirectories(home.resolve(ARABIC));
        for (String who : List.of("زينب بنت عبد الرحمن آل محمود", "חנה")) {
            Path own = Files.createDirectories(folder.resolve(who));
            Files.writeString(own.resolve("main.py"), "print(1)\n");
        }
        Path broken = Files.createDirectories(folder.resolve("سعيد"));
        Files.writeString(broken.resolve("main.py"), "print(\n");
        tested.run(() -> tested.desk().takeClass(folder));
        tested.await(() -> tested.desk().draft().whole().looking().get() instanceof ClassDraft.Looking.Ended);
        tested.run(() -> tested.desk().draft().whole().targets().retainAll(List.of(Packager.here())));
        for (Step step : List.of(Step.PUPILS, Step.SYSTEMS, Step.BUNDLING)) {
            tested.run(() -> tested.desk().route().go(step));
            look(step);
        }
        tested.awaitPage(Step.BUNDLED);
        look(Step.BUNDLED);
    }

    /// Each line holds its own letters only: JavaFX repeated the whole text on each of them.
    @ParameterizedTest
    @ValueSource(doubles = {60, 150, 300})
    void wrappedLinesAreNoLongerThanTheirRoom(double width) {
        tested.run(() -> {
            var text = new Text(ARABIC);
            text.setWrappingWidth(width);
            assertTrue(text.getLayoutBounds().getWidth() <= width + 1, () -> String.valueOf(text.getLayoutBounds()));
            assertTrue(text.getLayoutBounds().getHeight()
                    > new Text("ل").getLayoutBounds().getHeight());
        });
    }

    /// A netbook's screen with everything twice as large.
    private void small(String language) {
        tested.run(() -> {
            tested.window().take(Settings.NEW.withLanguage(Optional.of(language)));
            tested.stage().setWidth(700);
            tested.stage().setHeight(500);
        });
    }

    private void look(Step step) {
        tested.run(() -> {
            tested.scene().getRoot().applyCss();
            tested.scene().getRoot().layout();
        });
        tested.shoot(Path.of(
                "target",
                "screenshots",
                "script-" + step.key() + "-" + tested.desk().words().locale().getLanguage() + ".png"));
        assertEquals(List.of(), thrown, step.key());
    }
}
