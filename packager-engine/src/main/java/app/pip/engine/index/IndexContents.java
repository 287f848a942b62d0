package app.pip.engine.index;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Offer;
import app.pip.engine.names.Contents.About;
import app.pip.engine.names.Contents.Answer;
import app.pip.engine.names.Contents.Verdict;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tag.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/// Whether a package really has a module: its newest wheel's list of files says so, and for a project that never had
/// wheels the list of its newest sources. Nothing of it is run.
public final class IndexContents {

    /// Packages that are nothing but a list of others have no more of them.
    private static final int MOST_NEEDS = 8;

    private final Catalog catalog;
    private final InsidesFinder finder;

    IndexContents(Catalog catalog, InsidesFinder finder) {
        this.catalog = catalog;
        this.finder = finder;
    }

    /// Looks into a package.
    ///
    /// @param dotted the module as it is imported
    /// @throws ProblemException if the index can't be asked, or the file is damaged
    public Answer look(PackageName name, String dotted) throws IOException, ProblemException, InterruptedException {
        List<Offer> offers = catalog.files(name).offers();
        Optional<Offer> newest = newest(offers);
        if (newest.isEmpty()) {
            return new Answer(Verdict.NO_PROJECT, Optional.empty());
        }
        Insides insides = finder.find(newest.get());
        boolean sources = newest.get().wheel().isEmpty();
        var about = new About(since(offers), releases(offers), insides.summary());
        boolean gives = insides.give(dotted) || (insides.modules().isEmpty() && byNeeds(insides, dotted));
        Verdict verdict = !gives ? Verdict.LACKS : sources ? Verdict.SOURCE_ONLY : Verdict.HOLDS;
        return new Answer(verdict, Optional.of(about));
    }

    /// The modules that a package gives, as the newest of its wheels has them; those that begin with an underscore are
    /// its own business.
    ///
    /// @return empty if there is no such project or wheel
    public SortedSet<String> modules(PackageName name) throws IOException, ProblemException, InterruptedException {
        Optional<Offer> newest = newest(catalog.files(name).offers())
                .filter(offer -> offer.wheel().isPresent());
        var modules = new java.util.TreeSet<String>();
        if (newest.isPresent()) {
            Insides insides = finder.find(newest.get());
            insides.modules().stream()
                    .filter(module -> !module.startsWith("_") && insides.give(module))
                    .forEach(modules::add);
        }
        return modules;
    }

    /// Of a package without modules of its own: those that it brings along.
    private boolean byNeeds(Insides insides, String dotted) throws IOException, ProblemException, InterruptedException {
        for (PackageName need : insides.needs().stream().limit(MOST_NEEDS).toList()) {
            Optional<Offer> newest = newest(catalog.files(need).offers());
            if (newest.isPresent() && finder.find(newest.get()).give(dotted)) {
                return true;
            }
        }
        return false;
    }

    /// The newest wheel, else the newest sources; no trial version unless there is nothing else.
    private static Optional<Offer> newest(List<Offer> offers) {
        List<Offer> usable =
                offers.stream().filter(offer -> offer.yanked().isEmpty()).toList();
        List<Predicate<Offer>> wishes = List.of(
                offer -> offer.wheel().isPresent() && !offer.version().isPrerelease(),
                offer -> !offer.version().isPrerelease(),
                offer -> offer.wheel().isPresent(),
                _ -> true);
        for (Predicate<Offer> wish : wishes) {
            Optional<Offer> newest = usable.stream()
                    .filter(wish)
                    .max(Comparator.comparing(Offer::version)
                            .thenComparing(IndexContents::isForAll)
                            // one and the same each time
                            .thenComparing(Comparator.comparing(Offer::fileName).reversed()));
            if (newest.isPresent()) {
                return newest;
            }
        }
        return Optional.empty();
    }

    private static boolean isForAll(Offer offer) {
        return offer.wheel().stream()
                .flatMap(wheel -> wheel.tags().stream())
                .map(Tag::platform)
                .anyMatch("any"::equals);
    }

    private static int releases(List<Offer> offers) {
        return (int) offers.stream().map(Offer::version).distinct().count();
    }

    /// The year of the first file whose time is told, 0 if the index tells none.
    private static int since(List<Offer> offers) {
        return offers.stream()
                .flatMap(offer -> offer.uploaded().stream())
                .min(Comparator.<Instant>naturalOrder())
                .map(instant -> instant.atZone(ZoneOffset.UTC).getYear())
                .orElse(0);
    }
}
