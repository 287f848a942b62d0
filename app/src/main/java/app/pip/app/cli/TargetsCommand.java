package app.pip.app.cli;

import app.pip.engine.TargetPythons;
import app.pip.engine.TargetPythons.Offered;
import app.pip.engine.TargetPythons.Place;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `pipapp targets`: the systems that apps can be made for, and the Pythons that there are for each.
@Command(
        name = "targets",
        description = "Lists the systems that apps can be made for, and the Pythons that there are for each.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TargetsCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROW = "%-14s %-36s %s%n";

    private final Surroundings surroundings;

    @Option(
            names = "--pythons",
            order = 1,
            paramLabel = "PLACE",
            description = "Where Pythons are fetched from: an address, a folder, or none.")
    private @Nullable String pythons;

    @Option(names = "--offline", order = 2, description = "Asks no server.")
    private boolean offline;

    @Option(names = "--json", order = 3, description = "Tells it as one JSON object on standard output.")
    private boolean json;

    TargetsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var wishes = new PythonWishes(PythonSpec.ANY, Optional.ofNullable(pythons), List.of());
        try {
            List<TargetPythons> all = surroundings.packager().pythons(wishes, offline);
            if (json) {
                tellJson(all);
            } else {
                tell(all);
            }
            return PipApp.DONE;
        } catch (ProblemException e) {
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        }
    }

    private void tell(List<TargetPythons> all) {
        for (TargetPythons one : all) {
            surroundings.out().printf(ROW, one.target().id(), one.target().words(), words(one));
            var lines = new LinkedHashMap<String, String>();
            for (Offered python : one.offered()) {
                String source = python.place() == Place.SHIPPED ? "with pip.app" : python.source();
                String line = "Python %s" + (python.tk() ? "" : " (without tkinter)") + ", " + where(python);
                lines.merge(source + "|" + line, python.version(), (some, more) -> some + ", " + more);
            }
            lines.forEach((line, versions) -> {
                String[] half = line.split("\\|", 2);
                surroundings.out().printf(ROW, "", "  " + half[0], half[1].replace("%s", versions));
            });
        }
        surroundings.out().println();
        taken(all)
                .forEach((words, targets) ->
                        surroundings.out().println("A plain program gets " + words + " (" + targets + ")."));
        surroundings
                .out()
                .println("One that needs other packages or modules gets the newest Python that has them for all"
                        + " of its systems.");
    }

    /// Which Pythons are taken, each with the targets.
    private static Map<String, String> taken(List<TargetPythons> all) {
        var taken = new LinkedHashMap<String, String>();
        all.forEach(one -> one.taken()
                .ifPresent(
                        python -> taken.merge(python.words(), one.target().id(), (some, more) -> some + ", " + more)));
        return taken;
    }

    private static String where(Offered python) {
        return switch (python.place()) {
            case SHIPPED -> "always there";
            case KEPT -> "on this computer";
            case FETCHABLE -> "fetched when needed, about " + python.megabytes() + " MB";
            case OUT_OF_REACH -> "can't be fetched now";
        };
    }

    private static String words(TargetPythons one) {
        Optional<Offered> best = taken(one);
        if (best.isEmpty()) {
            return "not now: there is no Python for it";
        }
        return "Python " + best.get().version() + ", needs "
                + best.get().floor().words() + " or newer; kinds: " + String.join(", ", kinds(one.target()));
    }

    private static Optional<Offered> taken(TargetPythons one) {
        return one.offered().stream()
                .filter(python -> python.place() != Place.OUT_OF_REACH)
                .findFirst();
    }

    private static List<String> kinds(Target target) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.family() == target.family())
                .map(Kind::id)
                .toList();
    }

    private void tellJson(List<TargetPythons> all) {
        ObjectNode object = JSON.createObjectNode();
        ArrayNode targets = object.putArray("targets");
        for (TargetPythons one : all) {
            ObjectNode node = targets.addObject();
            node.put("target", one.target().id()).put("words", one.target().words());
            ArrayNode kinds = node.putArray("kinds");
            kinds(one.target()).forEach(kinds::add);
            one.taken()
                    .ifPresent(taken -> node.putObject("taken")
                            .put("version", taken.version())
                            .put("source", taken.source())
                            .put("why", taken.why()));
            ArrayNode offered = node.putArray("pythons");
            one.offered().forEach(python -> add(python, offered.addObject()));
        }
        surroundings.out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object));
    }

    private static void add(Offered python, ObjectNode node) {
        node.put("version", python.version())
                .put("source", python.source())
                .put("place", python.place().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("megabytes", python.megabytes())
                .put("floor", python.floor().words())
                .put("tkinter", python.tk());
    }
}
