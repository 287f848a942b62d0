package app.pip.engine;

import app.pip.engine.catalog.UnusableException;
import app.pip.engine.index.Indexes;
import app.pip.engine.names.Contents;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Asks the index what packages hold, beginning with the first question. Where it can't be asked, nobody is, and a note
/// says so: names that our tables are sure of are then taken as they are, and the others stay questions.
final class CheckedNames implements Contents, AutoCloseable {

    private static final String OFFLINE = "net.offline";
    private static final Answer NOBODY = new Answer(Verdict.NOT_ASKED, Optional.empty());

    private final Opening opening;
    private final Set<PackageName> trusted;
    private final Map<List<String>, Answer> known = new ConcurrentHashMap<>();
    private final List<Problem> notes = new ArrayList<>();
    private Optional<Indexes> indexes = Optional.empty();
    private boolean silent;

    /// How the index is reached.
    @FunctionalInterface
    interface Opening {
        /// Connects to nothing yet.
        Indexes open() throws IOException, ProblemException;
    }

    /// @param trusted packages that are in the app in any case: nobody has to be asked about them
    CheckedNames(Opening opening, Set<PackageName> trusted) {
        this.opening = opening;
        this.trusted = Set.copyOf(trusted);
    }

    @Override
    public Answer look(String distribution, String module) throws IOException, InterruptedException {
        Optional<PackageName> name = PackageName.read(distribution);
        if (name.isEmpty()) {
            return new Answer(Verdict.NO_PROJECT, Optional.empty());
        }
        if (trusted.contains(name.get())) {
            return new Answer(Verdict.HOLDS, Optional.empty());
        }
        var question = List.of(distribution, module);
        Answer answer = known.get(question);
        if (answer == null) {
            answer = asked(name.get(), module);
            known.put(question, answer);
        }
        return answer;
    }

    /// What the user should know of the asking.
    synchronized List<Problem> notes() {
        return List.copyOf(notes);
    }

    @Override
    public synchronized void close() {
        indexes.ifPresent(Indexes::close);
    }

    private Answer asked(PackageName name, String module) throws IOException, InterruptedException {
        try {
            Optional<Indexes> open = opened();
            return open.isPresent() ? open.get().contents().look(name, module) : NOBODY;
        } catch (UnusableException e) {
            // its makers' mistake tells nothing of what is in it
            return NOBODY;
        } catch (ProblemException e) {
            fail(e.problems().getFirst());
            return NOBODY;
        }
    }

    /// Nothing after the index has failed to answer once: each question would take as long to fail again.
    private synchronized Optional<Indexes> opened() throws IOException, ProblemException {
        if (silent) {
            return Optional.empty();
        }
        if (indexes.isEmpty()) {
            indexes = Optional.of(opening.open());
        }
        return indexes;
    }

    private synchronized void fail(Problem problem) {
        // what was fetched before is still there
        silent |= !problem.id().equals(OFFLINE);
        if (notes.isEmpty()) {
            notes.add(
                    Problem.note("import.unchecked", problem.in(Locale.ENGLISH).what()));
        }
    }
}
