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
import app.pip.engine.resolve.Resolution;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides which exact packages go into an app: as the lock beside the program says, or, where it doesn't answer what
/// is
/// asked, as the index does; then the lock is written anew.
///
/// @param packager whose store and interpreters
/// @param project what the user wants
/// @param supply where interpreters come from
/// @param choice which of them the program works with
/// @param notes gets what the user should know
record Deciding(Packager packager, Project project, Supply supply, Choice choice, List<Problem> notes) {

    /// The lock for some targets. What was locked for others stays in it as long as all go together.
    ///
    /// @param program the dropped file or folder
    /// @throws ProblemException if there is none, and why
    Lock lock(Path program, Needs needs, SortedSet<Target> targets, Indexes indexes)
            throws IOException, ProblemException, InterruptedException {
        LockPlace place = LockPlace.of(program);
        Optional<LockFile> kept = place.read();
        Question question = question(needs, targets);
        Optional<Lock> answer = answer(place, kept, question, needs);
        if (answer.isPresent()) {
            tellLeftOut(answer.get(), targets);
            return answer.get();
        }
        kept.ifPresent(old -> notes.addAll(old.stale(question)));
        Lock lock;
        try {
            lock = solved(question, kept, needs, indexes);
        } catch (ProblemException e) {
            throw withNotes(e);
        }
        tellLeftOut(lock, targets);
        place.write(LockFile.of(lock)).ifPresent(notes::add);
        return lock;
    }

    /// The lock that [#lock] would write, which isn't written.
    Lock plan(Path program, Needs needs, SortedSet<Target> targets, Indexes indexes)
            throws IOException, ProblemException, InterruptedException {
        LockPlace place = LockPlace.of(program);
        Optional<LockFile> kept = place.read();
        Question question = question(needs, targets);
        Optional<Lock> answer = answer(place, kept, question, needs);
        Lock lock = answer.isPresent() ? answer.get() : solved(question, kept, needs, indexes);
        tellLeftOut(lock, targets);
        return lock;
    }

    /// What is locked, if it answers the question.
    private Optional<Lock> answer(LockPlace place, Optional<LockFile> kept, Question question, Needs needs)
            throws IOException, ProblemException, InterruptedException {
        return kept.isPresent() && answers(kept.get(), without(question, kept.get()), needs)
                ? Optional.of(kept.get().lock(place.name()))
                : Optional.empty();
    }

    /// How indexes are asked. What the program's own files say about it counts where the user says nothing.
    static Indexes open(Packager packager, Project project, Needs needs) throws IOException, ProblemException {
        PackageWishes.Index said = project.packages().index();
        var hints = needs.index();
        boolean own = said.url().isPresent() || said.none();
        var options = new IndexOptions(
                own ? said.url() : hints.index(),
                said.extraUrls().isEmpty() && !own ? hints.extra() : said.extraUrls(),
                said.findLinks().isEmpty() ? hints.links() : said.findLinks(),
                said.none() || (hints.noIndex() && !own),
                reach(project));
        return Indexes.open(IndexSettings.of(options, packager.around()), packager.store());
    }

    /// Who wants newer packages wants none of the index's pages of a while ago.
    private static NetSettings.Reach reach(Project project) {
        if (project.offline()) {
            return NetSettings.Reach.OFFLINE;
        }
        return upgrades(project) ? NetSettings.Reach.REFRESH : NetSettings.Reach.USUAL;
    }

    private static boolean upgrades(Project project) {
        PackageWishes.Upgrade upgrade = project.packages().upgrade();
        return upgrade.all() || !upgrade.names().isEmpty();
    }

    private Question question(Needs needs, SortedSet<Target> targets) throws ProblemException {
        return needs.question(project.python().spec().specifiers(), targets, Asking.names(project.allowedBuilds()));
    }

    /// What a lock left out because it is not to be had isn't asked for again, unless it is wanted by name.
    private Question without(Question question, LockFile kept) {
        var left = new TreeSet<>(question.targets());
        left.removeAll(kept.leftOut().keySet());
        return project.implied() && !left.isEmpty() ? question.forTargets(left) : question;
    }

