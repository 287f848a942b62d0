package app.pip.engine.sources;

import app.pip.engine.format.toml.TomlException;
import app.pip.engine.format.toml.TomlFile;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What sources say of how they are built: the table `build-system` of their `pyproject.toml` (PEP 517, 518). Where
/// there is none, setuptools runs their `setup.py`.
///
/// @param requires the packages that are needed for it
/// @param backend the object that does it
/// @param path folders in the sources in which that object lies
record BuildSystem(List<Requirement> requires, String backend, List<String> path) {

    private static final long LONGEST = 1 << 20;
    private static final String SETUPTOOLS = "setuptools >= 40.8.0";
    private static final String SETUP_PY = "setuptools.build_meta:__legacy__";

    BuildSystem {
        requires = List.copyOf(requires);
        path = List.copyOf(path);
    }

    /// What the sources in a folder say.
    ///
    /// @throws IOException if it makes no sense
    static BuildSystem read(Path sources) throws IOException {
        Path file = sources.resolve("pyproject.toml");
        if (!Files.isRegularFile(file)) {
            if (!Files.isRegularFile(sources.resolve("setup.py"))) {
                throw new IOException("there is neither pyproject.toml nor setup.py");
            }
            return of(List.of(SETUPTOOLS), SETUP_PY, List.of());
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException("pyproject.toml is longer than any");
        }
        try {
            TomlFile toml = TomlFile.parse(Files.readString(file));
            JsonNode table = toml.at("/build-system");
            return of(
                    table.has("requires") ? texts(table.path("requires")) : List.of(SETUPTOOLS),
                    table.path("build-backend").asString(SETUP_PY),
                    texts(table.path("backend-path")));
        } catch (TomlException e) {
            throw new IOException("pyproject.toml, line " + e.line() + ": " + e.reason(), e);
        }
    }

    private static BuildSystem of(List<String> requires, String backend, List<String> path) throws IOException {
        if (!backend.matches("[\\w.]+(:[\\w.]+)?")) {
            throw new IOException("no build backend: " + backend);
        }
        var folders = new ArrayList<String>();
        for (String folder : path) {
            folders.add(folder.equals(".") ? folder : inside(folder));
        }
        return new BuildSystem(requirements(requires), backend, folders);
    }

    private static String inside(String folder) throws IOException {
        try {
            return TreePath.of(folder.replaceFirst("^\\./", "").replaceFirst("/$", ""))
                    .toString();
        } catch (IllegalArgumentException e) {
            throw new IOException("backend-path: " + e.getMessage(), e);
        }
    }

    /// Requirements of a build.
    ///
    /// @throws IOException if one makes no sense
    static List<Requirement> requirements(List<String> texts) throws IOException {
        var requirements = new ArrayList<Requirement>();
        for (String text : texts) {
            try {
                requirements.add(Requirement.parse(text));
            } catch (RequirementSyntaxException e) {
                throw new IOException("not a requirement: " + text, e);
            }
        }
        return requirements;
    }

    private static List<String> texts(JsonNode array) throws IOException {
        var texts = new ArrayList<String>();
        for (JsonNode one : array) {
            if (!one.isString()) {
                throw new IOException("pyproject.toml has no text where one is needed: " + one);
            }
            texts.add(one.asString());
        }
        return texts;
    }
}
