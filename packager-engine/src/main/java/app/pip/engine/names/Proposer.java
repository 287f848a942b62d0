package app.pip.engine.names;

import app.pip.engine.names.Contents.Verdict;
import app.pip.engine.names.Proposal.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proposes packages for imports: first by our tables, then by the name itself. What the index says a package doesn't
/// have is never proposed; what only the name speaks for is never more than a question.
///
/// @param names the tables
/// @param contents what the index knows
public record Proposer(ImportNames names, Contents contents) {

    /// The proposal for one import.
    ///
    /// @param dotted the module as it is imported; neither the program's own nor Python's
    public Proposal propose(String dotted) throws IOException, InterruptedException {
        Optional<Row> row = names.find(dotted);
        if (row.isEmpty()) {
            return byName(dotted);
        }
        return switch (row.get()) {
            case Row.Device device -> Proposal.of(State.DEVICE, List.of(), device.device());
            case Row.Gone gone ->
                Proposal.of(State.GONE, gone.standIn().stream().toList(), gone.version());
            case Row.Provided provided -> checked(dotted, provided);
        };
    }

    private Proposal checked(String dotted, Row.Provided row) throws IOException, InterruptedException {
        var left = new ArrayList<>(row.distributions());
        for (String distribution : row.distributions()) {
            Contents.Answer answer = contents.look(project(distribution), dotted);
            switch (answer.verdict()) {
                case HOLDS, SOURCE_ONLY -> {
                    left.remove(distribution);
                    left.addFirst(distribution);
                    var state = answer.verdict() == Verdict.HOLDS ? State.SURE : State.SOURCE_ONLY;
                    return new Proposal(state, left, row.families(), "", state == State.SOURCE_ONLY, answer.about());
                }
                case LACKS, NO_PROJECT -> left.remove(distribution);
                case NOT_ASKED -> {
                    var state = row.certain() ? State.SURE : State.QUESTION;
                    return new Proposal(state, left, row.families(), "", false, Optional.empty());
                }
            }
        }
        return byName(dotted);
    }

    private Proposal byName(String dotted) throws IOException, InterruptedException {
        String name = ImportNames.normal(dotted.split("\\.", 2)[0]);
        Contents.Answer answer = contents.look(name, dotted);
        return switch (answer.verdict()) {
            case HOLDS, SOURCE_ONLY, NOT_ASKED -> {
                var guess = Proposal.of(State.QUESTION, List.of(name), "");
                boolean sources = answer.verdict() == Verdict.SOURCE_ONLY;
                yield new Proposal(guess.state(), guess.distributions(), guess.families(), "", sources, answer.about());
            }
            case LACKS, NO_PROJECT -> Proposal.of(State.UNKNOWN, List.of(), "");
        };
    }

    /// The project's name without the version that is asked for.
    private static String project(String requirement) {
        return requirement.split("[<>=!~ ]", 2)[0];
    }
}
