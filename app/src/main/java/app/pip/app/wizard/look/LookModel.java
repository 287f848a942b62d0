package app.pip.app.wizard.look;

import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Outlook;
import app.pip.app.wizard.Step;
import app.pip.engine.IconPicture;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;

/// What the fourth page knows: name, version, picture, console or window.
public final class LookModel {

    private final Desk desk;
    private final BooleanBinding nameGood;
    private final BooleanBinding versionGood;
    private final BooleanBinding authorGood;
    private final BooleanBinding ready;

    /// The page's model.
    public LookModel(Desk desk) {
        this.desk = desk;
        this.nameGood = Bindings.createBooleanBinding(() -> canBe(name().get()), name());
        this.versionGood = Bindings.createBooleanBinding(() -> canBe(version().get()), version());
        // the draft's other values are settled when this page can be seen
        this.authorGood =
                Bindings.createBooleanBinding(() -> author().get().isBlank() || canBe(author().get()), author());
        this.ready = nameGood.and(versionGood)
                .and(authorGood)
                .and(Bindings.createBooleanBinding(
                        () -> desk.route().isOpen(Step.LOOK),
                        desk.draft().reading(),
                        desk.draft().outlook()));
    }

    /// The app's name.
    public StringProperty name() {
        return desk.draft().name();
    }

    /// The app's version.
    public StringProperty version() {
        return desk.draft().version();
    }

    /// Who made it, or nobody.
    public StringProperty author() {
        return desk.draft().author();
    }

    /// Whether it can be a name.
    public BooleanBinding nameGood() {
        return nameGood;
    }

    /// Whether it can be a version.
    public BooleanBinding versionGood() {
        return versionGood;
    }

    /// Whether it can be an author, which nobody can be too.
    public BooleanBinding authorGood() {
        return authorGood;
    }

    /// Whether an app was made of the program before.
    public boolean isMadeBefore() {
        return desk.draft().isMadeBefore();
    }

    /// What keeps the packages from being chosen: whoever came straight here saw no other page.
    public List<Problem> problems() {
        return desk.draft().outlook().get() instanceof Outlook.Refused refused ? refused.problems() : List.of();
    }

    /// Whether the app can be made.
    public BooleanBinding ready() {
        return ready;
    }

    /// The picture, if there is one.
    public Optional<Path> icon() {
        return desk.draft().icon().get();
    }

    /// Takes a picture, or goes back to the letter.
    public void take(Optional<Path> picture) {
        desk.draft().icon().set(picture);
    }

    /// The key with which it is signed for Windows, if there is one.
    public Optional<String> signing() {
        return desk.draft().toSigning();
    }

    /// A drawing as a PNG file.
    ///
    /// @param folder for it
    static Path drawn(Path drawing, Path folder) throws ProblemException, IOException {
        byte[] png = IconPicture.png(drawing);
        Files.createDirectories(folder);
        return Files.write(folder.resolve(drawing.getFileName() + ".png"), png);
    }

    /// What it is shown in.
    public Mode mode() {
        return desk.draft().shownMode();
    }

    /// Whether the browser is a choice: the program seems to serve pages, or its author said so.
    public boolean servesPages() {
        return mode() == Mode.WEB
                || desk.draft().preview().filter(one -> one.mode() == Mode.WEB).isPresent();
    }

    /// Wants console, window or browser.
    public void want(Mode mode) {
        desk.draft().mode().set(Optional.of(mode));
    }

    private static boolean canBe(String text) {
        try {
            return !new AppInfo(text, text).name().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
