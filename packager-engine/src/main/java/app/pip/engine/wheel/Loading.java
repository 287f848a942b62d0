package app.pip.engine.wheel;

import app.pip.engine.interpreter.SystemLibraries;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether the machine code of all packages together would load on a target: it is for the processor, and
/// what it asks for is among the packages, the interpreter or the system. What counts are extension modules
/// and the libraries that they ask for; wheels carry other machine code too, such as plug-ins for databases
/// that nobody has, or starters for other systems.
final class Loading {

    private static final Pattern MODULE = Pattern.compile("(?i).*\\.(pyd|cpython-.*\\.so|abi3\\.so)");
    private static final Pattern QT_PLATFORM =
            Pattern.compile(".*/plugins/platforms/(libqxcb\\.so|qwindows\\.dll|libqcocoa\\.dylib)");
    private static final int MOST_TOLD = 12;

    private final Target target;
    private final String processor;
    private final TreePath sitePackages;
    private final List<PackedWheel> wheels;
    private final Set<String> shipped = new HashSet<>();
    private final Map<String, List<Loaded>> byName = new HashMap<>();

    private record Loaded(String owner, MachineCode code) {}

    /// @param shipped the names of all files of the interpreter and the packages
    Loading(Target target, TreePath sitePackages, List<PackedWheel> wheels, Collection<String> shipped) {
        this.target = target;
        this.processor = target.id().endsWith("-x64") ? "x64" : "arm64";
        this.sitePackages = sitePackages;
        this.wheels = List.copyOf(wheels);
        shipped.forEach(name -> this.shipped.add(fold(name)));
        for (PackedWheel wheel : wheels) {
            for (MachineCode code : wheel.facts().machineCode()) {
                if (code.family() == target.family()) {
                    byName.computeIfAbsent(fold(code.name()), name -> new ArrayList<>())
                            .add(new Loaded(wheel.facts().name(), code));
                }
            }
        }
    }

    /// The oldest system that the files ask for which are for this target.
    Optional<Floor> floor() {
        return wheels.stream()
                .flatMap(wheel -> wheel.facts().machineCode().stream())
                .filter(this::fits)
                .flatMap(code -> code.floor().stream())
                .reduce(Floor::and);
    }

    /// What wouldn't load, and on Linux what the system has to bring. It stops if it is half of a package's modules or
    /// more: some packages bring modules for other programs, which load only where those are.
    List<Problem> problems() {
        var problems = new LinkedHashMap<String, Problem>();
        for (PackedWheel wheel : wheels) {
            String owner = wheel.facts().name();
            List<Loaded> roots = roots(owner);
            var found = new LinkedHashMap<String, Problem>();
            long broken = roots.stream().filter(root -> breaks(root, found)).count();
            boolean stops = broken * 2 >= roots.size();
            found.forEach((what, problem) -> problems.putIfAbsent(what, stops ? problem : problem.asNote()));
            if (target.family() == Family.LINUX) {
                borrowed(owner, roots).ifPresent(note -> problems.put(owner, note));
            }
        }
        return List.copyOf(problems.values());
    }

