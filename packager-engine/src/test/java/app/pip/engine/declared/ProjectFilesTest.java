package app.pip.engine.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.pip.engine.naming.Extra;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `pyproject.toml`, `setup.cfg` and `Pipfile`.
class ProjectFilesTest {

    private static final String PROJECT = """
            [project]
            name = "Star-Game"
            version = "1.4"
            authors = [{ name = "Ada", email = "ada@example.org" }, { email = "x@example.org" }]
            requires-python = ">=3.11"
            dependencies = [
                "pygame-ce>=2.5",
                "star_game[sound]",
                "tomli; python_version < '3.11'",
            ]

            [project.optional-dependencies]
            Sound = ["mutagen"]
            all = ["star.game[sound,net]", "rich"]
            net = ["httpx"]

            [dependency-groups]
            test = ["pytest", { include-group = "Lint" }]
            lint = ["ruff"]
            round = [{ include-group = "trip" }]
            trip = [{ include-group = "round" }]
            odd = [1, { include-group = "none" }]
            """;

    private static final String POETRY = """
            [tool.poetry]
            name = "quiz"
            version = "0.1.0"
            authors = ["Ada <ada@example.org>"]
            [tool.poetry.dependencies]
            python = "^3.10"
            requests = "^2.31"
            numpy = "~1.26.4"
            rich = "*"
            flask = { version = ">=2,<4", extras = ["async"] }
            pywin32 = { version = "306", platform = "win32" }
            tomli = { version = "^2", python = "<3.11" }
            colorama = { version = "0.4.6", markers = "sys_platform == 'win32'", python = ">=3.10.1" }
            psycopg = { version = "^3", optional = true }
            mine = { path = "../mine" }
            forked = { git = "https://x:secret@example.org/forked.git" }
            both = "^1 || ^2"
            two = [{ version = "<2", python = "<3.9" }, { version = ">=2", python = ">=3.9" }]
            [tool.poetry.extras]
            postgres = ["psycopg"]
            [tool.poetry.group.dev.dependencies]
            pytest = "*"
            """;

    private static Wishes extras(String... names) {
        return new Wishes(
                Optional.empty(), List.of(names).stream().map(Extra::parse).toList(), List.of());
    }

    private static Wishes group(String name) {
        return new Wishes(Optional.empty(), List.of(), List.of(Extra.parse(name)));
    }

    @Test
    void theProjectTable() {
        var program = Program.with("pyproject.toml", PROJECT);
        assertEquals(
                List.of(
                        "pyproject.toml:7 pygame-ce>=2.5",
                        "pyproject.toml:13 mutagen",
                        "pyproject.toml:9 tomli; python_version < \"3.11\""),
                program.requirements());
        var declared = program.declared();
        assertEquals(">=3.11", declared.python().toString());
        assertEquals(new AppHints(Optional.of("Star-Game"), Optional.of("1.4"), List.of("Ada")), declared.app());
        assertEquals(List.of(), declared.problems());
    }

