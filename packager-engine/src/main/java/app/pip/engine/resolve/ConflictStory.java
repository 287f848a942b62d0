package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Why there is no solution, in a beginner's words, with a way out that was tried.
///
/// @param trial the question
/// @param failures what went wrong with each Python, newest first
record ConflictStory(Trial trial, List<Failure> failures) {

    /// Copies the list.
    ConflictStory {
        failures = List.copyOf(failures);
    }

    /// Tells why no Python will do: the newest one's story.
    Problem tell() throws IOException, ProblemException, InterruptedException {
        Failure failure = failures.getFirst();
        List<Incompatibility> leaves = Leaves.of(failure.cause());
        var ways = new WaysOut(trial, failure);
        Optional<Crux> crux = crux(failure, leaves);
        String what = crux.map(one -> one.words(failure)).orElse("");
        String why = new Story(failure, leaves).words(what);
        Optional<Problem> told = crux.isPresent() ? byCrux(crux.get(), ways, why) : Optional.empty();
        if (told.isEmpty()) {
            told = byTarget(crux, ways, why);
        }
        if (told.isEmpty()) {
            told = byWishes(leaves, ways, new Story(failure, leaves).words(""));
        }
        return told.orElseGet(
                () -> crux.map(one -> noWay(one, failure, why)).orElseGet(() -> Problem.stop("resolve.conflict", why)));
    }

    /// Tells why an older Python is taken than there is.
    Problem tellOlder(Python taken) throws IOException, ProblemException, InterruptedException {
        Failure failure = failures.getFirst();
        List<Incompatibility> leaves = Leaves.of(failure.cause());
        Optional<Crux> crux = crux(failure, leaves);
        String why = crux.isPresent() ? crux.get().words(failure) : new Story(failure, leaves).words("");
        if (crux.isPresent()) {
            PackageName name = crux.get().name();
            Trial newest = trial.of(trial.question()
                    .from(trial.question().pythons().stream()
                            .filter(python -> python.places()
                                    .containsValue(failure.fitting().place()))
                            .toList()));
            Optional<PackageName> successor = new WaysOut(newest, failure).successor(name);
            if (successor.isPresent()) {
                return Problem.note(
                        "resolve.older-python-successor",
                        taken.version(),
                        failure.python(),
                        why,
                        name,
                        successor.get());
            }
        }
        return Problem.note("resolve.older-python", taken.version(), failure.python(), why);
    }

    /// What explains most of all that can't be had.
    private static Optional<Crux> crux(Failure failure, List<Incompatibility> leaves)
            throws IOException, ProblemException, InterruptedException {
        return Crux.all(failure, leaves).stream().min(Comparator.comparing(Crux::kind));
    }

    /// The ways out that a package itself has, which can't be had.
    private Optional<Problem> byCrux(Crux crux, WaysOut ways, String why) throws InterruptedException {
        PackageName name = crux.name();
        String what = crux.words(failures.getFirst());
        if (crux.kind() == Crux.Kind.MISSING) {
            return Optional.of(ways.meant(name)
                    .map(meant -> Problem.stop("resolve.misspelt", name, meant, why))
                    .orElseGet(() -> Problem.stop("resolve.missing", name, why)));
        }
        Optional<PackageName> successor = ways.successor(name);
        if (successor.isPresent()) {
            return Optional.of(Problem.stop("resolve.successor", what, why, name, successor.get()));
        }
        return switch (crux.kind()) {
            case SOURCES ->
                ways.build(name)
                        ? Optional.of(Problem.stop("resolve.build", what, why, name)
                                .with(new Remedy.AllowBuild(name.toString())))
                        : Optional.empty();
            case PYTHON, WHEELS_FOR_OTHER_PYTHON -> {
                Optional<Python> other = ways.otherPython();
                yield other.isEmpty()
                        ? byExactVersion(crux, ways, what, why)
                        : other.map(python -> Problem.stop("resolve.other-python", what, why, python.version()));
            }
            case MISSING, NO_VERSION, WITHDRAWN, PRE_RELEASE, WHEELS_FOR_OTHER_SYSTEM, ADDRESS, UNREADABLE ->
                byExactVersion(crux, ways, what, why);
        };
    }

