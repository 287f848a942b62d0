package app.pip.engine.naming;

import app.pip.engine.tag.Tag;
import app.pip.engine.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes the names of many wheels apart, such as those of a project's page: its thousands of files have few
/// versions and few tags, and each is read only once. Not to be shared between threads.
public final class WheelNames {

    private static final String SUFFIX = ".whl";
    private static final int LONGEST = 255;

    private final Map<String, Optional<PackageName>> names = new HashMap<>();
    private final Map<String, Optional<Version>> versions = new HashMap<>();
    private final Map<String, Optional<Set<Tag>>> tags = new HashMap<>();

    /// Takes a foreign name apart; nothing if it isn't that of a wheel.
    public Optional<WheelName> read(String file) {
        if (!file.endsWith(SUFFIX) || !isSafe(file)) {
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

    /// Whether a name has letters, digits and `._+!-` only.
    private static boolean isSafe(String file) {
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!plain && "._+!-".indexOf(c) < 0) {
                return false;
            }
        }
        return file.length() <= LONGEST;
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
