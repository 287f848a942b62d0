package app.pip.engine.resolve;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.Truth;
import app.pip.engine.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A small index made by chance, with a question about it, and the slow but sure way to the answer.
final class Universe {

    static final Version PYTHON = Version.parse("3.14.0");
    private static final Environment HERE = Environment.of(Target.LINUX_X64, PYTHON);
    private static final String[] OPERATORS = {"", "", ">=", "<=", "==", "!=", "<", ">", "~="};
    private static final String[] MARKERS = {
        "; extra == 'x0'", "; extra == 'x1'", "; sys_platform == 'win32'", "; sys_platform == 'linux'"
    };

    final FakeCatalog catalog = new FakeCatalog();
    final List<Requirement> wants = new ArrayList<>();
    final List<Requirement> allows = new ArrayList<>();
    private final Set<PackageName> names = new HashSet<>();
    private final Random random;

    Universe(long seed) {
        random = new Random(seed);
        int packages = 2 + random.nextInt(4);
        for (int i = 0; i < packages; i++) {
            names.add(new PackageName("p" + i));
        }
        for (PackageName name : names) {
            int versions = random.nextInt(5);
            for (int i = 1; i <= versions; i++) {
                fill(catalog.add(name, Version.parse(i + "." + random.nextInt(2))));
            }
        }
        int wanted = 1 + random.nextInt(3);
        for (int i = 0; i < wanted; i++) {
            wants.add(requirement());
        }
        if (random.nextInt(3) == 0) {
            allows.add(Requirement.of(anyName(), requirement().specifiers()));
        }
    }

    private void fill(FakeCatalog.Release release) {
        int needs = random.nextInt(4);
        for (int i = 0; i < needs; i++) {
            release.needs.add(requirement());
        }
        switch (random.nextInt(12)) {
            case 0 -> release.files.add("cp313-cp313-win_amd64");
            case 1 -> release.files.add("sdist");
            case 2 -> release.withdrawn = java.util.Optional.of("broken");
            default -> release.files.add("py3-none-any");
        }
    }

    private Requirement requirement() {
        String operator = OPERATORS[random.nextInt(OPERATORS.length)];
        String versions = operator.isEmpty() ? "" : operator + (1 + random.nextInt(4)) + "." + random.nextInt(2);
        String extra = random.nextInt(4) == 0 ? "[x" + random.nextInt(2) + "]" : "";
        String marker = random.nextInt(3) == 0 ? MARKERS[random.nextInt(MARKERS.length)] : "";
        return Scenario.requirement(anyName() + extra + versions + marker);
    }

    private PackageName anyName() {
        return new PackageName("p" + random.nextInt(names.size()));
    }

    /// Whether a version has a file that can be used here. The resolver takes withdrawn versions where
    /// something pins
    /// them; what is asked of it here has no such pins, see [#hasPinnedWithdrawn].
    boolean isUsable(PackageName name, Version version) {
        FakeCatalog.Release release = catalog.releases.get(name).get(version);
        return release.files.contains("py3-none-any") && release.withdrawn.isEmpty();
    }

    /// Whether a withdrawn version is asked for by its number, somewhere.
    boolean hasPinnedWithdrawn() {
        var all = new ArrayList<>(wants);
        all.addAll(allows);
        catalog.releases.values().forEach(releases -> releases.values().forEach(release -> all.addAll(release.needs)));
        return all.stream()
                .anyMatch(requirement -> Leniency.isPinned(requirement)
                        && catalog.releases.getOrDefault(requirement.name(), Map.of()).entrySet().stream()
                                .anyMatch(entry -> requirement.specifiers().contains(entry.getKey())
                                        && entry.getValue().withdrawn.isPresent()));
    }

    /// Tries every choice of versions.
    boolean hasSolution() {
        return tryAll(List.copyOf(names), 0, new HashMap<>());
    }

    private boolean tryAll(List<PackageName> all, int from, Map<PackageName, Version> chosen) {
        if (from == all.size()) {
            return isSolution(chosen);
        }
        if (tryAll(all, from + 1, chosen)) {
            return true;
        }
        PackageName name = all.get(from);
        for (Version version : catalog.releases.getOrDefault(name, Map.of()).keySet()) {
            if (isUsable(name, version)) {
                chosen.put(name, version);
                if (tryAll(all, from + 1, chosen)) {
                    return true;
                }
                chosen.remove(name);
            }
        }
        return false;
    }

    /// Whether everything that is needed is there in a version that will do, nothing else is, and nothing that
    /// isn't
    /// allowed.
    boolean isSolution(Map<PackageName, Version> chosen) {
        var open = new ArrayDeque<Requirement>();
        wants.stream().filter(want -> counts(want, Set.of())).forEach(open::add);
        var done = new HashSet<Object>();
        var reached = new HashSet<PackageName>();
        while (!open.isEmpty()) {
            Requirement next = open.pop();
            Version version = chosen.get(next.name());
            if (version == null || !next.specifiers().contains(version)) {
                return false;
            }
            reached.add(next.name());
            List<Requirement> needs = catalog.releases.get(next.name()).get(version).needs;
            if (done.add(next.name())) {
                needs.stream().filter(need -> counts(need, Set.of())).forEach(open::add);
            }
            for (Extra extra : next.extras()) {
                if (done.add(next.name() + "[" + extra)) {
                    needs.stream().filter(need -> counts(need, Set.of(extra))).forEach(open::add);
                }
            }
        }
        return reached.equals(chosen.keySet())
                && allows.stream()
                        .allMatch(limit -> !chosen.containsKey(limit.name())
                                || limit.specifiers().contains(chosen.get(limit.name())));
    }

    static boolean counts(Requirement requirement, Set<Extra> extras) {
        return requirement.counts(HERE, extras) == Truth.YES;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("wants " + wants + " allows " + allows);
        catalog.releases
                .values()
                .forEach(releases -> releases.forEach((version, release) -> text.append('\n')
                        .append(release.files)
                        .append(release.withdrawn)
                        .append(version)
                        .append(release.needs)));
        return text.toString();
    }
}
