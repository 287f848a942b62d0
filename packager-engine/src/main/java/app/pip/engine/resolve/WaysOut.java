package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Operator;
import app.pip.engine.version.Specifier;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Looks for the smallest change of a question after which it has an answer. Nothing is told that was not
/// tried.
///
/// @param trial the question that has none
/// @param failure why it has none
record WaysOut(Trial trial, Failure failure) {

    /// Another package that is imported by the same name, in place of one that the user named.
    Optional<PackageName> successor(PackageName name) throws InterruptedException {
        Optional<PackageName> successor = Relatives.successor(name).filter(other -> isNamedByUser(name));
        return successor.isPresent() && isThere(successor.get()) && helps(replacing(name, successor.get()))
                ? successor
                : Optional.empty();
    }

    /// Packages with nearly the same name, which the index has.
    Optional<PackageName> meant(PackageName name) throws InterruptedException {
        var all = new ArrayList<PackageName>();
        Relatives.successor(name).ifPresent(all::add);
        all.addAll(Relatives.near(name));
        for (PackageName other : all) {
            if (isThere(other)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /// A Python that is there but not wanted.
    Optional<Python> otherPython() throws InterruptedException {
        Question question = trial.question();
        for (Python python : question.pythons()) {
            if (helps(other -> other.on(Specifiers.ANY).from(List.of(python)))) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    /// The one target that stands in the way.
    Optional<Target> withoutTarget() throws InterruptedException {
        Target target = failure.target();
        return trial.targets().size() > 1 && helps(question -> question.from(without(question.pythons(), target)))
                ? Optional.of(target)
                : Optional.empty();
    }

    /// Whether it helps to build a package from its sources.
    boolean build(PackageName name) throws InterruptedException {
        return helps(question -> {
            var names = new TreeSet<>(question.builds());
            names.add(name);
            return question.building(names);
        });
    }

    /// Whether it helps to ask for exactly that version.
    boolean exactly(PackageName name, Version version) throws InterruptedException {
        var pin = Requirement.of(name, Specifiers.of(new Specifier(Operator.EQUAL, version.toString())));
        return helps(question -> {
            var all = new ArrayList<>(question.requirements());
            all.add(pin);
            return question.asking(all);
        });
    }

    /// Whether it helps to allow every version of a package.
    boolean withoutConstraint(PackageName name) throws InterruptedException {
        return helps(question -> question.limitedBy(question.constraints().stream()
                .filter(constraint -> !constraint.name().equals(name))
                .toList()));
    }

    /// Whether it helps to take any version instead of those that the user asked for.
    boolean anyVersion(Requirement requirement) throws InterruptedException {
        var free = new Requirement(
                requirement.name(), requirement.extras(), Specifiers.ANY, Optional.empty(), requirement.marker());
        return helps(question -> question.asking(question.requirements().stream()
                .map(one -> one.equals(requirement) ? free : one)
                .toList()));
    }

    /// Whether it helps to do without one of the user's requirements.
    boolean without(Requirement requirement) throws InterruptedException {
        return helps(question -> question.asking(question.requirements().stream()
                .filter(one -> !one.equals(requirement))
                .toList()));
    }

    private UnaryOperator<Question> replacing(PackageName name, PackageName other) {
        return question -> question.asking(question.requirements().stream()
                .map(one -> one.name().equals(name)
                        ? new Requirement(other, one.extras(), Specifiers.ANY, Optional.empty(), one.marker())
                        : one)
                .toList());
    }

    private boolean isNamedByUser(PackageName name) {
        return trial.question().requirements().stream()
                .anyMatch(requirement -> requirement.name().equals(name));
    }

    private boolean isThere(PackageName name) throws InterruptedException {
        try {
            return !failure.ground().stock(name).isEmpty();
        } catch (IOException | ProblemException _) {
            // a way out that can't be looked at is none
            return false;
        }
    }

    private boolean helps(UnaryOperator<Question> change) throws InterruptedException {
        try {
            return trial.of(change.apply(trial.question())).succeeds();
        } catch (IOException | ProblemException _) {
            // the story that is being told is about another problem
            return false;
        }
    }

    private static List<Python> without(List<Python> pythons, Target target) {
        return pythons.stream()
                .map(python -> {
                    var places = new TreeMap<>(python.places());
                    places.remove(target);
                    return new Python(python.version(), places);
                })
                .toList();
    }
}
