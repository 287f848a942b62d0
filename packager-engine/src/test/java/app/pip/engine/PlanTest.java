package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.testindex.TestWheel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is chosen before anything is made, from a folder of wheels.
class PlanTest {

    @TempDir
    static Path store;

    @TempDir
    Path folder;

    private Path program;
    private Packager packager;

    @BeforeEach
    void wheels() throws Exception {
        Path wheels = Files.createDirectories(folder.resolve("wheels"));
        for (TestWheel wheel : List.of(
                TestWheel.of("apple", "1.0", "core"),
                TestWheel.of("apple", "1.1", "core"),
                TestWheel.of("core", "2.0"),
                TestWheel.of("numpy", "2.0"),
                new TestWheel.Making("winonly", "1.0")
                        .tags("py3-none-win_amd64")
                        .done())) {
            Files.write(wheels.resolve(wheel.fileName()), wheel.bytes());
        }
        program = Files.createDirectories(folder.toRealPath().resolve("game"));
        Files.writeString(
                program.resolve("main.py"), "import apple\ntry:\n    import numpy\nexcept ImportError:\n    pass\n");
        packager = Packager.standard(
                store,
                Path.of("target", "interpreters"),
                Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", wheels.toString(), "PIP_CONFIG_FILE", "/dev/null"));
    }

    @Test
    void versionsSizesAndWhatAsksForThemAreKnown() throws Exception {
        Files.writeString(program.resolve("requirements.txt"), "apple\n");
        Plan plan = plan(PackageWishes.NONE, List.of());
        assertEquals(
                List.of("apple 1.1 asked", "core 2.0 needed"),
                plan.packages().stream()
                        .map(one -> one.name() + " " + one.versions().get(Target.LINUX_X64)
                                + (one.asked() ? " asked" : " needed"))
                        .toList());
        assertTrue(plan.packages().stream().allMatch(one -> one.size().orElse(0) > 100));
        assertEquals(
                Set.of(Target.WINDOWS_X64, Target.LINUX_X64), plan.pythons().keySet());
        assertTrue(plan.obstacles().isEmpty());
        assertFalse(Files.exists(program.resolve("pylock.toml")));
    }

    @Test
    void aTargetThatHasNoPackageIsToldApart() throws Exception {
        Plan plan = plan(PackageWishes.NONE.adding("winonly"), List.of());
        assertEquals(Set.of(Target.LINUX_X64), plan.obstacles().keySet());
        assertEquals(Set.of(Target.WINDOWS_X64), plan.pythons().keySet());
        assertEquals("1.0", plan.packages().getFirst().versions().get(Target.WINDOWS_X64));
    }

    @Test
    void whatNobodyHasIsRefused() {
        var failure = assertThrows(ProblemException.class, () -> plan(PackageWishes.NONE.adding("pear"), List.of()));
        assertEquals("resolve.missing", failure.problems().getFirst().id());
    }

    @Test
    void anUnknownImportIsAQuestionWithAnswers() throws Exception {
        Preview preview = preview(List.of());
        Problem question = preview.problems().getFirst();
        assertEquals("import.question", question.id());
        assertEquals(List.of(new Remedy.Install("apple", "apple"), new Remedy.DoWithout("apple")), question.remedies());
        assertEquals(
                List.of("numpy: main.py, line 3 (import numpy)"),
                preview.optional().stream()
                        .map(one -> one.requirement() + ": " + one.source())
                        .toList());
        assertEquals(
                List.of(),
                preview(List.of(question.remedies().getLast())).problems().stream()
                        .filter(one -> one.id().startsWith("import.question"))
                        .toList());
        Preview answered = preview(List.of(question.remedies().getFirst()));
        assertEquals(
                List.of("apple"),
                answered.packages().stream().map(Preview.Needed::requirement).toList());
        assertEquals(
                2,
                plan(PackageWishes.NONE, List.of(question.remedies().getFirst()))
                        .packages()
                        .size());
    }

    @Test
    void aPackageIsFoundByItsName() throws Exception {
        assertEquals(
                Optional.of(new FoundPackage("apple", "1.1", 2, OptionalInt.empty(), true)),
                packager.find("Apple", project(PackageWishes.NONE, List.of())));
        assertEquals(Optional.empty(), packager.find("pear", project(PackageWishes.NONE, List.of())));
        assertThrows(ProblemException.class, () -> packager.find("a b", project(PackageWishes.NONE, List.of())));
    }

    private Plan plan(PackageWishes wishes, List<Remedy> remedies) throws Exception {
        return packager.plan(project(wishes, remedies), Progress.unwatched());
    }

    private Preview preview(List<Remedy> remedies) throws Exception {
        return packager.preview(project(PackageWishes.NONE, remedies), folder.resolve("out"));
    }

    private Project project(PackageWishes wishes, List<Remedy> remedies) {
        return new Project(
                new AppInfo("App", "1.0"),
                program,
                Pictures.NONE,
                Optional.empty(),
                PythonWishes.ANY,
                new TreeSet<>(Set.of(Goal.usual(Target.WINDOWS_X64), Goal.usual(Target.LINUX_X64))),
                false,
                false,
                false,
                remedies,
                wishes,
                SigningWishes.NONE);
    }
}