    /// Extension modules, each file once, and what Qt loads at every start.
    private List<Loaded> roots(String owner) {
        var seen = new HashSet<String>();
        return byName.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.owner().equals(owner) && isRoot(one.code()))
                .sorted(Comparator.comparing((Loaded one) -> one.code().path()))
                .filter(one -> seen.add(one.code().path()))
                .toList();
    }

    /// Whether a module wouldn't load.
    ///
    /// @param found gets what is in the way
    private boolean breaks(Loaded root, Map<String, Problem> found) {
        int before = found.size();
        boolean breaks = false;
        for (Loaded one : reached(root)) {
            String owner = one.owner();
            if (parts(one.code().path()).noneMatch(this::fits)) {
                breaks = true;
                found.putIfAbsent(
                        owner + " processor",
                        Problem.stop("wheel.other-processor", owner, one.code().name(), target.words()));
            } else if (fits(one.code()) && target.family() != Family.LINUX) {
                List<String> missing = missing(one.code());
                breaks |= !missing.isEmpty();
                missing.forEach(library -> found.putIfAbsent(library, missing(one, library)));
            }
        }
        return breaks || found.size() > before;
    }

    /// A module, and from there whatever one asks for that is shipped.
    private List<Loaded> reached(Loaded root) {
        var seen = new HashSet<MachineCode>();
        var reached = new ArrayList<Loaded>();
        var waiting = new ArrayDeque<Loaded>();
        parts(root.code().path()).forEach(part -> waiting.add(new Loaded(root.owner(), part)));
        while (!waiting.isEmpty()) {
            Loaded one = waiting.poll();
            if (seen.add(one.code())) {
                reached.add(one);
                if (fits(one.code())) {
                    one.code().needs().forEach(library -> waiting.addAll(named(library)));
                }
            }
        }
        return reached;
    }

    private List<Loaded> named(String library) {
        return byName.getOrDefault(fold(last(library)), List.of());
    }

    /// The parts of a file: several for a universal one.
    private Stream<MachineCode> parts(String path) {
        return named(path).stream().map(Loaded::code).filter(code -> code.path().equals(path));
    }

    private boolean isRoot(MachineCode code) {
        return isModule(code) || QT_PLATFORM.matcher(code.path()).matches();
    }

    private boolean isModule(MachineCode code) {
        return MODULE.matcher(code.name()).matches() && TreePath.of(code.path()).isIn(sitePackages);
    }

    private boolean fits(MachineCode code) {
        return code.family() == target.family() && code.processor().equals(processor);
    }

    private List<String> missing(MachineCode code) {
        return code.needs().stream()
                .filter(library -> !SystemLibraries.has(target.family(), library))
                .filter(library -> !isShipped(library))
                .distinct()
                .toList();
    }

    /// A library that is looked for beside or below the app; an absolute path leads out of it.
    private boolean isShipped(String library) {
        boolean outside = target.family() == Family.MACOS && !library.startsWith("@") && library.contains("/");
        return !outside && shipped.contains(fold(last(library)));
    }

    private Problem missing(Loaded one, String library) {
        return target.family() == Family.WINDOWS
                ? Problem.stop(
                        "wheel.dll-missing", one.owner(), library, one.code().name())
                : Problem.stop(
                        "wheel.library-outside",
                        one.owner(),
                        library,
                        one.code().name());
    }

    /// What modules ask the Linux system for beside the C library, by the names that the files have. Some of it every
    /// desktop has, but not every computer without one.
    SortedSet<String> libraries() {
        var libraries = new TreeSet<String>();
        if (target.family() == Family.LINUX) {
            for (PackedWheel wheel : wheels) {
                libraries.addAll(asked(roots(wheel.facts().name())));
            }
        }
        return libraries;
    }

    private SortedSet<String> asked(List<Loaded> roots) {
        var libraries = new TreeSet<String>();
        for (Loaded root : roots) {
            for (Loaded one : reached(root)) {
                if (fits(one.code())) {
                    libraries.addAll(missing(one.code()));
                }
            }
        }
        return libraries;
    }

    /// Some desktops have these libraries and some don't, so the app may well run.
    private Optional<Problem> borrowed(String owner, List<Loaded> roots) {
        SortedSet<String> libraries = asked(roots);
        libraries.removeIf(SystemLibraries::isPromised);
        if (libraries.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", libraries.stream().limit(MOST_TOLD).toList());
        return Optional.of(
                Problem.note("wheel.libraries-needed", owner, libraries.size() > MOST_TOLD ? names + " …" : names));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String fold(String name) {
        return target.family() == Family.WINDOWS ? name.toLowerCase(Locale.ROOT) : name;
    }
}
