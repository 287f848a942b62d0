package app.pip.app.wizard.who;

import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Reading;
import app.pip.app.wizard.Step;
import app.pip.engine.TargetState;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.Goal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// What the third page knows: for whom the app can be made, and for whom it shall be.
public final class WhoModel {

    /// What most people of a family have.
    private static final Set<Target> USUAL =
            Set.of(Target.WINDOWS_X64, Target.MACOS_ARM64, Target.MACOS_X64, Target.LINUX_X64);

    private final Desk desk;
    private final BooleanBinding ready;

    /// The page's model.
    public WhoModel(Desk desk) {
        this.desk = desk;
        this.ready = Bindings.createBooleanBinding(
                () -> desk.route().isOpen(Step.LOOK)
                        && !desk.draft().reachable().isEmpty(),
                desk.draft().goals(),
                desk.draft().reading(),
                desk.draft().outlook());
    }

    /// Whether anything at all is chosen that can be made.
    public BooleanBinding ready() {
        return ready;
    }

    /// The usual targets of a family.
    public static List<Target> usual(Family family) {
        return Arrays.stream(Target.values())
                .filter(target -> target.family() == family && USUAL.contains(target))
                .toList();
    }

    /// What is known of a target; nothing if no app can be made for it.
    public Optional<TargetState> state(Target target) {
        return desk.draft().reading().get() instanceof Reading.Known known
                ? known.targets().stream()
                        .filter(state -> state.target() == target)
                        .findFirst()
                : Optional.empty();
    }

    /// What keeps this program from an app for a target.
    public List<Problem> obstacles(Target target) {
        return desk.draft().obstacles(Goal.usual(target));
    }

    /// Whether an app for it can be made of this program.
    public boolean isPossible(Target target) {
        return state(target).isPresent()
                && obstacles(target).stream().noneMatch(one -> one.severity() == Severity.STOP);
    }

    /// The kinds of files that there are for a target, the usual one first.
    public static List<Kind> kinds(Target target) {
        Kind usual = Kind.usual(target.family());
        return Stream.concat(
                        Stream.of(usual),
                        Arrays.stream(Kind.values()).filter(kind -> kind.family() == target.family() && kind != usual))
                .toList();
    }

    /// Whether any kind of file for it is wanted.
    public boolean isWanted(Target target) {
        return kinds(target).stream().anyMatch(kind -> isWanted(target, kind));
    }

    /// Whether that kind of file for it is wanted.
    public boolean isWanted(Target target, Kind kind) {
        return desk.draft().goals().contains(new Goal(target, kind));
    }

    /// Wants the usual kind of file for it, or none at all.
    public void want(Target target, boolean wanted) {
        if (wanted) {
            want(target, Kind.usual(target.family()), true);
        } else {
            kinds(target).forEach(kind -> want(target, kind, false));
        }
    }

    /// Wants a kind of file for it, or doesn't.
    public void want(Target target, Kind kind, boolean wanted) {
        if (wanted) {
            desk.draft().goals().add(new Goal(target, kind));
        } else {
            desk.draft().goals().remove(new Goal(target, kind));
        }
    }

    /// Whether any of the usual targets of a family is wanted and possible.
    public boolean isWanted(Family family) {
        return usual(family).stream().anyMatch(target -> isWanted(target) && isPossible(target));
    }

    /// Whether any of the usual targets of a family is possible.
    public boolean isPossible(Family family) {
        return usual(family).stream().anyMatch(this::isPossible);
    }

    /// Wants all usual targets of a family, or no target of it.
    public void want(Family family, boolean wanted) {
        for (Target target : Target.values()) {
            if (target.family() == family && (!wanted || (USUAL.contains(target) && !isWanted(target)))) {
                want(target, wanted);
            }
        }
    }
}
