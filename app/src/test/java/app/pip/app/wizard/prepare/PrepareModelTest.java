package app.pip.app.wizard.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.wizard.MakingState;
import app.pip.app.work.Work;
import app.pip.engine.TakenPython;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class PrepareModelTest {

    private static final TakenPython PYTHON =
            new TakenPython(new TreeSet<>(Set.of(Target.LINUX_X64)), "3.14.6", "somewhere", "");

    /// What would happen on the window's thread.
    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

    private final Work work = new Work(window::add);

    @Test
    void whatCameIsToldAndTheShareGoesUpOnly() throws InterruptedException {
        var asked = new LinkedBlockingQueue<String>();
        var model = new PrepareModel(work, (targets, wishes, progress) -> {
            asked.add(targets + " " + wishes.spec().text());
            progress.part("", 0, 0.5).at(1);
            progress.at(0.25);
            return List.of(PYTHON);
        });
        model.targets().retainAll(Set.of(Target.LINUX_X64, Target.MACOS_ARM64));
        model.python().set(" 3.14 ");
        model.start();
        assertInstanceOf(MakingState.UnderWay.class, model.state().get());
        assertFalse(model.ready().get());
        var shares = new TreeSet<Double>();
        model.share().addListener((_, before, now) -> {
            assertTrue(now.doubleValue() >= before.doubleValue());
            shares.add(now.doubleValue());
        });
        until(() -> model.state().get() instanceof MakingState.Waiting);
        assertEquals("[macos-arm64, linux-x64] 3.14", asked.take());
        assertEquals(List.of(PYTHON), model.taken());
        assertEquals(Set.of(0.5, 1.0), shares);
        assertTrue(model.ready().get());
    }

    @Test
    void nothingBeginsWithoutASystemOrWithWhatIsNoVersion() {
        var model = new PrepareModel(work, (_, _, _) -> {
            throw new AssertionError("must not be called");
        });
        model.python().set("the best");
        assertFalse(model.isVersion());
        assertFalse(model.ready().get());
        model.start();
        assertInstanceOf(MakingState.Waiting.class, model.state().get());
        model.python().set(">=3.12,<3.15");
        assertTrue(model.ready().get());
        model.targets().clear();
        assertFalse(model.ready().get());
    }

    @Test
    void whatStandsInTheWayIsToldAndItCanBeTriedAgain() throws InterruptedException {
        var problem = Problem.stop("prepare.nothing", "3", "Linux", "nowhere");
        var model = new PrepareModel(work, (_, _, _) -> {
            throw new ProblemException(problem);
        });
        model.start();
        until(() -> model.state().get() instanceof MakingState.Refused);
        assertEquals(List.of(problem), ((MakingState.Refused) model.state().get()).problems());
        assertTrue(model.ready().get());
        assertEquals(List.of(), model.taken());
    }

    @Test
    void itStopsWhenTheUserSaysSo() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var model = new PrepareModel(work, (_, _, _) -> {
            begun.countDown();
            Thread.sleep(600_000);
            return List.of(PYTHON);
        });
        model.start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        model.cancel();
        until(() -> model.state().get() instanceof MakingState.Stopped);
        assertEquals(List.of(), model.taken());
        assertTrue(model.ready().get());
    }

    private void until(BooleanSupplier wanted) throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            Runnable next = window.poll(60, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing happens any more");
            next.run();
        }
    }
}
