package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.Import;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterSource;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.script.Appearance;
import app.pip.engine.script.Imported;
import app.pip.engine.script.ScriptFacts;
import app.pip.engine.script.StandardLibrary;
import app.pip.engine.tree.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which interpreter a goal gets, and why it gets none: `termios` is absent on Windows, `_ssl` needs a library that
/// only
/// a Linux desktop has, and `http.client` needs `_ssl` by way of `ssl`.
class ChoiceTest {

    private static final StandardLibrary LIBRARY = new StandardLibrary(
            Set.of("termios", "_ssl", "ssl", "http", "os", "xml"),
            Map.of(
                    "ssl", List.of("_ssl"),
                    "http", List.of(),
                    "http.client", List.of("ssl"),
                    "os", List.of(),
                    "xml", List.of()));

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void theNewestThatIsWantedIsTaken() throws Exception {
        var chosen = choose("3.13", true, Target.LINUX_X64);
        assertEquals(
                List.of("3.13.9"),
                chosen.stream().map(one -> one.interpreter().version()).toList());
        assertEquals(
                "3.14.3",
                choose("", true, Target.LINUX_X64).getFirst().interpreter().version());
        assertEquals(List.of(), problems);
    }

    @Test
    void aTargetWithoutAnInterpreterIsToldAndTheOthersAreChosen() throws Exception {
        assertEquals(List.of(Target.LINUX_X64), targets(choose("", false, Target.WINDOWS_ARM64, Target.LINUX_X64)));
        assertEquals(List.of(Problem.stop("target.no-python", Target.WINDOWS_ARM64.words())), problems);
    }

    @Test
    void anotherPythonIsTold() throws Exception {
        assertEquals(List.of(), choose("3.12", false, Target.LINUX_X64));
        assertEquals(
                List.of(Problem.stop("target.other-python", Target.LINUX_X64.words(), "3.12", "3.14.3, 3.13.9")),
                problems);
    }

    @Test
    void whatNobodyAskedForByNameIsANote() throws Exception {
        choose("3.12", true, Target.LINUX_X64);
        choose("", true, Target.WINDOWS_ARM64);
        choose("", true, List.of(imported("termios")), Target.WINDOWS_X64);
        assertEquals(
                List.of("target.other-python", "target.no-python", "target.module-absent"),
                problems.stream().map(Problem::id).toList());
        assertEquals(problems, problems.stream().map(Problem::asNote).toList());
    }

    @Test
    void aModuleThatTheTargetLacksStandsInTheWayOfThatTargetOnly() throws Exception {
        var chosen = choose("", false, List.of(imported("termios")), Target.WINDOWS_X64, Target.LINUX_X64);
        assertEquals(List.of(Target.LINUX_X64), targets(chosen));
        assertEquals(
                List.of(Problem.stop("target.module-absent", "termios", Target.WINDOWS_X64.words(), "game.py", 7)),
                problems);
    }

    @Test
    void aLibraryThatAFriendLacksStandsInTheWayThroughOtherModulesToo() throws Exception {
        var chosen = choose("", false, List.of(imported("http.client")), Target.MACOS_X64, Target.LINUX_X64);
        assertEquals(List.of(Target.LINUX_X64), targets(chosen));
        String mac = Target.MACOS_X64.words();
        assertEquals(
                List.of(
                        Problem.stop("target.library-missing", "http.client", mac, "libssl.so, libz.so", "game.py", 7),
                        Problem.note(
                                "target.library-needed",
                                "http.client",
                                Target.LINUX_X64.words(),
                                "libssl.so, libz.so")),
                problems);
    }

    @Test
    void whatIsTakenFromAPackageMayBeAModuleItself() throws Exception {
        choose("", false, List.of(imported("http", "client", "HTTPStatus")), Target.MACOS_X64);
        assertEquals(
                List.of("target.library-missing"),
                problems.stream().map(Problem::id).toList());
    }

    @Test
    void eachModuleIsToldOncePerTarget() throws Exception {
        choose("", false, List.of(imported("termios"), imported("termios")), Target.WINDOWS_X64);
        assertEquals(1, problems.size());
    }

    @Test
    void aModuleThatTheProgramCanDoWithoutDoesNotMatter() throws Exception {
        var one = imported(
                "termios", EnumSet.allOf(Family.class), Set.of(Import.Trait.OPTIONAL), Imported.Origin.STANDARD);
        assertEquals(1, choose("", false, List.of(one), Target.WINDOWS_X64).size());
        assertEquals(List.of(), problems);
    }