    private static Optional<Problem> byExactVersion(Crux crux, WaysOut ways, String what, String why)
            throws InterruptedException {
        Optional<Version> version = crux.hidden();
        return version.isPresent() && ways.exactly(crux.name(), version.get())
                ? Optional.of(Problem.stop("resolve.ask-exactly", what, why, crux.name() + "==" + version.get()))
                : Optional.empty();
    }

    private static Optional<Problem> byTarget(Optional<Crux> crux, WaysOut ways, String why)
            throws InterruptedException {
        Optional<Target> target = ways.withoutTarget();
        if (target.isEmpty()) {
            return Optional.empty();
        }
        String words = target.get().words();
        return Optional.of(
                crux.isPresent()
                        ? Problem.stop(
                                "resolve.without-target",
                                crux.get().words(ways.failure()),
                                why,
                                words,
                                target.get().id())
                        : Problem.stop(
                                "resolve.conflict-on-target",
                                words,
                                why,
                                target.get().id()));
    }

    /// The ways out that the user's own list has.
    private Optional<Problem> byWishes(List<Incompatibility> leaves, WaysOut ways, String why)
            throws InterruptedException {
        List<Requirement> asked = leaves.stream()
                .flatMap(leaf -> leaf.cause() instanceof Cause.Needs(Node.Root _, Node _, Requirement requirement)
                        ? java.util.stream.Stream.of(requirement)
                        : java.util.stream.Stream.<Requirement>empty())
                .distinct()
                .toList();
        for (Requirement one : asked) {
            for (Requirement other : asked) {
                if (!one.equals(other) && excludes(one, other)) {
                    return Optional.of(
                            Problem.stop("resolve.own-wishes", one.name(), Wording.asked(one), Wording.asked(other)));
                }
            }
        }
        for (Incompatibility leaf : leaves) {
            if (leaf.cause() instanceof Cause.Limited(Node _, Requirement constraint)
                    && ways.withoutConstraint(constraint.name())) {
                return Optional.of(Problem.stop("resolve.constraint", Wording.asked(constraint), why));
            }
        }
        return byLooserWish(asked, ways, why);
    }

    private static Optional<Problem> byLooserWish(List<Requirement> asked, WaysOut ways, String why)
            throws InterruptedException {
        for (Requirement requirement : asked) {
            if (!Wording.limits(requirement).isEmpty() && ways.anyVersion(requirement)) {
                return Optional.of(
                        Problem.stop("resolve.any-version", Wording.asked(requirement), requirement.name(), why));
            }
        }
        for (Requirement requirement : asked) {
            if (asked.size() > 1 && ways.without(requirement)) {
                return Optional.of(Problem.stop("resolve.leave-out", requirement.name(), why));
            }
        }
        return Optional.empty();
    }

    private static boolean excludes(Requirement one, Requirement other) {
        return one.name().equals(other.name())
                && VersionSet.of(one.specifiers())
                        .intersection(VersionSet.of(other.specifiers()))
                        .isEmpty();
    }

    private static Problem noWay(Crux crux, Failure failure, String why) {
        return switch (crux.kind()) {
            case NO_VERSION ->
                Problem.stop(
                        "resolve.no-version",
                        crux.words(failure),
                        why,
                        crux.name(),
                        crux.version().orElseThrow());
            case MISSING,
                    SOURCES,
                    WHEELS_FOR_OTHER_PYTHON,
                    PYTHON,
                    WHEELS_FOR_OTHER_SYSTEM,
                    WITHDRAWN,
                    PRE_RELEASE,
                    ADDRESS,
                    UNREADABLE -> Problem.stop("resolve.nothing-fits", crux.words(failure), why, crux.name());
        };
    }
}
