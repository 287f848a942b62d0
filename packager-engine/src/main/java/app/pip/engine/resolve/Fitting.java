package app.pip.engine.resolve;

import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.PackageName;
import app.pip.engine.naming.WheelName;
import app.pip.engine.platform.Target;
import app.pip.engine.resolve.Fit.Obstacle;
import app.pip.engine.tag.Tag;
import app.pip.engine.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Says which file of a version is taken on one target, with one Python: the wheel with the best tag, of these
/// the one
/// with the highest build number; sources only where the user allowed to build them.
final class Fitting {

    private static final int NEVER = Integer.MAX_VALUE;

    private final Target target;
    private final Place place;
    private final Set<PackageName> built;
    private final Set<String> platforms;
    private final Map<Key, Fit> known = new ConcurrentHashMap<>();

    /// For that target.
    ///
    /// @param built packages whose sources may be taken
    Fitting(Target target, Place place, Set<PackageName> built) {
        this.target = target;
        this.place = place;
        this.built = Set.copyOf(built);
        platforms = place.tags().bestFirst().stream().map(Tag::platform).collect(Collectors.toUnmodifiableSet());
    }

    /// For which target.
    Target target() {
        return target;
    }

    /// With which Python.
    Place place() {
        return place;
    }

    /// How a version fits.
    Fit of(Stock stock, Version version) {
        return known.computeIfAbsent(new Key(stock.name(), version), key -> choose(stock.files(version)));
    }

    /// Notes what only a version's own metadata told: it can't be used.
    void refuse(Stock stock, Version version, Obstacle obstacle) {
        known.put(new Key(stock.name(), version), new Fit.Unusable(obstacle));
    }

    private Fit choose(List<Offer> offers) {
        Optional<Offer> kept =
                best(offers.stream().filter(offer -> offer.yanked().isEmpty()).toList());
        if (kept.isPresent()) {
            return new Fit.Usable(kept.get());
        }
        return best(offers).<Fit>map(Fit.Withdrawn::new).orElseGet(() -> new Fit.Unusable(obstacle(offers)));
    }

    private Optional<Offer> best(List<Offer> offers) {
        Optional<Offer> best = Optional.empty();
        int rank = Integer.MAX_VALUE;
        for (Offer offer : offers) {
            int its = rank(offer);
            boolean better = its < rank
                    || (its == rank
                            && best.filter(other -> isNewerBuild(offer, other)).isPresent());
            if (better && its != NEVER && isForPython(offer)) {
                best = Optional.of(offer);
                rank = its;
            }
        }
        return best.isPresent() ? best : sources(offers);
    }

    private Optional<Offer> sources(List<Offer> offers) {
        return offers.stream()
                .filter(offer -> offer.wheel().isEmpty() && built.contains(offer.name()) && isForPython(offer))
                .findFirst();
    }

    private int rank(Offer offer) {
        return offer.wheel()
                .map(wheel -> wheel.rank(place.tags()).orElse(NEVER))
                .orElse(NEVER);
    }

    private boolean isForPython(Offer offer) {
        return offer.requiresPython().contains(place.python());
    }

    private static boolean isNewerBuild(Offer offer, Offer other) {
        return Comparator.comparing(WheelName::build)
                        .compare(offer.wheel().orElseThrow(), other.wheel().orElseThrow())
                > 0;
    }

    /// What keeps all files of a version from being used.
    private Obstacle obstacle(List<Offer> offers) {
        List<Offer> wheels =
                offers.stream().filter(offer -> offer.wheel().isPresent()).toList();
        if (offers.stream().noneMatch(this::isForPython) || wheels.stream().anyMatch(offer -> rank(offer) != NEVER)) {
            return Obstacle.PYTHON;
        }
        if (wheels.isEmpty()) {
            return Obstacle.SOURCES_ONLY;
        }
        return wheels.stream().anyMatch(this::isForSystem)
                ? Obstacle.WHEELS_FOR_OTHER_PYTHON
                : Obstacle.WHEELS_FOR_OTHER_SYSTEM;
    }

    private boolean isForSystem(Offer offer) {
        return offer.wheel().stream()
                .flatMap(wheel -> wheel.tags().stream())
                .anyMatch(tag -> platforms.contains(tag.platform()));
    }

    private record Key(PackageName name, Version version) {}
}
