package app.pip.engine.sources;

import app.pip.engine.index.Indexes;
import app.pip.engine.index.Wheels;
import app.pip.engine.naming.SdistName;
import app.pip.engine.net.Downloads;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.resolve.Pinned;
import app.pip.engine.resolve.Question;
import app.pip.engine.resolve.Resolution;
import app.pip.engine.resolve.Resolver;
import app.pip.engine.store.Store;
import app.pip.engine.wheel.FetchedWheel;
import app.pip.engine.wheel.PackageLayers;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The packages that builds need, such as setuptools: chosen for this machine, from wheels only, and verified like
/// those
/// that go into an app. Each set of them is unpacked once.
///
/// @param bench what they run with
/// @param indexes where they come from
/// @param store keeps them
/// @param scratch a folder for what is thrown away
record Tools(Bench bench, Indexes indexes, Store store, Path scratch) {

    private static final String AREA = "buildtools";

    /// The folder to import them from.
    ///
    /// @param name of the sources that need them
    /// @throws ProblemException if they can't be had
    Path folder(SdistName name, List<Requirement> requires) throws IOException, ProblemException, InterruptedException {
        Packages packages = new PackageLayers(store, scratch)
                .layer(wheels(name, requires), bench.interpreter(), bench.layer(), bench.compiler());
        var layer = new PackedLayer(packages.digest(), packages.entries());
        Path unpacked = store.folder(AREA, layer.digest().hex(), layer::unpack);
        // nothing is unpacked where nothing is needed
        return Files.createDirectories(
                unpacked.resolve(bench.interpreter().layout().sitePackages().toString()));
    }

    private List<FetchedWheel> wheels(SdistName name, List<Requirement> requires)
            throws IOException, ProblemException, InterruptedException {
        var question = Question.of(requires, List.of(bench.choice()));
        return switch (new Resolver(indexes.catalog()).resolve(question)) {
            case Resolution.Failed(Problem problem) -> {
                String all = requires.stream().map(Requirement::toString).collect(Collectors.joining(", "));
                String why = problem.in(Locale.ROOT).why();
                throw new ProblemException(Problem.stop("sources.tools", name.name(), all, why));
            }
            case Resolution.Solved solved ->
                fetched(solved.targets().values().stream()
                        .flatMap(solution -> solution.packages().values().stream())
                        .toList());
        };
    }

    private List<FetchedWheel> fetched(List<Pinned> pinned) throws IOException, ProblemException, InterruptedException {
        List<Downloads.Proven> files = indexes.wheels()
                .fetchAll(pinned.stream().map(one -> Wheels.wanted(one.offer())).toList(), Progress.unwatched());
        var wheels = new ArrayList<FetchedWheel>();
        for (int i = 0; i < files.size(); i++) {
            wheels.add(new FetchedWheel(
                    pinned.get(i).offer().wheel().orElseThrow(),
                    files.get(i).sha256(),
                    files.get(i).file()));
        }
        return wheels;
    }
}
