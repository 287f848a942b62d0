package app.pip.app.wizard.systems;

import app.pip.app.wizard.ClassDraft;
import app.pip.app.wizard.ClassDraft.Handout;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Step;
import app.pip.engine.platform.Target;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;

/// For which systems a class is made, and in which form.
public final class SystemsModel {

    private final Desk desk;
    private final BooleanBinding ready;

    /// The page's model.
    public SystemsModel(Desk desk) {
        this.desk = desk;
        this.ready = Bindings.createBooleanBinding(
                () -> desk.route().isOpen(Step.BUNDLING), whole().pupils(), whole().targets(), whole().name());
    }

    /// Whether the class can be made.
    public BooleanBinding ready() {
        return ready;
    }

    /// The systems that there are.
    public List<Target> possible() {
        return Arrays.asList(Target.values());
    }

    /// Whether there shall be a bundle for a system.
    public boolean isWanted(Target target) {
        return whole().targets().contains(target);
    }

    /// Wants a bundle for a system, or none.
    public void want(Target target, boolean wanted) {
        if (wanted) {
            whole().targets().add(target);
        } else {
            whole().targets().remove(target);
        }
    }

    /// In which form it is given away.
    public ObjectProperty<Handout> handout() {
        return whole().handout();
    }

    /// The name of the whole.
    public StringProperty name() {
        return whole().name();
    }

    /// Whether that can be a name.
    public boolean isNamed() {
        return whole().app().isPresent();
    }

    private ClassDraft whole() {
        return desk.draft().whole();
    }
}
