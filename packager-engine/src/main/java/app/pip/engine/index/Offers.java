package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.PackageName;
import app.pip.engine.naming.SdistName;
import app.pip.engine.naming.WheelName;
import app.pip.engine.naming.WheelNames;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Understands the files of a page: those of the project that can be used, the others left out. One file that
/// makes no sense is no reason to do without the project.
final class Offers {

    private final PackageName project;
    private final WheelNames wheels = new WheelNames();
    private final Map<String, Optional<Specifiers>> pythons = new HashMap<>();

    private Offers(PackageName project) {
        this.project = project;
    }

    /// The offers of a page, in its order.
    static List<Offer> of(PackageName project, List<PageFile> files) {
        var reading = new Offers(project);
        var offers = new ArrayList<Offer>(files.size());
        for (PageFile file : files) {
            reading.offer(file).ifPresent(offers::add);
        }
        return offers;
    }

    /// Whether a file of that name can be of any use.
    static boolean isFile(String name) {
        return name.endsWith(".whl") || name.endsWith(".tar.gz") || name.endsWith(".zip");
    }

    /// Whether a file is one of the project, by its name.
    static boolean project(String file, PackageName project) {
        return WheelName.read(file)
                        .filter(wheel -> wheel.name().equals(project))
                        .isPresent()
                || SdistName.read(file, project).isPresent();
    }

    private Optional<Offer> offer(PageFile file) {
        Optional<Specifiers> python = pythons.computeIfAbsent(file.requiresPython(), Offers::python);
        if (python.isEmpty()) {
            return Optional.empty();
        }
        if (file.name().endsWith(".whl")) {
            return wheels.read(file.name())
                    .filter(wheel -> wheel.name().equals(project))
                    .map(wheel -> offer(file, wheel.version(), Optional.of(wheel), python.get()));
        }
        return SdistName.read(file.name(), project)
                .map(sources -> offer(file, sources.version(), Optional.empty(), python.get()));
    }

    private Offer offer(PageFile file, Version version, Optional<WheelName> wheel, Specifiers python) {
        return new Offer(
                project,
                version,
                file.name(),
                wheel,
                file.address(),
                file.sha256(),
                file.size() < 0 ? OptionalLong.empty() : OptionalLong.of(file.size()),
                python,
                UploadTime.read(file.uploaded()),
                file.yanked(),
                file.sibling());
    }

    private static Optional<Specifiers> python(String text) {
        return text.isBlank() ? Optional.of(Specifiers.ANY) : Specifiers.read(text);
    }
}
