package app.pip.engine.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PEP 518: "If the pyproject.toml file is absent, or the build-backend key is missing, the source tree is not using
/// this
/// specification, and tools should revert to the legacy behaviour of running setup.py."
class BuildSystemTest {

    private static final BuildSystem OLD = new BuildSystem(
            List.of(app.pip.engine.requirement.Requirement.of(
                    app.pip.engine.naming.PackageName.parse("setuptools"),
                    app.pip.engine.version.Specifiers.parse(">=40.8.0"))),
            "setuptools.build_meta:__legacy__",
            List.of());

    @TempDir
    private Path sources;

    @Test
    void withoutATableSetuptoolsRunsSetupPy() throws IOException {
        assertThrows(IOException.class, () -> BuildSystem.read(sources));
        Files.writeString(sources.resolve("setup.py"), "");
        assertEquals(OLD, BuildSystem.read(sources));
        assertEquals(OLD, read("[tool.black]\nline-length = 100\n"));
        assertEquals(
                "setuptools.build_meta:__legacy__",
                read("[build-system]\nrequires = ['setuptools']\n").backend());
    }

    @Test
    void theTableSaysWhatIsNeeded() throws IOException {
        BuildSystem system = read("""
                [build-system]
                requires = ["hatchling>=1.0", "tomli; python_version < '3.11'"]
                build-backend = "hatchling.build:api"
                backend-path = [".", "./tools/", "a/b"]
                """);
        assertEquals(2, system.requires().size());
        assertEquals("hatchling.build:api", system.backend());
        assertEquals(List.of(".", "tools", "a/b"), system.path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[build-system",
                "[build-system]\nrequires = ['a b c']",
                "[build-system]\nrequires = [1]",
                "[build-system]\nbuild-backend = 'os;system'",
                "[build-system]\nbackend-path = ['../elsewhere']",
                "[build-system]\nbackend-path = ['/usr/lib']"
            })
    void whatMakesNoSenseIsRefused(String text) {
        assertThrows(IOException.class, () -> read(text));
    }

    private BuildSystem read(String text) throws IOException {
        Files.writeString(sources.resolve("pyproject.toml"), text);
        return BuildSystem.read(sources);
    }
}
