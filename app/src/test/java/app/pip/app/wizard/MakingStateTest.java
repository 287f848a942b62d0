package app.pip.app.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MakingStateTest {

    private static final Problem DISK = Problem.stop("disk.failed", "no words");

    @Test
    void othersAreWhatTheyAre() {
        assertInstanceOf(MakingState.Stopped.class, MakingState.of(new InterruptedException()));
        var refused = assertInstanceOf(
                MakingState.Refused.class, MakingState.of(new ProblemException(DISK, new IOException("no words"))));
        assertEquals(List.of(DISK), refused.problems());
        assertInstanceOf(MakingState.Broken.class, MakingState.of(new IllegalStateException("ours")));
    }
}