    private void tellLeftOut(Lock lock, SortedSet<Target> targets) {
        lock.leftOut().forEach((target, reason) -> {
            if (targets.contains(target)) {
                notes.add(Problem.note("packages.target-left-out", target.words(), target, reason));
            }
        });
    }

    private boolean answers(LockFile kept, Question question, Needs needs) throws IOException, InterruptedException {
        if (upgrades(project) || !kept.stale(question).isEmpty() || !needs.allow(kept)) {
            return false;
        }
        for (Target target : question.targets()) {
            var locked = Optional.ofNullable(kept.interpreters().get(target));
            if (locked.isEmpty()) {
                return false;
            }
            var offer = supply.locked(locked.get());
            if (offer.filter(choice::suits).isEmpty()) {
                String source = locked.get().source();
                // who names another Python knows that it is another one
                if (!supply.isGiven(target)) {
                    notes.add(Problem.note("lock.python-gone", locked.get().version(), source, target.words()));
                }
                return false;
            }
        }
        return true;
    }

    /// What was told before, a limit that nothing asked for perhaps, is often why there is no answer.
    private ProblemException withNotes(ProblemException refused) {
        var all = new ArrayList<>(notes);
        all.addAll(refused.problems());
        return told(all, refused);
    }

    private static ProblemException told(List<Problem> all, ProblemException cause) {
        var told = new ProblemException(all);
        told.initCause(cause);
        return told;
    }

    /// With the targets of the lock that is there, if they and the wanted ones have an answer together; else without.
    private Lock solved(Question question, Optional<LockFile> kept, Needs needs, Indexes indexes)
            throws IOException, ProblemException, InterruptedException {
        Map<PackageName, List<Version>> previous = previous(kept, needs);
        Question wider = question.forTargets(wider(question, kept));
        if (!wider.equals(question)) {
            Locking locking = locking(wider, indexes);
            if (locking.resolve(wider, needs, previous) instanceof Resolution.Solved solved) {
                notes.addAll(solved.notes());
                return locking.lock(wider, solved, needs, leftOut(kept, wider));
            }
        }
        return solved(question, needs, previous, indexes);
    }

    private static SortedSet<Target> wider(Question question, Optional<LockFile> kept) {
        var wider = new TreeSet<>(question.targets());
        kept.flatMap(LockFile::question).ifPresent(old -> wider.addAll(old.targets()));
        return wider;
    }

    private static SortedMap<Target, String> leftOut(Optional<LockFile> kept, Question answered) {
        var leftOut = new TreeMap<>(kept.map(LockFile::leftOut).orElse(Collections.emptySortedMap()));
        leftOut.keySet().removeAll(answered.targets());
        return leftOut;
    }

    /// If the targets are only the usual ones, those that stand in the way are left out.
    private Lock solved(Question question, Needs needs, Map<PackageName, List<Version>> previous, Indexes indexes)
            throws IOException, ProblemException, InterruptedException {
        var elsewhere = new PythonElsewhere(
                choice, (pythons, some) -> locking(pythons, some, indexes).resolve(some, needs, previous));
        AsManyTargets.Answer answer;
        try {
            answer = new AsManyTargets(some -> locking(some, indexes).resolve(some, needs, previous), project.implied())
                    .answer(question);
        } catch (ProblemException e) {
            throw with(e, elsewhere.found(question));
        }
        notes.addAll(answer.solved().notes());
        if (!answer.leftOut().isEmpty()) {
            elsewhere.found(question).ifPresent(notes::add);
        }
        return locking(answer.question(), indexes).lock(answer.question(), answer.solved(), needs, answer.leftOut());
    }

    private static ProblemException with(ProblemException refused, Optional<Problem> more) {
        if (more.isEmpty()) {
            return refused;
        }
        var all = new ArrayList<>(refused.problems());
        all.add(more.get());
        return told(all, refused);
    }

    private Locking locking(Question question, Indexes indexes) throws IOException, InterruptedException {
        return locking(Pythons.of(choice, question.targets()), question, indexes);
    }

    private Locking locking(Pythons pythons, Question question, Indexes indexes)
            throws IOException, InterruptedException {
        return new Locking(pythons, indexes, packager.builder(indexes, question.allowBuild()));
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