    @Test
    void aConditionThatOnlyTheAuthorKnowsStandsInNobodysWay() throws Exception {
        var maybe = imported(
                "termios", EnumSet.allOf(Family.class), Set.of(Import.Trait.CONDITIONAL), Imported.Origin.STANDARD);
        assertEquals(1, choose("", false, List.of(maybe), Target.WINDOWS_X64).size());
        String windows = Target.WINDOWS_X64.words();
        assertEquals(List.of(Problem.note("target.module-unsure", "termios", windows, "game.py", 7)), problems);
        problems.clear();
        assertEquals(List.of(), choose("", false, List.of(maybe, imported("termios")), Target.WINDOWS_X64));
        assertEquals(
                List.of("target.module-absent"),
                problems.stream().map(Problem::id).toList());
    }

    @Test
    void anImportThatThisSystemNeverReachesDoesNotMatter() throws Exception {
        var elsewhere = imported("termios", EnumSet.of(Family.LINUX), Set.of(), Imported.Origin.STANDARD);
        var own = imported("termios", EnumSet.allOf(Family.class), Set.of(), Imported.Origin.LOCAL);
        assertEquals(
                1,
                choose("", false, List.of(elsewhere, own), Target.WINDOWS_X64).size());
        assertEquals(List.of(), problems);
    }

    private List<Chosen> choose(String python, boolean implied, Target... targets) throws Exception {
        return choose(python, implied, List.of(imported("os")), targets);
    }

    private List<Chosen> choose(String python, boolean implied, List<Imported> imports, Target... targets)
            throws Exception {
        var goals = new TreeSet<>(Arrays.stream(targets).map(Goal::usual).toList());
        var project = new Project(
                new AppInfo("Game", "1.0"),
                Path.of("game.py"),
                Pictures.NONE,
                Optional.empty(),
                PythonWishes.of(python.isEmpty() ? PythonSpec.ANY : PythonSpec.parse(python)),
                goals,
                implied,
                false,
                true,
                List.of(),
                PackageWishes.NONE,
                SigningWishes.NONE);
        var appearance = new Appearance(Appearance.Kind.CONSOLE, Appearance.Reason.NOTHING, "");
        var facts = new ScriptFacts(new TreeMap<>(), imports, new TreeMap<>(), new TreeMap<>(), appearance, List.of());
        return new Choice(new Two(), LIBRARY, project, facts).choose(problems);
    }

    private static List<Target> targets(List<Chosen> chosen) {
        return chosen.stream().map(one -> one.goal().target()).toList();
    }

    private static Imported imported(String module, String... names) {
        var what =
                new Import(module, 0, List.of(names), 7, new TreeSet<>(EnumSet.allOf(Family.class)), new TreeSet<>());
        return new Imported(TreePath.of("game.py"), what, Imported.Origin.STANDARD);
    }

    private static Imported imported(
            String module, Set<Family> families, Set<Import.Trait> traits, Imported.Origin origin) {
        var what = new Import(module, 0, List.of(), 7, new TreeSet<>(families), new TreeSet<>(traits));
        return new Imported(TreePath.of("game.py"), what, origin);
    }

    /// Two versions for every target but one.
    private static final class Two implements InterpreterSource {

        @Override
        public List<InterpreterOffer> offers(Target target) {
            return target == Target.WINDOWS_ARM64 ? List.of() : List.of(here(target, "3.14.3"), here(target, "3.13.9"));
        }

        private static InterpreterOffer here(Target target, String version) {
            Interpreter interpreter = interpreter(target, version);
            return new InterpreterOffer.Here(interpreter, interpreter.pybi(), interpreter.sha256(), true);
        }

        private static Interpreter interpreter(Target target, String version) {
            boolean windows = target.family() == Family.WINDOWS;
            var absent = new TreeSet<>(windows ? Set.of("termios") : Set.<String>of());
            var borrowed = new TreeMap<String, List<String>>();
            if (!windows) {
                borrowed.put("_ssl", List.of("libssl.so", "libz.so"));
            }
            var digest = Sha256.of(target + version);
            return new Interpreter(
                    target,
                    version,
                    new Floor(target.family(), 10, 0),
                    "a test",
                    "x.pybi",
                    digest,
                    digest,
                    absent,
                    borrowed);
        }
    }
}
