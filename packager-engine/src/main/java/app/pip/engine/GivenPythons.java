package app.pip.engine;

import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.HostPython;
import app.pip.engine.interpreter.FetchedInterpreters;
import app.pip.engine.interpreter.FetchedInterpreters.Arrived;
import app.pip.engine.interpreter.Host;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterOffer.Here;
import app.pip.engine.interpreter.LocalInterpreter;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes interpreters ready that the user named by file or folder. What was made ready once is found again by its
/// digest.
///
/// @param packager whose store
/// @param supply where compilers for them come from
/// @param fetched where they are kept
record GivenPythons(Packager packager, Supply supply, FetchedInterpreters fetched) {

    /// Those at some places.
    ///
    /// @throws ProblemException if one of them is no interpreter that an app can have
    List<InterpreterOffer> ready(List<Path> places) throws IOException, ProblemException, InterruptedException {
        var ready = new ArrayList<InterpreterOffer>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new ProblemException(Problem.stop("interpreter.missing", place));
            }
            try {
                ready.add(ready(new LocalInterpreter(place)));
            } catch (FormatException e) {
                throw new ProblemException(Problem.stop("interpreter.unfit", place, e.expected()), e);
            }
        }
        return List.copyOf(ready);
    }

    private InterpreterOffer ready(LocalInterpreter one) throws IOException, ProblemException, InterruptedException {
        Sha256 digest = one.digest();
        Optional<Interpreter> kept = fetched.find(digest);
        Interpreter interpreter = kept.isPresent() ? kept.get() : made(one, digest);
        return new Here(interpreter.from(one.source()), one.name(), digest, false);
    }

    private Interpreter made(LocalInterpreter one, Sha256 digest)
            throws IOException, ProblemException, InterruptedException {
        Path work = Files.createTempDirectory(Files.createDirectories(packager.scratch()), "python");
        try {
            Arrived arrived = one.look(digest, work);
            Optional<Interpreter> host = arrived.target() == Host.target()
                    ? supply.shippedHost(arrived.minor())
                    : supply.host(arrived.minor(), Progress.unwatched());
            Optional<HostPython> compiler =
                    host.isPresent() ? Optional.of(packager.python(host.get())) : Optional.empty();
            return fetched.ready(arrived, compiler);
        } finally {
            Store.deleteAll(work);
        }
    }
}
