package app.pip.engine.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the resolver does with a catalog that is slow, fails, or speaks of broken files, and what it asks of it.
class ResolverTest {

    private static final PackageName PEN = new PackageName("pen");

    /// A question's packages are asked for together: the answers come only when ten questions wait.
    @Test
    void whatIsNeededIsAskedForAtOnce() throws Exception {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            lines.add("wants p" + i);
            lines.add("package p" + i + " 1.0");
        }
        var waiting = new CountDownLatch(10);
        var scenario = Scenario.read(lines);
        Catalog slow = new Wrapped(scenario.catalog) {
            @Override
            public Listing files(PackageName name) throws IOException, ProblemException, InterruptedException {
                waiting.countDown();
                assertTrue(waiting.await(60, TimeUnit.SECONDS), "asked one after the other");
                return super.files(name);
            }
        };
        assertEquals(10, solve(slow, scenario).packages().size());
    }

    /// Who has to go back over many versions asks for several at once, too.
    @Test
    void versionsAreAskedForInBatchesWhenGoingBack() throws Exception {
        var scenario = Scenario.read(List.of(
                "wants app",
                "wants pen==1.0",
                "packages app 2.0 to 2.40",
                "  needs pen>=2",
                "package app 1.0",
                "package pen 1.0",
                "package pen 2.0"));
        var waiting = new CountDownLatch(16);
        Catalog slow = new Wrapped(scenario.catalog) {
            @Override
            public Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
                waiting.countDown();
                if (waiting.getCount() < 8) {
                    assertTrue(waiting.await(60, TimeUnit.SECONDS), "asked one after the other");
                }
                return super.metadata(offer);
            }
        };
        assertEquals("1.0", version(solve(slow, scenario), "app"));
    }

    @Test
    void nothingIsAskedTwice() throws Exception {
        var scenario = Scenario.read(List.of(
                "for windows-x64 macos-arm64 linux-x64",
                "pythons 3.14.0 3.13.0",
                "wants a",
                "wants b",
                "package a 1.0",
                "  needs c",
                "package b 1.0",
                "  needs c<2",
                "  file cp313-cp313-win_amd64",
                "  file cp313-cp313-macosx_11_0_arm64",
                "  file cp313-cp313-manylinux_2_17_x86_64",
                "package c 1.0",
                "package c 2.0"));
        assertInstanceOf(Resolution.Solved.class, new Resolver(scenario.catalog).resolve(scenario.question()));
        assertEquals(new HashSet<>(scenario.catalog.asked).size(), scenario.catalog.asked.size());
        // one file speaks for all targets of one Python
        assertEquals(
                1,
                scenario.catalog.asked.stream()
                        .filter(file -> file.startsWith("b-1.0"))
                        .count());
    }

    @Test
    void aBrokenFileIsPassedOver() throws Exception {
        var scenario = Scenario.read(List.of("wants pen", "package pen 1.0", "package pen 2.0"));
        Catalog broken = new Wrapped(scenario.catalog) {
            @Override
            public Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
                if (offer.version().equals(Version.parse("2.0"))) {
                    throw new UnusableException(Problem.stop("resolve.missing", "pen", "broken"));
                }
                return super.metadata(offer);
            }
        };
        assertEquals("1.0", version(solve(broken, scenario), "pen"));
    }

    @Test
    void aFailureIsToldOnlyIfTheAnswerIsNeeded() throws Exception {
        var scenario = Scenario.read(List.of(
                "wants app",
                "wants base<2",
                "package app 2.0",
                "  needs base>=2",
                "  needs unreachable",
                "package app 1.0",
                "package base 1.0",
                "package base 2.0",
                "package unreachable 1.0"));
        Catalog failing = new Wrapped(scenario.catalog) {
            @Override
            public Listing files(PackageName name) throws IOException, ProblemException, InterruptedException {
                if (name.toString().equals("unreachable")) {
                    throw new IOException("no answer");
                }
                return super.files(name);
            }
        };
        assertEquals("1.0", version(solve(failing, scenario), "app"));
        scenario.wants.add(Scenario.requirement("unreachable"));
        assertEquals(
                "no answer",
                assertThrows(IOException.class, () -> new Resolver(failing).resolve(scenario.question()))
                        .getMessage());
    }

    @Test
    void aProblemOfTheCatalogIsPassedOn() {
        var scenario = Scenario.read(List.of("wants pen", "package pen 1.0"));
        Catalog failing = new Wrapped(scenario.catalog) {
            @Override
            public Listing files(PackageName name) throws ProblemException {
                throw new ProblemException(Problem.stop("resolve.missing", name, "no such server"));
            }
        };
        assertThrows(ProblemException.class, () -> new Resolver(failing).resolve(scenario.question()));
    }

    @Test
    void workCanBeGivenUp() {
        var scenario = Scenario.read(List.of("wants pen", "package pen 1.0"));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> new Resolver(scenario.catalog).resolve(scenario.question()));
    }

    /// The file that the user gave takes the place of whatever the index has.
    @Test
    void aGivenFileIsTakenForAnAddress() throws Exception {
        var given = Scenario.read(List.of("package pen 7.0")).catalog;
        Offer offer = given.files(PEN).offers().getFirst();
        var scenario = Scenario.read(List.of(
                "wants pen @ https://example.org/pen-7.0-py3-none-any.whl",
                "wants app",
                "package app 1.0",
                "  needs pen>=1",
                "package pen 8.0"));
        given.add(new PackageName("app"), Version.parse("1.0")).needs.add(Scenario.requirement("pen>=1"));
        var question = scenario.question().with(Map.of(PEN, offer));
        var solved = assertInstanceOf(Resolution.Solved.class, new Resolver(given).resolve(question));
        assertEquals("7.0", version(solved.targets().values().iterator().next(), "pen"));
    }

    /// Going back over a package's versions costs about the same for each of them.
    @Test
    void manyVersionsAreNoTrouble() throws Exception {
        var lines = new ArrayList<>(List.of("wants cloud", "wants pool>=2", "package pool 1.0", "package pool 2.0"));
        for (int i = 1; i <= 400; i++) {
            lines.add("package cloud 1." + i);
            lines.add("  needs core>=1." + i + ",<1." + (i + 1));
            lines.add("package core 1." + i);
            lines.add(i > 5 ? "  needs pool<2" : "  needs pool");
        }
        var scenario = Scenario.read(lines);
        assertEquals("1.5", version(solve(scenario.catalog, scenario), "cloud"));
    }

    private static Solution solve(Catalog catalog, Scenario scenario)
            throws IOException, ProblemException, InterruptedException {
        var solved = assertInstanceOf(Resolution.Solved.class, new Resolver(catalog).resolve(scenario.question()));
        return solved.targets().values().iterator().next();
    }

    private static String version(Solution solution, String name) {
        return solution.packages().get(new PackageName(name)).version().toString();
    }

    /// A catalog of which something is changed.
    private abstract static class Wrapped implements Catalog {

        private final Catalog catalog;

        Wrapped(Catalog catalog) {
            this.catalog = catalog;
        }

        @Override
        public Listing files(PackageName name) throws IOException, ProblemException, InterruptedException {
            return catalog.files(name);
        }

        @Override
        public Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
            return catalog.metadata(offer);
        }
    }
}