    @Test
    void extrasThatAreWanted() {
        var program = Program.with("pyproject.toml", PROJECT).wishing(extras("ALL"));
        assertEquals(
                List.of("pygame-ce>=2.5", "mutagen", "tomli; python_version < \"3.11\"", "httpx", "rich"),
                program.declared().requirements().stream()
                        .map(one -> one.requirement().toString())
                        .toList());
        var missing = Program.with("pyproject.toml", PROJECT).wishing(extras("video"));
        assertEquals(List.of("declared.no-such-extra"), missing.problems());
        assertEquals(List.of("pyproject.toml", "video", "Sound, all, net"), missing.details());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            test  |                                               | 18 pytest, 19 ruff
            Lint  |                                               | 19 ruff
            none  | declared.no-such-group                        |
            round | declared.group-circle                         |
            odd   | declared.value, declared.no-such-group        |
            """)
    void groups(String name, String problems, String requirements) {
        var program = Program.with("pyproject.toml", PROJECT).wishing(group(name));
        assertEquals(problems == null ? "" : problems, String.join(", ", program.problems()));
        assertEquals(
                requirements == null ? "" : requirements,
                String.join(
                        ", ",
                        program.requirements().stream()
                                .skip(3)
                                .map(one -> one.replace("pyproject.toml:", ""))
                                .toList()));
    }

    @Test
    void dependenciesThatAnotherFileLists() {
        String project = """
                [project]
                name = "x"
                dynamic = ["version", "dependencies"]
                """;
        assertEquals(
                List.of("(declared.dynamic)"),
                Program.with("pyproject.toml", project).problems());
        String file = project + "[tool.setuptools.dynamic]\ndependencies = { file = [\"deps/run.txt\"] }\n";
        assertEquals(
                List.of("deps/run.txt:1 rich"),
                Program.with("pyproject.toml", file)
                        .and("deps/run.txt", "rich\n")
                        .requirements());
        assertEquals(
                List.of("declared.include-missing"),
                Program.with("pyproject.toml", file).problems());
    }

    @Test
    void settingsOfToolsDeclareNothing() {
        var program = Program.with("pyproject.toml", "[tool.black]\nline-length = 100\n");
        assertEquals(Optional.empty(), program.declared().taken());
        assertEquals(List.of(), program.problems());
    }

    @Test
    void aMistakeHasItsLine() {
        var program = Program.with("pyproject.toml", "[project]\nname = \"x\"\ndependencies = [\"a\n]\n");
        assertEquals("declared.syntax", program.problems().getLast());
        assertEquals(
                List.of("pyproject.toml", "3"),
                program.declared().problems().getLast().details().subList(0, 2));
        assertEquals(
                List.of("declared.value"),
                Program.with("pyproject.toml", "[project]\ndependencies = \"requests\"\n")
                        .problems());
    }

    @Test
    void poetrysOwnTable() {
        var program = Program.with("pyproject.toml", POETRY).wishing(extras("postgres"));
        assertEquals(
                List.of(
                        "requests>=2.31,<3",
                        "numpy>=1.26.4,<1.27",
                        "rich",
                        "flask[async]>=2,<4",
                        "pywin32==306; sys_platform == \"win32\"",
                        "tomli>=2,<3; python_version < \"3.11\"",
                        "colorama==0.4.6; sys_platform == \"win32\" and python_full_version >= \"3.10.1\"",
                        "psycopg>=3,<4",
                        "two<2; python_version < \"3.9\"",
                        "two>=2; python_version >= \"3.9\""),
                program.declared().requirements().stream()
                        .map(one -> one.requirement().toString())
                        .toList());
        assertEquals(List.of("declared.address", "declared.address", "declared.poetry"), program.problems());
        assertEquals(">=3.10,<4", program.declared().python().toString());
        assertEquals(List.of("Ada"), program.declared().app().authors());
        assertFalse(program.declared().problems().toString().contains("secret"));
    }

    /// The table of Poetry's documentation on caret, tilde and wildcard requirements, by its rules.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ^1.2.3       | >=1.2.3,<2
            ^1.2         | >=1.2,<2
            ^1           | >=1,<2
            ^0.2.3       | >=0.2.3,<0.3
            ^0.0.3       | >=0.0.3,<0.0.4
            ^0.0         | >=0.0,<0.1
            ^0           | >=0,<1
            ~1.2.3       | >=1.2.3,<1.3
            ~1.2         | >=1.2,<1.3
            ~1           | >=1,<2
            1.2.*        | ==1.2.*
            1.2.3        | ==1.2.3
            >= 1.2, < 2  | >=1.2,<2
            >=1.2 <2     | >=1.2,<2
            ~=1.4        | ~=1.4
            !=1.5        | !=1.5
            ^1.0a1       | >=1.0a1,<2
            """)
    void poetrysComparisons(String poetry, String expected) {
        assertEquals(Optional.of(expected), PoetryConstraint.translate(poetry));
    }

    @ParameterizedTest
    @CsvSource({"^1 || ^2", "latest", "^x", "1.2 - 2.0"})
    void poetrysComparisonsThatCannotBeSaid(String poetry) {
        assertEquals(Optional.empty(), PoetryConstraint.translate(poetry));
    }

    @Test
    void setupCfg() {
        var program = Program.with("setup.cfg", """
                [metadata]
                name = quiz
                version = attr: quiz.__version__
                author = Ada
                [options]
                packages = find:
                python_requires = >=3.9
                install_requires =
                    requests>=2
                    # a comment
                    rich ; python_version < "4"
                [options.extras_require]
                net =
                    httpx
                test = pytest
                [flake8]
                max-line-length = 100
                """).wishing(extras("net"));
        assertEquals(
                List.of("setup.cfg:9 requests>=2", "setup.cfg:11 rich; python_version < \"4\"", "setup.cfg:14 httpx"),
                program.requirements());
        assertEquals(">=3.9", program.declared().python().toString());
        assertEquals(
                Optional.empty(),
                Program.with("setup.cfg", "[flake8]\nx = 1\n").declared().taken());
    }

    @Test
    void aPipfile() {
        var program = Program.with("Pipfile", """
                [[source]]
                url = "https://example.org/usual"
                verify_ssl = true
                name = "pypi"
                [[source]]
                url = "https://${USER}:secret@example.org/own"
                name = "own"
                [packages]
                requests = "*"
                flask = ">=3"
                numpy = "==1.26"
                rich = {version = "~=13.0", extras = ["jupyter"], markers = "python_version < '4'"}
                pywin32 = {version = "*", sys_platform = "== 'win32'"}
                mine = {path = ".", editable = true}
                other = {git = "https://example.org/other.git"}
                [dev-packages]
                pytest = "*"
                [requires]
                python_version = "3.12"
                """);
        assertEquals(
                List.of(
                        "Pipfile:9 requests",
                        "Pipfile:10 flask>=3",
                        "Pipfile:11 numpy==1.26",
                        "Pipfile:12 rich[jupyter]~=13.0; python_version < \"4\"",
                        "Pipfile:13 pywin32; sys_platform == \"win32\""),
                program.requirements());
        assertEquals(List.of("declared.address"), program.problems());
        assertEquals("==3.12.*", program.declared().python().toString());
        assertEquals(Optional.empty(), program.declared().index().index());
        assertEquals(1, program.declared().index().extra().size());
    }
}
