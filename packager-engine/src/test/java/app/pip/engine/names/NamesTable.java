package app.pip.engine.names;

import app.pip.engine.index.IndexContents;
import app.pip.engine.index.IndexOptions;
import app.pip.engine.index.IndexSettings;
import app.pip.engine.index.Indexes;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.NetSettings;
import app.pip.engine.net.Surroundings;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes the generated table of import names: the modules of the newest wheels of the distributions in
/// `distributions.txt`, as the index that pip asks has them, without those that the table written by hand knows. Not a
/// test; its words are the list, the table to write, the standard library's description and a folder to keep pages in.
public final class NamesTable {

    private static final ImportNames HAND = ImportNames.ofResources("imports.txt");
    private static final int AT_ONCE = 8;
    private static final String HEAD = """
            # Which package gives which module, read from the lists of files of the newest wheels of the distributions in
            # packager-engine/src/test/resources/distributions.txt by app/src/test/bench/names. Written as imports.txt is; never
            # edited by hand.
            """;

    // what lies beside modules and is meant for the makers, and names that say nothing
    private static final Set<String> NOBODYS = Set.of(
            "test",
            "tests",
            "testing",
            "docs",
            "doc",
            "examples",
            "example",
            "benchmarks",
            "benchmark",
            "scripts",
            "tools",
            "src",
            "setup",
            "conftest",
            "samples",
            "demo",
            "demos",
            "utils",
            "bin",
            "build",
            "dist",
            "data",
            "ci",
            "tasks",
            "config",
            "common",
            "core",
            "lib",
            "server",
            "client",
            "types",
            "main",
            "app",
            "misc",
            "resources",
            "integration",
            // what somebody may well call a file of one's own
            "art",
            "astral",
            "bitcoin",
            "board",
            "colored",
            "control",
            "databases",
            "dataset",
            "datasets",
            "emoji",
            "evaluate",
            "executing",
            "execution",
            "factory",
            "fire",
            "game",
            "geocoder",
            "halo",
            "holidays",
            "incremental",
            "inflect",
            "keyboard",
            "material",
            "menu",
            "mesa",
            "mock",
            "mouse",
            "names",
            "outcome",
            "panel",
            "param",
            "player",
            "progress",
            "progressbar",
            "quiz",
            "records",
            "referencing",
            "responses",
            "roman",
            "schedule",
            "shelve2",
            "sound",
            "sudoku",
            "suntime",
            "ta",
            "textile",
            "translate",
            "turtle",
            "validators",
            "whisper");

    private NamesTable() {}

    /// Reads and writes.
    public static void main(String... words) throws IOException, ProblemException, InterruptedException {
        var standard = Files.readString(Path.of(words[2]));
        var settings = IndexSettings.of(
                new IndexOptions(Optional.empty(), List.of(), List.of(), false, NetSettings.Reach.USUAL),
                Surroundings.ofThisComputer());
        List<PackageName> names = Files.readAllLines(Path.of(words[0])).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .flatMap(line -> List.of(line.strip().split(" +", -1)).stream())
                .distinct()
                .map(PackageName::parse)
                .toList();
        try (var indexes = Indexes.open(settings, new Store(Path.of(words[3])))) {
            Files.writeString(Path.of(words[1]), HEAD + rows(modules(names, indexes.contents()), standard));
        }
    }

    /// The modules of each, in the order of the list.
    private static Map<PackageName, SortedSet<String>> modules(List<PackageName> names, IndexContents contents)
            throws InterruptedException {
        var modules = new LinkedHashMap<PackageName, SortedSet<String>>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var tasks = names.stream()
                    .<Callable<SortedSet<String>>>map(name -> () -> contents.modules(name))
                    .toList();
            List<Future<SortedSet<String>>> done = threads.invokeAll(tasks);
            for (int i = 0; i < names.size(); i++) {
                if (done.get(i).state() == Future.State.SUCCESS) {
                    modules.put(names.get(i), done.get(i).resultNow());
                } else {
                    System.err.println(names.get(i) + ": " + done.get(i).exceptionNow());
                }
            }
        }
        return modules;
    }

    private static String rows(Map<PackageName, SortedSet<String>> modules, String standard) {
        var givers = new TreeMap<String, List<String>>();
        modules.forEach((name, own) -> own.stream()
                .filter(module ->
                        !NOBODYS.contains(module.split("\\.", 2)[0]) && !standard.contains("\"" + module + "\""))
                .filter(module -> !known(module))
                .filter(module -> isRelated(module, name.toString()))
                .map(NamesTable::shortened)
                .distinct()
                .forEach(module ->
                        givers.computeIfAbsent(module, _ -> new ArrayList<>()).add(name.toString())));
        var rows = new TreeSet<String>();
        givers.forEach((module, names) ->
                rows.add(names.equals(List.of(module)) ? module : module + " = " + String.join(", ", names)));
        return String.join("\n", rows) + "\n";
    }

    // nobody calls a file of one's own so
    private static final Set<String> NAMESPACES =
            Set.of("google", "azure", "zope", "jaraco", "ruamel", "backports", "sphinxcontrib", "mpl_toolkits");

    /// Whether a module has the name of its distribution, or nearly. Another one, such as `timer` or `material`, may as
    /// well be a file that the user forgot: a package must not be taken for it without asking.
    private static boolean isRelated(String module, String distribution) {
        String top = module.split("\\.", 2)[0];
        String plain = top.toLowerCase(Locale.ROOT).replace("_", "");
        String whole = distribution.replace("-", "");
        return NAMESPACES.contains(top)
                || plain.equals(whole)
                || (plain.length() > 3 && whole.startsWith(plain))
                || plain.startsWith(whole)
                || whole.equals("python" + plain)
                || whole.equals("py" + plain);
    }

    /// What several distributions share is told in full, but modules that are made of protocols by their folder;
    /// elsewhere the first part of the name says enough.
    private static String shortened(String module) {
        String top = module.split("\\.", 2)[0];
        return NAMESPACES.contains(top) ? module.replaceFirst("\\.\\w+_pb2(_grpc)?$", "") : top;
    }

    /// Whether the table written by hand says something, also of all that is below a name.
    private static boolean known(String module) {
        return HAND.find(module).isPresent();
    }
}
