package app.pip.app.cli;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Problems as JSON: `id`, `severity`, `what`, `why`, `todo`, and `remedies`, each with its `kind` and what it speaks
/// of.
final class ProblemJson {

    private ProblemJson() {}

    static void add(List<Problem> problems, ObjectNode object) {
        ArrayNode array = object.putArray("problems");
        problems.forEach(problem -> add(problem, array.addObject()));
    }

    private static void add(Problem problem, ObjectNode node) {
        var words = problem.in(Locale.ENGLISH);
        node.put("id", problem.id())
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("what", words.what())
                .put("why", words.why())
                .put("todo", words.todo());
        if (!problem.remedies().isEmpty()) {
            ArrayNode remedies = node.putArray("remedies");
            problem.remedies().forEach(remedy -> add(remedy, remedies.addObject()));
        }
    }

    private static void add(Remedy remedy, ObjectNode node) {
        switch (remedy) {
            case Remedy.Console _ -> node.put("kind", "console");
            case Remedy.Window _ -> node.put("kind", "window");
            case Remedy.Include(String path) -> node.put("kind", "include").put("path", path);
            case Remedy.LeaveOut(String path) -> node.put("kind", "leave-out").put("path", path);
            case Remedy.Utf8Copy(String path, String charset) ->
                node.put("kind", "utf-8-copy").put("path", path).put("charset", charset);
            case Remedy.Rename(String path, String name) ->
                node.put("kind", "rename").put("path", path).put("name", name);
            case Remedy.Append(String path, String line) ->
                node.put("kind", "append").put("path", path).put("line", line);
            case Remedy.Reword(String path, String before, String after) ->
                node.put("kind", "reword")
                        .put("path", path)
                        .put("before", before)
                        .put("after", after);
            case Remedy.Start(String script) -> node.put("kind", "start").put("script", script);
            case Remedy.Install(String module, String distribution) ->
                node.put("kind", "install").put("module", module).put("distribution", distribution);
            case Remedy.DoWithout(String module) ->
                node.put("kind", "do-without").put("module", module);
            case Remedy.AllowBuild(String distribution) ->
                node.put("kind", "allow-build").put("distribution", distribution);
            case Remedy.FetchPython(String targets, String minor) ->
                node.put("kind", "fetch-python").put("targets", targets).put("python", minor);
        }
    }
}
