package app.pip.engine.resolve;

import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.Truth;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Chooses a version of a package for one target: a preferred one, else the newest that can be used there.
final class Picker {

    private static final int PATIENCE = 3;
    private static final int FIRST_BATCH = 4;
    private static final int LARGEST_BATCH = 32;

    private final Ground ground;
    private final Fitting fitting;
    private final Map<PackageName, List<Version>> preferred;
    private final Leniency leniency;
    private final Map<PackageName, Integer> tries = new HashMap<>();

    /// Chooses for that target.
    Picker(Ground ground, Fitting fitting, Map<PackageName, List<Version>> preferred, Leniency leniency) {
        this.ground = ground;
        this.fitting = fitting;
        this.preferred = Map.copyOf(preferred);
        this.leniency = leniency;
    }

    /// Chooses.
    ///
    /// @param allowed what is left
    /// @param asked what is asked for, before anything was found to be impossible
    /// @return nothing if none of the allowed versions can be used
    Optional<Pick> pick(PackageName name, VersionSet allowed, VersionSet asked)
            throws IOException, ProblemException, InterruptedException {
        Stock stock = ground.stock(name);
        askAhead(stock, allowed);
        if (isOnlyPrereleases(stock, asked)) {
            leniency.tolerate(name);
        }
        Optional<Pick> pick = first(stock, allowed, false);
        if (pick.isEmpty() && leniency.allowsWithdrawn(name)) {
            pick = first(stock, allowed, true);
        }
        if (pick.isEmpty()) {
            leniency.conclude(name);
        }
        return pick;
    }

    private Optional<Pick> first(Stock stock, VersionSet allowed, boolean withdrawn)
            throws IOException, ProblemException, InterruptedException {
        PackageName name = stock.name();
        for (Version version : preferred.getOrDefault(name, List.of())) {
            if (allowed.contains(version) && (!version.isPrerelease() || leniency.tolerates(name))) {
                Optional<Pick> pick = read(stock, version, offer(stock, version, withdrawn));
                if (pick.isPresent()) {
                    return pick;
                }
            }
        }
        Predicate<Version> good = version -> !version.isPrerelease() || leniency.welcomes(name);
        Optional<Pick> pick = first(stock, allowed, withdrawn, good);
        return pick.isEmpty() && leniency.tolerates(name)
                ? first(stock, allowed, withdrawn, Version::isPrerelease)
                : pick;
    }

    private Optional<Pick> first(Stock stock, VersionSet allowed, boolean withdrawn, Predicate<Version> wanted)
            throws IOException, ProblemException, InterruptedException {
        for (Version version : stock.newestFirst(allowed)) {
            if (wanted.test(version)) {
                Optional<Pick> pick = read(stock, version, offer(stock, version, withdrawn));
                if (pick.isPresent()) {
                    return pick;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Offer> offer(Stock stock, Version version, boolean withdrawn) {
        return switch (fitting.of(stock, version)) {
            case Fit.Usable(Offer offer) -> withdrawn ? Optional.empty() : Optional.of(offer);
            case Fit.Withdrawn(Offer offer) ->
                withdrawn && leniency.allows(stock.name(), version) ? Optional.of(offer) : Optional.empty();
            case Fit.Unusable _ -> Optional.empty();
        };
    }

    /// Reads what a version says of itself, which may still rule it out.
    private Optional<Pick> read(Stock stock, Version version, Optional<Offer> offer)
            throws IOException, ProblemException, InterruptedException {
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        Metadata metadata;
        try {
            metadata = ground.metadata(stock, version, offer.get());
        } catch (UnusableException _) {
            fitting.refuse(stock, version, Fit.Obstacle.UNREADABLE);
            return Optional.empty();
        }
        if (!metadata.requiresPython().contains(fitting.place().python())) {
            fitting.refuse(stock, version, Fit.Obstacle.PYTHON);
            return Optional.empty();
        }
        if (metadata.requires().stream().anyMatch(this::needsAddress)) {
            fitting.refuse(stock, version, Fit.Obstacle.ADDRESS);
            return Optional.empty();
        }
        return Optional.of(new Pick(version, offer.get(), metadata));
    }

    private boolean needsAddress(Requirement requirement) {
        return requirement.address().isPresent()
                && !ground.isGiven(requirement.name())
                && requirement.counts(fitting.place().environment(), Set.of()) == Truth.YES;
    }

    private static boolean isOnlyPrereleases(Stock stock, VersionSet asked) {
        boolean any = false;
        for (Version version : stock.newestFirst(asked)) {
            boolean offered = stock.files(version).stream()
                    .anyMatch(offer -> offer.yanked().isEmpty());
            if (!version.isPrerelease() && offered) {
                return false;
            }
            any |= version.isPrerelease();
        }
        return any;
    }

    /// Who goes back from version to version needs many answers: they are asked in growing batches.
    private void askAhead(Stock stock, VersionSet allowed) {
        int count = tries.merge(stock.name(), 1, Integer::sum);
        if (count < PATIENCE || (Integer.bitCount(count) != 1 && count % LARGEST_BATCH != 0)) {
            return;
        }
        int batch = Math.min(LARGEST_BATCH, FIRST_BATCH * count);
        var next = new ArrayList<Version>();
        for (Version version : stock.newestFirst(allowed)) {
            if (next.size() == batch) {
                break;
            }
            if (fitting.of(stock, version) instanceof Fit.Usable) {
                next.add(version);
            }
        }
        next.forEach(version -> ground.expect(stock, version));
    }
}
