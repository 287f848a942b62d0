package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestIndex.Skill;
import app.pip.engine.testindex.TestWheel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where packages come from and which of them may be taken, as words, requirements files and the environment say it.
@Timeout(300)
class PackageOptionsTest {

    private static final String NONSENSE = "0".repeat(64);

    @TempDir
    static Path store;

    @TempDir
    Path folder;

    @Test
    void anExtraIndexIsAskedFirstAndAFolderOfWheelsAlone() throws Exception {
        try (var usual = new TestIndex().add(TestWheel.of("puppy", "1.0"), TestWheel.of("bone", "1.0"));
                var extra = new TestIndex().add(TestWheel.of("puppy", "0.5+school"))) {
            var program = program(usual, "puppy\nbone\n");
            program.lock("--extra-index-url", extra.simple().toString()).exited(PipApp.DONE);
            assertTrue(program.locked().contains("index = \"" + extra.simple() + "\"\n"), program.locked());
            assertTrue(program.locked().contains("version = \"0.5+school\""), program.locked());
            assertEquals(0, usual.server().count("/simple/puppy/"), "the first that knows a name wins");

            Path wheels = Files.createDirectory(folder.resolve("wheels"));
            for (TestWheel wheel : List.of(TestWheel.of("puppy", "3.0"), TestWheel.of("bone", "3.0"))) {
                Files.write(wheels.resolve(wheel.fileName()), wheel.bytes());
            }
            int asked = usual.server().asked().size();
            program.lock("--upgrade", "--no-index", "--find-links", wheels.toString())
                    .exited(PipApp.DONE)
                    .said("puppy 3.0")
                    .said("bone 3.0");
            var run = program.build("--for", "linux").exited(PipApp.DONE);
            assertEquals(asked, usual.server().asked().size(), "the lock answers");
            assertTrue(names(run.files().getFirst()).stream().anyMatch(name -> name.endsWith("/bone/__init__.py")));
        }
    }

    @Test
    void whatTheFileSaysOfIndexesCounts() throws Exception {
        try (var usual = new TestIndex();
                var named = new TestIndex().add(TestWheel.of("puppy", "1.0"))) {
            var program = program(usual, "--index-url " + named.simple() + "\npuppy\n");
            program.build("--for", "linux").exited(PipApp.DONE);
            assertEquals(0, usual.server().asked().size());
            // the user's own word counts more
            var other = program.lock("--upgrade", "--index-url", usual.simple().toString())
                    .exited(PipApp.PROBLEM);
            assertTrue(other.stderr().contains("puppy"), other::toString);
            assertEquals(1, usual.server().count("/simple/puppy/"));
        }
    }

    @Test
    void limitsHold() throws Exception {
        try (var index = new TestIndex()
                .add(TestWheel.of("puppy", "1.0", "bone"), TestWheel.of("bone", "1.0"), TestWheel.of("bone", "2.0"))) {
            var program = program(index, "-c limits.txt\npuppy\n").write("limits.txt", "bone<2\nother==9\n");
            program.lock().exited(PipApp.DONE).said("bone 1.0");
            program.write("limits.txt", "bone<1\n");
            var run = program.build("--for", "linux").exited(PipApp.PROBLEM);
            assertEquals(List.of("resolve.constraint"), run.ids("stop"));
        }
    }

    @Test
    void onlyFilesWithTheRightHashAreTaken() throws Exception {
        TestWheel wheel = TestWheel.of("puppy", "1.0");
        try (var index = new TestIndex().add(wheel)) {
            var program = program(index, pinned(wheel.sha256().hex()));
            program.build("--for", "linux").exited(PipApp.DONE);
            // the requirement is the same, but the lock's file is no longer allowed
            program.write("requirements.txt", pinned(NONSENSE));
            var run = program.build("--for", "linux").exited(PipApp.PROBLEM);
            assertEquals(List.of("packages.no-such-hash"), run.ids("stop"));
            assertTrue(run.told("packages.no-such-hash").getFirst().contains("puppy"));
        }
    }

    @Test
    void aHashCountsWhereTheIndexTellsNone() throws Exception {
        TestWheel wheel = TestWheel.of("puppy", "1.0");
        try (var index = new TestIndex(EnumSet.of(Skill.JSON)).add(wheel)) {
            var program = program(index, pinned(NONSENSE));
            var run = program.build("--for", "linux").exited(PipApp.PROBLEM);
            assertEquals(List.of("packages.other-hash"), run.ids("stop"));
            program.write("requirements.txt", pinned(wheel.sha256().hex()))
                    .build("--for", "linux")
                    .exited(PipApp.DONE);
        }
    }

    @Test
    void aWheelThatNeedsMoreThanItsIndexSaysIsRefused() throws Exception {
        TestWheel honest = new TestWheel.Making("puppy", "1.0")
                .requires("bone>=2; sys_platform == 'linux'", "ball; extra == 'play'")
                .done();
        String silent = "Metadata-Version: 2.1\nName: puppy\nVersion: 1.0\n";
        var told = new TestWheel(honest.fileName(), honest.bytes(), silent, "", null);
        try (var index = new TestIndex().add(told, TestWheel.of("bone", "2.0"))) {
            var program = program(index, "puppy\n");
            var run = program.build("--for", "linux,windows").exited(PipApp.PROBLEM);
            assertEquals(List.of("packages.needs-more"), run.ids("stop"));
            assertTrue(run.told("packages.needs-more").get(1).contains("bone>=2"));
            program.build("--for", "windows").exited(PipApp.DONE);
            // the remedy that it tells
            program.build("--for", "linux", "--add", "bone>=2").exited(PipApp.DONE);
        }
    }

    @Test
    void aWheelForAnotherPythonThanItsIndexSaysIsRefused() throws Exception {
        TestWheel honest = new TestWheel.Making("puppy", "1.0").python("<3.10").done();
        String silent = "Metadata-Version: 2.1\nName: puppy\nVersion: 1.0\n";
        var told = new TestWheel(honest.fileName(), honest.bytes(), silent, "", null);
        try (var index = new TestIndex().add(told)) {
            var run = program(index, "puppy\n").build("--for", "linux").exited(PipApp.PROBLEM);
            assertEquals(List.of("packages.other-python"), run.ids("stop"));
        }
    }

    @Test
    void aPathTooLongForWindowsIsToldWithItsPackage() throws Exception {
        TestWheel wheel = new TestWheel.Making("puppy", "1.0")
                .file("puppy/" + "a_rather_long_name/".repeat(8) + "x.py", new byte[0])
                .done();
        try (var index = new TestIndex().add(wheel)) {
            var program = program(index, "puppy\n");
            var run = program.build("--for", "windows,linux", "--name", "A game with a name")
                    .exited(PipApp.PROBLEM);
            assertEquals(List.of("linux-x64"), run.targets());
            assertEquals(List.of("wheel.path-far-too-long"), run.ids("stop"));
            assertTrue(run.told("wheel.path-far-too-long").getFirst().contains("puppy"));
        }
    }

    private static String pinned(String digest) {
        return "puppy==1.0 --hash=sha256:" + digest + "\n";
    }

    private IndexRun program(TestIndex index, String requirements) throws Exception {
        return new IndexRun(folder, store, index.simple())
                .write("main.py", "print('hi')\n")
                .write("requirements.txt", requirements);
    }

    private static List<String> names(Path archive) throws Exception {
        var names = new java.util.ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
