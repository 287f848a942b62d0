package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A notebook as a script: its code cells one after the other. Lines that only Jupyter understands become comments
/// (<https://nbformat.readthedocs.io>, <https://ipython.readthedocs.io/en/stable/interactive/magics.html>).
///
/// @param script the source
/// @param skipped the lines that were taken out, each as it was written
record Notebook(String script, List<String> skipped) {

    private static final long LARGEST = 200_000_000;

    Notebook {
        skipped = List.copyOf(skipped);
    }

    static boolean isOne(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".ipynb");
    }

    /// Reads a notebook.
    ///
    /// @throws ProblemException if it isn't one, or has no Python in it
    static Notebook read(Path file) throws ProblemException, IOException {
        if (Files.size(file) > LARGEST) {
            throw new ProblemException(Problem.stop("program.notebook", file.getFileName()));
        }
        JsonNode tree;
        try {
            tree = JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new ProblemException(Problem.stop("program.notebook", file.getFileName()), e);
        }
        var cells = new ArrayList<String>();
        // up to version 3 of the format the cells are in worksheets, and their text is called input
        for (JsonNode cell : tree.has("worksheets") ? tree.at("/worksheets/0/cells") : tree.path("cells")) {
            if (cell.path("cell_type").asString("").equals("code")) {
                cells.add(text(cell.has("source") ? cell.path("source") : cell.path("input")));
            }
        }
        String language = tree.at("/metadata/language_info/name").asString("python");
        if (cells.stream().allMatch(String::isBlank)
                || !language.toLowerCase(Locale.ROOT).startsWith("python")) {
            throw new ProblemException(Problem.stop("program.notebook", file.getFileName()));
        }
        return ofCells(cells);
    }

    private static Notebook ofCells(List<String> cells) {
        var script = new StringBuilder();
        var skipped = new ArrayList<String>();
        for (String cell : cells) {
            boolean other =
                    cell.stripLeading().startsWith("%%") && !cell.stripLeading().matches("(?s)%%(time|capture).*");
            for (String line : cell.lines().toList()) {
                String plain = line.strip();
                boolean magic =
                        plain.startsWith("%") || plain.startsWith("!") || plain.matches("[?]\\w.*|\\w[\\w.]*[?]+");
                if ((other && !plain.isEmpty()) || magic) {
                    skipped.add(plain);
                    // a block may consist of nothing else
                    script.append(line, 0, line.indexOf(plain))
                            .append("pass  # ")
                            .append(plain);
                } else {
                    script.append(line);
                }
                script.append('\n');
            }
            script.append('\n');
        }
        return new Notebook(script.toString(), skipped);
    }

    private static String text(JsonNode source) {
        if (!source.isArray()) {
            return source.asString("");
        }
        var text = new StringBuilder();
        source.forEach(line -> text.append(line.asString("")));
        return text.toString();
    }
}
