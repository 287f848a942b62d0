package app.pip.app;

import app.pip.app.settings.Settings;
import app.pip.app.settings.SettingsFile;
import app.pip.app.ui.Outside;
import app.pip.app.ui.WrappedScripts;
import app.pip.app.wizard.ClassReader;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Draft;
import app.pip.app.wizard.Reader;
import app.pip.app.wizard.Route;
import app.pip.app.wizard.SettingsDialog;
import app.pip.app.wizard.Step;
import app.pip.app.wizard.prepare.PrepareDialog;
import app.pip.app.wizard.prepare.PrepareModel;
import app.pip.app.words.Words;
import app.pip.app.work.FailureReport;
import app.pip.app.work.Work;
import app.pip.engine.Packager;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The wizard in its window. Another language gets new content over a copy of the draft, so nothing typed is lost.
final class WizardWindow {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 680;

    private final Stage stage;
    private final Start start;
    private final Outside outside;
    private final SettingsFile file;
    private final Work work;
    private final Scene scene;
    private final Object writing = new Object();
    private volatile Settings settings;
    private Content content;

    /// Fills a window.
    ///
    /// @throws IOException if the settings can't be read
    WizardWindow(Stage stage, Start start, Outside outside) throws IOException {
        this(stage, start, outside, new Work(Platform::runLater));
    }

    /// @param work runs what takes its time
    WizardWindow(Stage stage, Start start, Outside outside, Work work) throws IOException {
        WrappedScripts.mend();
        this.stage = stage;
        this.start = start;
        this.outside = outside;
        this.work = work;
        this.file = new SettingsFile(start.places().settings().resolve("wizard.properties"));
        this.settings = file.read();
        this.content = content(new Draft(), Step.PROGRAM);
        this.scene = new Scene(content.view(), WIDTH, HEIGHT);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Outside.class.getResource("wizard.css"))
                        .toExternalForm());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> paint());
        paint();
        stage.setTitle("pip.app");
        stage.setMinWidth(480);
        stage.setMinHeight(400);
        stage.setScene(scene);
    }

    /// Shows the window, and drops the program that it was started with.
    void show() {
        stage.show();
        start.program().ifPresent(content.desk()::take);
    }

    /// Brings the window to the front, with a program if there is one.
    void visit(Optional<Path> program) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
        program.ifPresent(content.desk()::take);
    }

    /// Ends what was started.
    void close() {
        content.done().stop();
    }

    /// What the pages have at hand.
    Desk desk() {
        return content.desk();
    }

    /// The texts of the moment.
    Words words() {
        return content.desk().words();
    }

    /// Takes other settings, at once and for the next start.
    void take(Settings chosen) {
        boolean otherContent = !chosen.language().equals(settings.language())
                || !chosen.connection().proxy().equals(settings.connection().proxy());
        keep(chosen);
        content.desk().draft().folder().set(chosen.folder());
        content.desk().draft().connection().set(chosen.connection());
        paint();
        if (otherContent) {
            content.done().stop();
            Step step = content.desk().route().step().get();
            content = content(new Draft(content.desk().draft()), step);
            scene.setRoot(content.view());
        }
    }

    private Content content(Draft draft, Step step) {
        draft.folder().set(settings.folder());
        var words = Words.in(settings.language().map(Locale::of).orElse(Locale.getDefault()));
        var route = new Route(draft);
        // what is made stays made; a making that was stopped isn't begun again by another language
        route.go(step == Step.MAKING || step == Step.BUNDLING ? step.plus(-1) : step);
        draft.connection().set(settings.connection());
        Packager packager = packager();
        new Reader(draft, packager, work).goOn();
        new ClassReader(draft, packager, work).goOn();
        draft.program().addListener((_, _, program) -> program.ifPresent(path -> keep(settings.withRecent(path))));
        var desk = new Desk(words, draft, route, packager, work, outside);
        return Content.of(desk, start.places(), settings, this::askForSettings);
    }

    /// The engine, with the proxy of the settings in place of the system's.
    private Packager packager() {
        var environment = new TreeMap<>(start.places().environment());
        settings.connection().proxy().ifPresent(proxy -> environment.put("PIP_PROXY", proxy));
        return Packager.standard(start.places().store(), start.interpreters(), environment);
    }

    private void askForSettings() {
        if (!content.desk().route().busy().get()) {
            new SettingsDialog(words(), outside, settings, this::prepare)
                    .ask(stage)
                    .ifPresent(this::take);
        }
    }

    private void prepare(Window owner) {
        Packager packager = content.desk().packager();
        var model = new PrepareModel(
                work, (targets, wishes, progress) -> packager.prepare(targets, wishes, Optional.empty(), progress));
        new PrepareDialog(content.desk(), model).show(owner);
    }

    private void keep(Settings chosen) {
        settings = chosen;
        work.start(
                () -> {
                    // one at a time, and whoever comes last writes the newest
                    synchronized (writing) {
                        file.write(settings);
                    }
                    return file;
                },
                _ -> {},
                // the next start will ask again; a report says why
                failure -> work.start(
                        () -> FailureReport.of(failure).write(start.places().store()), _ -> {}, _ -> {}));
    }

    private void paint() {
        boolean dark = switch (settings.theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
