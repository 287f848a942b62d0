package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why none of some versions of a package can be taken.
///
/// @param node the package
/// @param stock what there is of it
/// @param kind the reason, of the newest of these versions
/// @param version that newest version; the newest of all if there is none among those asked for
/// @param hidden one that would fit, but is only for those who ask for it by its number
record Crux(Node node, Stock stock, Kind kind, Optional<Version> version, Optional<Version> hidden) {

    /// The reasons, those first that explain most.
    enum Kind {
        MISSING,
        NO_VERSION,
        SOURCES,
        WHEELS_FOR_OTHER_PYTHON,
        PYTHON,
        WHEELS_FOR_OTHER_SYSTEM,
        WITHDRAWN,
        PRE_RELEASE,
        ADDRESS,
        UNREADABLE
    }

    /// The package's name.
    PackageName name() {
        return stock.name();
    }

    /// Looks at versions of which none could be taken.
    private static Crux of(Failure failure, Node node, VersionSet set)
            throws IOException, ProblemException, InterruptedException {
        PackageName name = name(node);
        Stock stock = failure.ground().stock(name);
        if (stock.isEmpty()) {
            return new Crux(node, stock, Kind.MISSING, Optional.empty(), Optional.empty());
        }
        var in = new ArrayList<Version>();
        stock.newestFirst(set).forEach(in::add);
        Optional<Version> done =
                in.stream().filter(version -> !version.isPrerelease()).findFirst();
        if (in.isEmpty()) {
            return new Crux(node, stock, Kind.NO_VERSION, newest(stock), Optional.empty());
        }
        Version version = done.orElse(in.getFirst());
        Optional<Version> hidden = in.stream()
                .filter(one -> !(failure.fitting().of(stock, one) instanceof Fit.Unusable))
                .findFirst();
        return new Crux(node, stock, kind(failure.fitting().of(stock, version), version), Optional.of(version), hidden);
    }

    /// The cruxes of an argument. That a package has no versions besides those of which something else is
    /// told, is none.
    static List<Crux> all(Failure failure, List<Incompatibility> leaves)
            throws IOException, ProblemException, InterruptedException {
        var all = new ArrayList<Crux>();
        for (Incompatibility leaf : leaves) {
            if (leaf.cause() instanceof Cause.Nothing(Node node)) {
                Crux crux = of(failure, node, leaf.termOf(node).set());
                boolean told = leaves.stream()
                        .anyMatch(
                                other -> other != leaf && Leaves.subject(other).equals(node));
                if (crux.kind != Kind.NO_VERSION || !told) {
                    all.add(crux);
                }
            }
        }
        return all;
    }

    private static Kind kind(Fit fit, Version version) {
        return switch (fit) {
            // what an extra needs may come from an address
            case Fit.Usable _ -> version.isPrerelease() ? Kind.PRE_RELEASE : Kind.ADDRESS;
            case Fit.Withdrawn _ -> Kind.WITHDRAWN;
            case Fit.Unusable(Fit.Obstacle obstacle) ->
                switch (obstacle) {
                    case PYTHON -> Kind.PYTHON;
                    case WHEELS_FOR_OTHER_PYTHON -> Kind.WHEELS_FOR_OTHER_PYTHON;
                    case WHEELS_FOR_OTHER_SYSTEM -> Kind.WHEELS_FOR_OTHER_SYSTEM;
                    case SOURCES_ONLY -> Kind.SOURCES;
                    case UNREADABLE -> Kind.UNREADABLE;
                    case ADDRESS -> Kind.ADDRESS;
                };
        };
    }

    /// In one sentence.
    String words(Failure failure) {
        String what = version.map(newest -> node + " " + newest).orElse(node.toString());
        return switch (kind) {
            case MISSING -> Wording.say("line.missing", node);
            case NO_VERSION ->
                Wording.say(
                        "line.no-version", node, version.map(Version::toString).orElse("-"));
            case SOURCES -> Wording.say("line.sources", what);
            case WHEELS_FOR_OTHER_PYTHON -> Wording.say("line.wheels-python", what, failure.python());
            case PYTHON -> Wording.say("line.python", what, failure.python());
            case WHEELS_FOR_OTHER_SYSTEM ->
                Wording.say("line.wheels-system", what, failure.target().words());
            case WITHDRAWN -> Wording.say("line.withdrawn", what);
            case PRE_RELEASE -> Wording.say("line.pre-release", what);
            case ADDRESS -> Wording.say("line.address", what);
            case UNREADABLE -> Wording.say("line.unreadable", what);
        };
    }

    private static Optional<Version> newest(Stock stock) {
        List<Version> newestFirst = stock.versions().reversed();
        return newestFirst.stream()
                .filter(version -> !version.isPrerelease())
                .findFirst()
                .or(() -> newestFirst.stream().findFirst());
    }

    private static PackageName name(Node node) {
        return switch (node) {
            case Node.Root _ -> throw new IllegalArgumentException("the root has a version");
            case Node.Project(PackageName name) -> name;
            case Node.WithExtra extra -> extra.name();
        };
    }
}
