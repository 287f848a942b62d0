package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestWheel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the lock beside a program decides, what makes it stale, and what it keeps from being asked.
@Timeout(300)
class LockTest {

    private static final String USES_PUPPY = "import puppy\n";

    /// One for all: what the first run unpacks needn't be unpacked again. It holds nothing of the indexes, which have
    /// other addresses each time.
    @TempDir
    static Path store;

    @TempDir
    Path folder;

    @Test
    void aTargetThatNothingIsToBeHadForIsRememberedAndNotAskedForAgain() throws Exception {
        try (var index = new TestIndex()
                .add(
                        wheel("puppy", "1.0", "cp314-cp314-win_amd64"),
                        wheel("puppy", "1.0", "cp314-cp314-macosx_11_0_universal2"))) {
            var program = program(index).write("main.py", USES_PUPPY).write("requirements.txt", "puppy\n");
            var first = program.build().exited(PipApp.DONE);
            assertEquals(List.of("windows-x64", "macos-arm64", "macos-x64"), first.targets());
            assertEquals(List.of("packages.target-left-out"), first.ids("note"));
            List<String> told = first.told("packages.target-left-out");
            assertTrue(told.getFirst().contains("Linux"), told.getFirst());
            assertTrue(told.get(1).contains("puppy"), told.get(1));
            String lock = program.locked();
            assertTrue(lock.contains("[[tool.pipapp.left-out]]\ntarget = \"linux-x64\"\nreason = \""), lock);

            int asked = index.server().asked().size();
            var second = program.build().exited(PipApp.DONE);
            assertEquals(first.targets(), second.targets());
            assertEquals(told, second.told("packages.target-left-out"));
            assertEquals(asked, index.server().asked().size(), "the lock answers");
            assertEquals(lock, program.locked());

            // by name it is asked for, and the lock stays as it is
            var named = program.build("--for", "linux").exited(PipApp.PROBLEM);
            assertTrue(named.ids("stop").getFirst().startsWith("resolve."), named::toString);
            assertEquals(lock, program.locked());

            index.add(wheel("puppy", "1.0", "cp314-cp314-manylinux_2_28_x86_64"));
            program.lock("--upgrade").exited(PipApp.DONE);
            assertFalse(program.locked().contains("left-out"), program.locked());
        }
    }

    @Test
    void severalTargetsMayBeLeftOut() throws Exception {
        try (var index = new TestIndex().add(wheel("puppy", "1.0", "cp314-cp314-win_amd64"))) {
            var program = program(index).write("main.py", USES_PUPPY).write("requirements.txt", "puppy\n");
            var run = program.build().exited(PipApp.DONE);
            assertEquals(List.of("windows-x64"), run.targets());
            assertEquals(
                    List.of("packages.target-left-out", "packages.target-left-out", "packages.target-left-out"),
                    run.ids("note"));
            int asked = index.server().asked().size();
            program.build().exited(PipApp.DONE);
            assertEquals(asked, index.server().asked().size(), "the lock answers");
        }
    }

    @Test
    void whatIsLockedStaysUntilItIsToBecomeNewer() throws Exception {
        try (var index = new TestIndex()
                .add(TestWheel.of("puppy", "1.0", "bone"), TestWheel.of("bone", "1.0"), TestWheel.of("ball", "1.0"))) {
            var program = program(index).write("main.py", USES_PUPPY).write("requirements.txt", "puppy\nball\n");
            program.lock().exited(PipApp.DONE);
            assertEquals(Set.of("puppy 1.0", "bone 1.0", "ball 1.0"), versions(program));

            index.add(TestWheel.of("puppy", "2.0", "bone"), TestWheel.of("bone", "2.0"), TestWheel.of("ball", "2.0"));
            program.lock().exited(PipApp.DONE);
            assertEquals(Set.of("puppy 1.0", "bone 1.0", "ball 1.0"), versions(program));
            program.build("--for", "linux").exited(PipApp.DONE);
            assertEquals(Set.of("puppy 1.0", "bone 1.0", "ball 1.0"), versions(program));

            program.lock("--upgrade", "Bone").exited(PipApp.DONE);
            assertEquals(Set.of("puppy 1.0", "bone 2.0", "ball 1.0"), versions(program));

            program.lock("--upgrade").exited(PipApp.DONE);
            assertEquals(Set.of("puppy 2.0", "bone 2.0", "ball 2.0"), versions(program));

            // one that is added leaves the others alone
            index.add(TestWheel.of("puppy", "3.0", "bone"), TestWheel.of("stick", "1.0"));
            program.write("requirements.txt", "puppy\nball\nstick\n");
            var added = program.build("--for", "linux").exited(PipApp.DONE);
            assertEquals(List.of("lock.requirement-added"), added.ids("note"));
            assertEquals(Set.of("puppy 2.0", "bone 2.0", "ball 2.0", "stick 1.0"), versions(program));
        }
    }

