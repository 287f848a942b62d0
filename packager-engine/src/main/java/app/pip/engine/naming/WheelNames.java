package app.pip.engine.naming;

import app.pip.engine.tag.Tag;
import app.pip.engine.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes the names of many wheels apart, such as those of a project's page: its thousands of files have few
/// versions and few tags, and each is read only once. Not to be shared between threads.
public final class WheelNames {

    private static final String SUFFIX = ".whl";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._+!-]{1,255}");

    private final Map<String, Optional<PackageName>> names = new HashMap<>();
    private final Map<String, Optional<Version>> versions = new HashMap<>();
    private final Map<String, Optional<Set<Tag>>> tags = new HashMap<>();

    /// Takes a foreign name apart; nothing if it isn't that of a wheel.
    public Optional<WheelName> read(String file) {
        if (!file.endsWith(SUFFIX) || !SAFE.matcher(file).matches()) {
            return Optional.empty();
        }
        List<String> parts =
                List.of(file.substring(0, file.length() - SUFFIX.length()).split("-", -1));
        return switch (parts.size()) {
            case 5 -> read(file, parts, BuildNumber.NONE);
            case 6 -> BuildNumber.read(parts.get(2)).flatMap(build -> read(file, parts, build));
            default -> Optional.empty();
        };
    }

    private Optional<WheelName> read(String file, List<String> parts, BuildNumber build) {
        var name = names.computeIfAbsent(parts.getFirst(), WheelNames::name);
        var version = versions.computeIfAbsent(parts.get(1), Version::read);
        String compressed = String.join("-", parts.subList(parts.size() - 3, parts.size()));
        var all = tags.computeIfAbsent(compressed, Tag::readAll);
        return name.isEmpty() || version.isEmpty() || all.isEmpty()
                ? Optional.empty()
                : Optional.of(new WheelName(file, name.get(), version.get(), build, all.get()));
    }

    private static Optional<PackageName> name(String text) {
        return text.contains("__") ? Optional.empty() : PackageName.read(text);
    }
}
