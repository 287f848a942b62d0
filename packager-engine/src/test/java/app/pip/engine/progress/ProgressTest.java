package app.pip.engine.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void sharesNest() {
        var root = Progress.root((title, overall) -> told.add(title + " " + Math.round(overall * 1000)));
        root.at(0);
        var second = root.part("second half", 0.5, 1);
        second.at(0);
        second.at(0.5);
        var inner = second.part("its last quarter", 0.75, 1);
        inner.at(0);
        inner.at(1);
        second.at(1);
        root.at(1);
        assertEquals(
                List.of(
                        " 0",
                        "second half 500",
                        "second half 750",
                        "its last quarter 875",
                        "its last quarter 1000",
                        "second half 1000",
                        " 1000"),
                told);
    }

    @Test
    void itIsToldFromEveryThread() {
        var overall = new ConcurrentLinkedQueue<Double>();
        var root = Progress.root((_, now) -> overall.add(now));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                var part = root.part("part", i / 10.0, (i + 1) / 10.0);
                threads.submit(() -> part.at(1));
            }
        }
        assertEquals(10, overall.size());
        assertTrue(overall.stream().allMatch(now -> now > 0.09 && now < 1.01));
    }

    @Test
    void workThatNobodyWatchesMayTellToo() {
        Progress.unwatched().part("part", 0, 1).at(0.5);
    }

    @Test
    void aTopicCountsForItself() {
        var root = Progress.root(new Progress.Listener() {
            @Override
            public void moved(String title, double overall) {
                throw new AssertionError("a listener that wants the topic isn't told twice");
            }

            @Override
            public void moved(Progress.Step step) {
                told.add(step.topic() + " " + Math.round(step.within() * 100) + " of "
                        + Math.round(step.overall() * 100));
            }
        });
        root.part("before", 0, 0.5).at(1);
        var one = root.part("one", 0.5, 0.75).about("windows-x64:zip");
        one.at(0);
        one.part("its second half", 0.5, 1).at(0);
        one.at(1);
        root.part("no room", 0.75, 0.75).about("empty").at(0);
        assertEquals(
                List.of(
                        " 50 of 50",
                        "windows-x64:zip 0 of 50",
                        "windows-x64:zip 50 of 63",
                        "windows-x64:zip 100 of 75",
                        "empty 100 of 75"),
                told);
    }
}
