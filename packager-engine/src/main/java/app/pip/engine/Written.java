package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What became of an artifact that was to be written. One that fails, say because its old file is in use, is told of,
/// and takes no other with it.
///
/// @param artifact the artifact
/// @param problem why there is none
record Written(Optional<Artifact> artifact, Optional<Problem> problem) {

    /// Writes one.
    static Written by(Writing writing) throws InterruptedException {
        try {
            return new Written(Optional.of(writing.write()), Optional.empty());
        } catch (IOException e) {
            return new Written(Optional.empty(), Optional.of(Failures.told(e)));
        }
    }

    /// The artifacts; why there are no others goes to the problems, each once.
    static List<Artifact> told(List<Written> all, List<Problem> problems) {
        all.stream()
                .flatMap(one -> one.problem().stream())
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        return all.stream().flatMap(one -> one.artifact().stream()).toList();
    }

    /// How an artifact is written.
    @FunctionalInterface
    interface Writing {
        /// Writes it.
        Artifact write() throws IOException, InterruptedException;
    }
}
