package app.pip.engine;

import app.pip.engine.index.IndexOptions;
import app.pip.engine.index.IndexSettings;
import app.pip.engine.index.Indexes;
import app.pip.engine.lock.Lock;
import app.pip.engine.lock.LockFile;
import app.pip.engine.lock.Question;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.NetSettings;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Project;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Decides which exact packages go into an app: as the lock beside the program says, or, where it doesn't answer what
/// is
/// asked, as the index does; then the lock is written anew.
///
/// @param packager whose store and interpreters
/// @param project what the user wants
/// @param notes gets what the user should know
record Deciding(Packager packager, Project project, List<Problem> notes) {

    /// The lock for some targets.
    ///
    /// @param program the dropped file or folder
    /// @throws ProblemException if there is none, and why
    Lock lock(Path program, Needs needs, SortedSet<Target> targets, Indexes indexes)
            throws IOException, ProblemException, InterruptedException {
        LockPlace place = LockPlace.of(program);
        Optional<LockFile> kept = place.read();
        Question question = question(needs, targets);
        if (kept.isPresent() && answers(kept.get(), question)) {
            return kept.get().lock(place.name());
        }
        kept.ifPresent(old -> notes.addAll(old.stale(question)));
        Lock lock = solved(question, needs, previous(kept, needs), indexes);
        place.write(LockFile.of(lock)).ifPresent(notes::add);
        return lock;
    }

    /// The lock that [#lock] would write, which isn't written.
    Lock plan(Path program, Needs needs, SortedSet<Target> targets, Indexes indexes)
            throws IOException, ProblemException, InterruptedException {
        LockPlace place = LockPlace.of(program);
        Optional<LockFile> kept = place.read();
        Question question = question(needs, targets);
        return kept.isPresent() && answers(kept.get(), question)
                ? kept.get().lock(place.name())
                : solved(question, needs, previous(kept, needs), indexes);
    }

    /// How indexes are asked. What the program's own files say about it counts where the user says nothing.
    Indexes open(Needs needs) throws IOException, ProblemException {
        PackageWishes.Index said = project.packages().index();
        var hints = needs.index();
        boolean own = said.url().isPresent() || said.none();
        var options = new IndexOptions(
                own ? said.url() : hints.index(),
                said.extraUrls().isEmpty() && !own ? hints.extra() : said.extraUrls(),
                said.findLinks().isEmpty() ? hints.links() : said.findLinks(),
                said.none() || (hints.noIndex() && !own),
                project.offline() ? NetSettings.Reach.OFFLINE : NetSettings.Reach.USUAL);
        return Indexes.open(IndexSettings.of(options, packager.around()), packager.store());
    }

    private Question question(Needs needs, SortedSet<Target> targets) throws ProblemException {
        Specifiers wanted = Specifiers.read(project.python().text()).orElse(Specifiers.ANY);
        return needs.question(wanted, targets, Asking.names(project.packages().allowBuild()));
    }

    private boolean answers(LockFile kept, Question question) throws IOException {
        PackageWishes.Upgrade upgrade = project.packages().upgrade();
        if (upgrade.all() || !upgrade.names().isEmpty() || !kept.stale(question).isEmpty()) {
            return false;
        }
        for (Target target : question.targets()) {
            var locked = Optional.ofNullable(kept.interpreters().get(target));
            boolean there = locked.isPresent()
                    && packager.interpreters().available(target).stream()
                            .anyMatch(one -> one.sha256().equals(locked.get().sha256()));
            if (!there) {
                return false;
            }
        }
        return true;
    }

    /// If the targets are only the usual ones, one that alone stands in the way is left out.
    private Lock solved(Question question, Needs needs, Map<PackageName, List<Version>> previous, Indexes indexes)
            throws IOException, ProblemException, InterruptedException {
        try {
            return locking(question, indexes).lock(question, needs, previous, notes);
        } catch (ProblemException e) {
            if (!project.implied() || question.targets().size() < 2) {
                throw e;
            }
            for (Target target : question.targets().reversed()) {
                var others = new TreeSet<>(question.targets());
                others.remove(target);
                Question smaller = new Question(
                        question.requirements(),
                        question.constraints(),
                        question.python(),
                        others,
                        question.allowBuild());
                try {
                    Lock lock = locking(smaller, indexes).lock(smaller, needs, previous, notes);
                    notes.add(Problem.note("packages.target-left-out", target.words(), target));
                    return lock;
                } catch (ProblemException other) {
                    e.addSuppressed(other);
                }
            }
            throw e;
        }
    }

    private Locking locking(Question question, Indexes indexes) throws IOException {
        return new Locking(Pythons.of(packager.interpreters(), question.targets()), indexes);
    }

    private Map<PackageName, List<Version>> previous(Optional<LockFile> kept, Needs needs) throws ProblemException {
        var previous = new HashMap<PackageName, List<Version>>();
        PackageWishes.Upgrade upgrade = project.packages().upgrade();
        SortedSet<PackageName> newer = Asking.names(upgrade.names());
        if (kept.isPresent() && !upgrade.all()) {
            kept.get().packages().stream()
                    .filter(one -> !newer.contains(one.name()) && one.version().isPresent())
                    .forEach(one -> previous.computeIfAbsent(one.name(), _ -> new ArrayList<>())
                            .add(one.version().get()));
        }
        needs.preferred()
                .forEach((name, versions) ->
                        previous.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(versions));
        return previous;
    }
}
