package app.pip.app.wizard.pupils;

import app.pip.app.wizard.ClassDraft;
import app.pip.app.wizard.ClassDraft.Looking;
import app.pip.app.wizard.ClassDraft.Pupil;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Step;
import app.pip.engine.classroom.ClassProgram;
import app.pip.engine.classroom.Slip;
import app.pip.engine.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;

/// What is known of the programs of a class, side by side, and what their authors can do.
public final class PupilsModel {

    private final Desk desk;
    private final BooleanBinding ready;

    /// The page's model.
    public PupilsModel(Desk desk) {
        this.desk = desk;
        this.ready = Bindings.createBooleanBinding(() -> desk.route().isOpen(Step.SYSTEMS), whole().pupils());
    }

    /// Whether the next page can be shown: one good program is enough.
    public BooleanBinding ready() {
        return ready;
    }

    /// What was handed in.
    public ObservableList<Pupil> pupils() {
        return whole().pupils();
    }

    /// How far the look at them is.
    public Looking looking() {
        return whole().looking().get();
    }

    /// Takes another folder as a class; a file is one program.
    public void take(Path dropped) {
        if (Files.isDirectory(dropped)) {
            desk.takeClass(dropped);
        } else {
            desk.take(dropped);
        }
    }

    /// Looks at all of them once more.
    public void again() {
        whole().lookAgain();
    }

    /// Who made a program; what it was handed in as, if nobody says.
    public String who(Pupil pupil) {
        return pupil.seen()
                .map(ClassProgram::author)
                .filter(text -> !text.isEmpty())
                .orElse(pupil.name());
    }

    /// Its title; empty before it was looked at.
    public String title(Pupil pupil) {
        return pupil.seen().map(ClassProgram::title).orElse("");
    }

    /// Whether it can be made.
    public String state(Pupil pupil) {
        if (pupil.seen().isEmpty()) {
            return desk.words().text("pupils.looking");
        }
        return desk.words().text(pupil.isGood() ? "pupils.good" : "pupils.not");
    }

    /// What stops it, in words for its author.
    public String problem(Pupil pupil) {
        return told(pupil, Problem.Explanation::what);
    }

    /// What its author can do.
    public String remedy(Pupil pupil) {
        return told(pupil, Problem.Explanation::todo);
    }

    /// How many are good, in a sentence.
    public String sum() {
        long seen = pupils().stream().filter(one -> one.seen().isPresent()).count();
        return seen < pupils().size()
                ? desk.words().text("pupils.sum.looking", seen, pupils().size())
                : desk.words().text("pupils.sum", whole().good(), pupils().size());
    }

    private String told(Pupil pupil, Function<Problem.Explanation, String> part) {
        return pupil.seen().stream()
                .flatMap(seen -> Slip.of(seen, desk.words().locale()).stream())
                .map(part)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private ClassDraft whole() {
        return desk.draft().whole();
    }
}
