package app.pip.app;

import app.pip.app.ui.SystemDialogs;
import app.pip.app.wizard.Doorbell;
import app.pip.app.wizard.Reading;
import app.pip.app.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The wizard as a process of its own; there is one for each user.
public final class WizardApplication extends Application {

    /// Set for a start that the build makes: it drops a program, waits until it was read, and ends. So the archive of
    /// classes is there before the user's first start.
    private static final String REHEARSAL = "pipapp.rehearsal";

    private Optional<WizardWindow> window = Optional.empty();
    private Optional<Doorbell> bell = Optional.empty();

    @Override
    public void start(Stage stage) throws IOException {
        var start = Start.ofThisProcess(
                getParameters().getUnnamed().stream().findFirst().map(Path::of));
        var dialogs = new SystemDialogs(
                stage,
                () -> window.map(WizardWindow::words).orElse(Words.in(Locale.getDefault())),
                getHostServices()::showDocument);
        var opened = new WizardWindow(stage, start, dialogs);
        window = Optional.of(opened);
        if (Boolean.getBoolean(REHEARSAL)) {
            rehearse(opened);
            return;
        }
        bell = Doorbell.hang(start.places().settings());
        bell.ifPresent(hung -> hung.listen(program -> Platform.runLater(() -> opened.visit(
                Optional.of(program).filter(path -> !path.isEmpty()).map(Path::of)))));
        opened.show();
    }

    private static void rehearse(WizardWindow opened) {
        opened.desk().draft().reading().addListener((_, _, reading) -> {
            if (!(reading instanceof Reading.UnderWay)) {
                Platform.runLater(Platform::exit);
            }
        });
        opened.show();
        // whatever happens: somebody waits for the build
        var patience = new PauseTransition(Duration.minutes(1));
        patience.setOnFinished(_ -> Platform.exit());
        patience.play();
    }

    @Override
    public void stop() throws IOException {
        window.ifPresent(WizardWindow::close);
        if (bell.isPresent()) {
            bell.get().close();
        }
    }

    /// Opens the wizard, or brings that which is open to the front.
    ///
    /// @param program what is dropped right away
    static void open(Optional<Path> program) {
        var start = Start.ofThisProcess(program);
        String words = start.program().map(Path::toString).orElse("");
        if (!isOpen(start, words)) {
            launch(
                    WizardApplication.class,
                    words.isEmpty() ? new String[0] : List.of(words).toArray(String[]::new));
        }
    }

    private static boolean isOpen(Start start, String program) {
        try {
            return Doorbell.ring(start.places().settings(), program);
        } catch (IOException | NumberFormatException e) {
            // the address is that of a wizard that is gone
            return false;
        }
    }
}
