package app.pip.engine.resolve;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.naming.WheelName;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An index in memory, which remembers what it was asked.
final class FakeCatalog implements Catalog {

    final Map<PackageName, Map<Version, Release>> releases = new LinkedHashMap<>();
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    Release add(PackageName name, Version version) {
        return releases.computeIfAbsent(name, key -> new LinkedHashMap<>())
                .computeIfAbsent(version, key -> new Release(name, version));
    }

    @Override
    public Listing files(PackageName name) {
        asked.add(name.toString());
        if (!releases.containsKey(name)) {
            return Listing.unknown(name);
        }
        return Listing.of(
                name,
                releases.get(name).values().stream()
                        .flatMap(release -> release.offers().stream())
                        .toList());
    }

    @Override
    public Metadata metadata(Offer offer) {
        asked.add(offer.fileName());
        return releases.get(offer.name()).get(offer.version()).metadata();
    }

    /// A version of a package.
    static final class Release {

        final List<Requirement> needs = new ArrayList<>();
        final List<String> extras = new ArrayList<>();
        final List<String> files = new ArrayList<>();
        Specifiers python = Specifiers.ANY;
        Specifiers metadataPython = Specifiers.ANY;
        Optional<String> withdrawn = Optional.empty();
        private final PackageName name;
        private final Version version;

        private Release(PackageName name, Version version) {
            this.name = name;
            this.version = version;
        }

        private List<Offer> offers() {
            return (files.isEmpty() ? List.of("py3-none-any") : files)
                    .stream().map(this::offer).toList();
        }

        private Offer offer(String file) {
            String stem = name.underscored() + "-" + version;
            String fileName = file.equals("sdist") ? stem + ".tar.gz" : stem + "-" + file + ".whl";
            return new Offer(
                    name,
                    version,
                    fileName,
                    WheelName.read(fileName),
                    "https://example.org/" + fileName,
                    Optional.empty(),
                    OptionalLong.empty(),
                    python,
                    Optional.empty(),
                    withdrawn,
                    Optional.empty());
        }

        private Metadata metadata() {
            return new Metadata(
                    name,
                    version,
                    needs,
                    new TreeSet<>(extras.stream().map(Extra::parse).toList()),
                    metadataPython,
                    Metadata.Licence.UNTOLD);
        }
    }
}
