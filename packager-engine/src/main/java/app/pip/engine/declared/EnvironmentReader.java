package app.pip.engine.declared;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads conda's `environment.yml`: its `pip` part, and of the rest the packages that have the same
/// name in Python's own index.
final class EnvironmentReader {

    private static final Pattern MATCH = Pattern.compile(
            "(?:[^\\s:]+::)?([A-Za-z0-9_.-]+)\\s*(?:\\[.*version\\s*=\\s*['\"]?([^'\"\\]]+).*]|([=<>!~ ].*))?");
    private static final Set<String> OF_CONDA = Set.of("pip", "python", "conda", "mamba", "pypy", "nomkl");
    private static final int DEEPEST = 20;

    private final SourceText file;
    private final Found found;
    private final RequirementsReader requirements;

    EnvironmentReader(SourceText file, Found found, RequirementsReader requirements) {
        this.file = file;
        this.found = found;
        this.requirements = requirements;
    }

    /// Reads all of it.
    ///
    /// @throws ProblemException if it isn't YAML, is deeply nested or uses aliases
    void read() throws ProblemException, java.io.IOException {
        for (Node one : children(value(root(), "dependencies"))) {
            if (one instanceof ScalarNode package1) {
                conda(package1.getValue().strip(), place(one));
            }
            for (Node line : children(value(Optional.of(one), "pip"))) {
                if (line instanceof ScalarNode text) {
                    requirements.readLine(text.getValue(), place(line));
                }
            }
        }
    }

    private Optional<Node> root() throws ProblemException {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file.path().toString()).build();
        try {
            int depth = 0;
            Parser events = parser(settings);
            while (events.hasNext()) {
                Event event = events.next();
                depth += switch (event.getEventId()) {
                    case MappingStart, SequenceStart -> 1;
                    case MappingEnd, SequenceEnd -> -1;
                    default -> 0;
                };
                if (depth > DEEPEST || event.getEventId() == Event.ID.Alias) {
                    throw new ProblemException(syntax(event.getStartMark(), "too complicated"));
                }
            }
            return new Composer(settings, parser(settings)).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            throw new ProblemException(syntax(e.getProblemMark(), String.valueOf(e.getProblem())), e);
        } catch (YamlEngineException e) {
            throw new ProblemException(syntax(Optional.empty(), String.valueOf(e.getMessage())), e);
        }
    }

    private Parser parser(LoadSettings settings) {
        return new ParserImpl(settings, new StreamReader(settings, file.text()));
    }

    private Problem syntax(Optional<Mark> mark, String reason) {
        return Problem.stop(
                "declared.syntax", file.path(), mark.map(Mark::getLine).orElse(0) + 1, reason);
    }

    /// One of conda's own packages, as `name`, `name=1.2`, `name>=1.2,<2` or `name=1.2=build`.
    private void conda(String text, Place place) {
        Matcher match = MATCH.matcher(text);
        if (!match.matches()) {
            found.problem(Problem.note("declared.conda", place.file(), place.line(), text));
            return;
        }
        String name = match.group(1).toLowerCase(Locale.ROOT);
        String version = Optional.ofNullable(match.group(2))
                .or(() -> Optional.ofNullable(match.group(3)))
                .orElse("");
        Optional<String> specifiers = specifiers(version.strip());
        if (name.equals("python")) {
            specifiers.filter(text1 -> !text1.isEmpty()).ifPresent(python -> found.python(python, place));
        } else if (CondaNames.SAME.contains(name) && specifiers.isPresent()) {
            found.problem(Problem.note("declared.conda-taken", place.file(), place.line(), name));
            found.require(name + specifiers.get(), place);
        } else if (CondaNames.OTHER.containsKey(name)) {
            found.problem(Problem.note(
                    "declared.conda-other-name", place.file(), place.line(), name, CondaNames.OTHER.get(name)));
        } else if (!OF_CONDA.contains(name)) {
            found.problem(Problem.note("declared.conda", place.file(), place.line(), text));
        }
    }

    /// Conda's comparisons as those of PEP 440; nothing if they can't be said so.
    private static Optional<String> specifiers(String conda) {
        if (conda.contains("|") || (conda.contains("*") && !conda.endsWith("*"))) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(conda.split(",", -1))
                .map(part -> clause(part.strip()))
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining(",")));
    }

    private static String clause(String conda) {
        if (conda.isEmpty() || conda.equals("*")) {
            return "";
        }
        if (conda.startsWith("=") && !conda.startsWith("==")) {
            // =1.2 is 1.2 and all that begins with 1.2., and a build may follow
            String version = conda.substring(1).split("=", 2)[0].strip();
            return "==" + version.replaceFirst("\\.?\\*$", "") + ".*";
        }
        return Character.isDigit(conda.charAt(0)) ? "==" + conda.split("[ =]", 2)[0] : conda.replace(" ", "");
    }

    private static Optional<Node> value(Optional<Node> node, String key) {
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                            && name.getValue().equals(key))
                    .map(NodeTuple::getValueNode)
                    .findFirst();
        }
        return Optional.empty();
    }

    private static List<Node> children(Optional<Node> node) {
        return node.isPresent() && node.get() instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    private Place place(Node node) {
        return file.line(node.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
}