    @Test
    void whatIsLockedForOneSystemStaysWhenAnotherIsAdded() throws Exception {
        try (var index = new TestIndex().add(TestWheel.of("puppy", "1.0"))) {
            var program = program(index).write("main.py", USES_PUPPY).write("requirements.txt", "puppy\n");
            program.lock("--for", "linux").exited(PipApp.DONE);
            index.add(TestWheel.of("puppy", "2.0"));
            var added = program.build("--for", "windows").exited(PipApp.DONE);
            assertEquals(List.of("lock.target-added"), added.ids("note"));
            assertEquals(List.of("windows-x64"), added.targets());
            assertEquals(Set.of("linux-x64", "windows-x64"), targets(program));
            assertEquals(Set.of("puppy 1.0"), versions(program));

            int asked = index.server().asked().size();
            program.build("--for", "linux").exited(PipApp.DONE);
            assertEquals(asked, index.server().asked().size(), "the lock answers");
        }
    }

    @Test
    void whatGoesNoLongerTogetherLeavesTheLock() throws Exception {
        try (var index =
                new TestIndex().add(TestWheel.of("puppy", "1.0"), wheel("kitten", "1.0", "cp314-cp314-win_amd64"))) {
            var program = program(index).write("main.py", USES_PUPPY).write("requirements.txt", "puppy\n");
            program.lock("--for", "linux").exited(PipApp.DONE);
            program.write("requirements.txt", "puppy\nkitten\n");
            program.build("--for", "windows").exited(PipApp.DONE);
            assertEquals(Set.of("windows-x64"), targets(program));
        }
    }

    @Test
    void whatHasChangedIsToldAlsoWhenThereIsNoAnswer() throws Exception {
        try (var index = new TestIndex().add(TestWheel.of("puppy", "1.0"))) {
            var program = program(index).write("main.py", USES_PUPPY).write("requirements.txt", "puppy\n");
            program.lock().exited(PipApp.DONE);
            program.write("limits.txt", "puppy>=3\n").write("requirements.txt", "-c limits.txt\npuppy\n");
            var refused = program.build("--for", "linux").exited(PipApp.PROBLEM);
            assertEquals(List.of("resolve.constraint"), refused.ids("stop"));
            assertEquals(List.of("lock.constraints"), refused.ids("note"));
        }
    }

    private static Set<String> targets(IndexRun program) throws Exception {
        var found = new java.util.TreeSet<String>();
        var entry = java.util.regex.Pattern.compile("\\[\\[tool.pipapp.interpreters]]\ntarget = \"([^\"]+)\"")
                .matcher(program.locked());
        while (entry.find()) {
            found.add(entry.group(1));
        }
        return found;
    }

    private IndexRun program(TestIndex index) {
        return new IndexRun(folder, store, index.simple());
    }

    private static TestWheel wheel(String name, String version, String tags) {
        return new TestWheel.Making(name, version).tags(tags).done();
    }

    private static Set<String> versions(IndexRun program) throws Exception {
        var found = new java.util.TreeSet<String>();
        var entry = java.util.regex.Pattern.compile("name = \"([a-z]+)\"\nversion = \"([^\"]+)\"")
                .matcher(program.locked());
        while (entry.find()) {
            found.add(entry.group(1) + " " + entry.group(2));
        }
        return found;
    }
}
