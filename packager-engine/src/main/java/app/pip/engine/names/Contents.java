package app.pip.engine.names;

import java.io.IOException;
import java.util.Optional;

/// What the index knows of a package's contents: a port, so that this package needs no network.
public interface Contents {

    /// Whether a package gives a module.
    ///
    /// @param distribution a project's name as PEP 503 writes it
    /// @param module the dotted name as it is imported
    Answer look(String distribution, String module) throws IOException, InterruptedException;

    /// Nobody is asked: there is no network, or none is wanted.
    static Contents unasked() {
        return (distribution, module) -> new Answer(Verdict.NOT_ASKED, Optional.empty());
    }

    /// What was found.
    ///
    /// @param about facts for a person who has to decide, if there is such a project and it was asked for
    record Answer(Verdict verdict, Optional<About> about) {}

    /// Whether the module is in the package.
    enum Verdict {
        /// The newest wheel's list of files has it.
        HOLDS,
        /// There are only sources, and the newest archive's list of files has it.
        SOURCE_ONLY,
        /// The project is there, but has no such module.
        LACKS,
        /// There is no such project.
        NO_PROJECT,
        /// Nobody was asked.
        NOT_ASKED
    }

    /// What a person should know of a project before taking it.
    ///
    /// @param since the year of its first release, 0 if that isn't known
    /// @param releases how many there are
    /// @param summary its own one line
    record About(int since, int releases, String summary) {}
}
