package app.pip.engine.lock;

import app.pip.engine.naming.Extra;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Marker;
import app.pip.engine.version.Specifiers;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A `pylock.toml`
/// ([specification](https://packaging.python.org/en/latest/specifications/pylock-toml/), PEP 751),
/// ours or that of another tool. Ours holds all targets, tells them apart by markers, and says under
/// `[tool.pipapp]` which question it answers and which interpreters it was made for.
///
/// @param createdBy the tool that made it
/// @param python which Pythons will do
/// @param environments markers of which one must hold where it is installed; anywhere if there are none
/// @param defaultGroups the dependency groups that are installed unless others are asked for
/// @param packages sorted by name
/// @param question what it answers, if it is ours
/// @param interpreters what it was made for, if it is ours
/// @param leftOut usual targets that there is nothing for, and why, if it is ours
public record LockFile(
        String createdBy,
        Optional<Specifiers> python,
        List<Marker> environments,
        List<Extra> defaultGroups,
        List<LockedPackage> packages,
        Optional<Question> question,
        SortedMap<Target, LockedInterpreter> interpreters,
        SortedMap<Target, String> leftOut) {

    /// Who makes ours.
    public static final String OURS = "pip.app";
    /// The name of the file beside a program.
    public static final String NAME = "pylock.toml";

    /// Copies the lists.
    public LockFile {
        environments = List.copyOf(environments);
        defaultGroups = List.copyOf(defaultGroups);
        packages = List.copyOf(packages);
        interpreters = Collections.unmodifiableSortedMap(new TreeMap<>(interpreters));
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /// Reads a file.
    ///
    /// @param name how it is called where problems are told
    /// @throws ProblemException if it isn't what the specification asks for
    public static LockFile read(String name, String text) throws ProblemException {
        return new LockReader(name, text).read();
    }

    /// The file that says what a lock says.
    public static LockFile of(Lock lock) {
        return new LockGrouping(lock).file();
    }

    /// The text of the file: sorted, one value a line, so that a difference reads well. The same lock
    /// gives the same text.
    public String write() {
        return new LockWriter().write(this);
    }

    /// Whether pip.app made it.
    public boolean isOurs() {
        return createdBy.equals(OURS);
    }

    /// What has changed since it was made, in words; what a file of another tool answers isn't known.
    ///
    /// @return empty if it still answers the question
    public List<Problem> stale(Question now) {
        return question.map(then -> then.changes(now)).orElse(List.of());
    }

    /// The lock that this file says.
    ///
    /// @param name how the file is called where problems are told
    /// @throws ProblemException if it isn't ours, or doesn't come down to one file for each package
    public Lock lock(String name) throws ProblemException {
        if (question.isEmpty()) {
            throw new ProblemException(Problem.stop("lock.not-ours", name, createdBy));
        }
        var targets = new TreeMap<Target, Lock.Pinned>();
        for (Target target : question.get().targets()) {
            LockedInterpreter interpreter = interpreters.get(target);
            if (interpreter == null) {
                throw new ProblemException(Problem.stop("lock.damaged", name, target));
            }
            targets.put(target, new Lock.Pinned(interpreter, select(name, interpreter)));
        }
        return new Lock(question.get(), targets, leftOut);
    }

    /// What the file says for an interpreter: of each package whose entry holds there the file that
    /// suits best. Works for files of other tools too.
    ///
    /// @param name how the file is called where problems are told
    /// @throws ProblemException if the file isn't for that system or Python, says two things of a
    /// package, or has no file of one that suits
    public List<Lock.Choice> select(String name, LockedInterpreter interpreter) throws ProblemException {
        return new Selection(name, this).of(interpreter);
    }
}
