package app.pip.engine.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.engine.naming.Extra;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Locks of other tools, and conda's environments.
class LocksTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static final String PIPFILE_LOCK = """
            {
                "_meta": {
                    "hash": { "sha256": "x" },
                    "requires": { "python_version": "3.12" },
                    "sources": [ { "name": "own", "url": "https://example.org/own", "verify_ssl": true } ]
                },
                "default": {
                    "idna": {
                        "hashes": [ "sha256:%s", "md5:0" ],
                        "index": "own",
                        "markers": "python_version >= '3.6'",
                        "version": "==3.10"
                    },
                    "mine": { "git": "https://x:secret@example.org/mine.git", "ref": "abc" },
                    "requests": { "extras": [ "socks" ], "version": "==2.32.3" }
                },
                "develop": { "pytest": { "version": "==8.0" } }
            }
            """.formatted(DIGEST);

    private static final String UV_LOCK = """
            version = 1
            requires-python = ">=3.12"
            [[package]]
            name = "idna"
            version = "3.10"
            source = { registry = "https://example.org/simple" }
            sdist = { url = "https://example.org/idna-3.10.tar.gz", hash = "sha256:%1$s", size = 1 }
            wheels = [
                { url = "https://example.org/idna-3.10-py3-none-any.whl", hash = "sha256:%2$s", size = 1 },
            ]
            [[package]]
            name = "game"
            version = "0.1.0"
            source = { virtual = "." }
            dependencies = [{ name = "idna" }]
            [[package]]
            name = "numpy"
            version = "2.0"
            source = { registry = "https://example.org/simple" }
            resolution-markers = ["sys_platform == 'win32'", "python_full_version < '3.13'"]
            [[package]]
            name = "forked"
            version = "1"
            source = { git = "https://example.org/forked" }
            """.formatted(DIGEST, DIGEST.replace('0', '1'));

    private static final String PYLOCK = """
            lock-version = "1.0"
            created-by = "other"
            requires-python = ">=3.12"
            extras = ["net"]
            dependency-groups = ["dev", "main"]
            default-groups = ["main"]
            [[packages]]
            name = "idna"
            version = "3.10"
            marker = "'main' in dependency_groups and sys_platform != 'win32'"
            wheels = [{ url = "https://example.org/idna-3.10-py3-none-any.whl", hashes = { sha256 = "%1$s" } }]
            [[packages]]
            name = "httpx"
            version = "0.28"
            marker = "'net' in extras or sys_platform == 'win32'"
            [[packages]]
            name = "pytest"
            version = "8.0"
            marker = "'dev' in dependency_groups"
            [[packages]]
            name = "game"
            directory = { path = "." }
            [[packages]]
            name = "forked"
            vcs = { type = "git", url = "https://example.org/forked", commit-id = "x" }
            """.formatted(DIGEST);

    @Test
    void aPipfileLockWithItsPipfile() {
        var program = Program.with("Pipfile.lock", PIPFILE_LOCK).and("Pipfile", "[packages]\nrequests = \"*\"\n");
        assertEquals(List.of("Pipfile:2 requests"), program.requirements());
        assertEquals(List.of("idna 3.10; python_version >= \"3.6\" 1", "requests 2.32.3 0"), program.pins());
        assertEquals(List.of(), program.problems());
        assertEquals(List.of(), program.declared().passedOver());
    }

    @Test
    void aPipfileLockAlone() {
        var program = Program.with("Pipfile.lock", PIPFILE_LOCK);
        assertEquals(
                List.of(
                        "Pipfile.lock:8 idna==3.10; python_version >= \"3.6\"",
                        "Pipfile.lock:15 requests[socks]==2.32.3"),
                program.requirements());
        assertEquals(List.of("declared.address"), program.problems());
        assertEquals(List.of("Pipfile.lock", "14", "mine", "https://example.org/mine.git"), program.details());
        assertEquals("==3.12.*", program.declared().python().toString());
        assertEquals(
                Optional.of("https://example.org/own"),
                program.declared().index().index());
    }

    @Test
    void aPipfileLockThatIsNone() {
        var broken = Program.with("Pipfile.lock", "{\n \"default\": {\n  oops\n }}");
        assertEquals(List.of("declared.syntax"), broken.problems());
        assertEquals("3", broken.details().get(1));
        for (String odd : List.of("[]", "1", "{\"default\": []}", "{\"default\": {\"a\": 1}, \"_meta\": 2}", "")) {
            Program.with("Pipfile.lock", odd).declared();
        }
        var deep = Program.with("Pipfile.lock", "[".repeat(100_000));
        assertEquals(List.of("declared.syntax"), deep.problems());
    }

    @Test
    void aUvLockPrefersVersionsForWhatTheProjectAsksFor() {
        var program = Program.with("uv.lock", UV_LOCK)
                .and("pyproject.toml", "[project]\nname = \"game\"\ndependencies = [\"idna\", \"rich\"]\n");
        assertEquals(List.of("pyproject.toml:3 idna", "pyproject.toml:3 rich"), program.requirements());
        assertEquals(
                List.of("idna 3.10 2", "numpy 2.0; sys_platform == \"win32\" or python_full_version < \"3.13\" 0"),
                program.pins());
        assertEquals(List.of(), program.problems());
        assertEquals(List.of(), program.declared().passedOver());
    }

    @Test
    void aUvLockAloneAsksForAllOfIt() {
        var program = Program.with("uv.lock", UV_LOCK);
        assertEquals(
                List.of(
                        "uv.lock:3 idna==3.10",
                        "uv.lock:16 numpy==2.0; sys_platform == \"win32\" or python_full_version < \"3.13\""),
                program.requirements());
        assertEquals(2, program.declared().requirements().getFirst().hashes().size());
    }

    @Test
    void poetrysLock() {
        String lock = """
                [[package]]
                name = "idna"
                version = "3.10"
                optional = false
                markers = "python_version >= '3.6'"
                files = [
                    {file = "idna-3.10-py3-none-any.whl", hash = "sha256:%s"},
                ]
                [[package]]
                name = "forked"
                version = "1"
                [package.source]
                type = "git"
                url = "https://example.org/forked"
                """.formatted(DIGEST);
        var program =
                Program.with("poetry.lock", lock).and("pyproject.toml", "[tool.poetry.dependencies]\nidna = \"^3\"\n");
        assertEquals(List.of("pyproject.toml:2 idna>=3,<4"), program.requirements());
        assertEquals(List.of("idna 3.10; python_version >= \"3.6\" 1"), program.pins());
    }

    @Test
    void aPylockOfAnotherTool() {
        var program = Program.with("pylock.toml", PYLOCK);
        assertEquals(
                List.of(
                        "pylock.toml:7 idna==3.10; sys_platform != \"win32\"",
                        "pylock.toml:12 httpx==0.28; sys_platform == \"win32\""),
                program.requirements());
        assertEquals(List.of("declared.address"), program.problems());
        assertEquals(">=3.12", program.declared().python().toString());
        program.wishing(new Wishes(Optional.empty(), List.of(Extra.parse("net")), List.of(Extra.parse("dev"))));
        assertEquals(
                List.of(
                        "pylock.toml:7 idna==3.10; sys_platform != \"win32\"",
                        "pylock.toml:12 httpx==0.28",
                        "pylock.toml:16 pytest==8.0"),
                program.requirements());
    }

    @Test
    void ourOwnLockIsNoDeclaration() {
        var program = Program.with("pylock.toml", "created-by = \"pip.app\"\n").and("requirements.txt", "rich\n");
        assertEquals(List.of("requirements.txt:1 rich"), program.requirements());
        assertEquals(List.of(), program.declared().passedOver());
    }

    @Test
    void anEnvironmentOfConda() {
        var program = Program.with("environment.yml", """
                name: stars
                channels: [conda-forge, defaults]
                dependencies:
                  - python=3.11
                  - numpy=1.26
                  - conda-forge::pandas>=2,<3
                  - scipy=1.13.0=py311h
                  - "matplotlib[version='>=3.8']"
                  - requests
                  - pytorch::pytorch
                  - ffmpeg=6
                  - pip
                  - pip:
                      - rich==13.*
                      - -r more.txt
                """).and("more.txt", "httpx\n");
        assertEquals(
                List.of(
                        "environment.yml:5 numpy==1.26.*",
                        "environment.yml:6 pandas>=2,<3",
                        "environment.yml:7 scipy==1.13.0.*",
                        "environment.yml:8 matplotlib>=3.8",
                        "environment.yml:9 requests",
                        "environment.yml:14 rich==13.*",
                        "more.txt:1 httpx"),
                program.requirements());
        assertEquals("==3.11.*", program.declared().python().toString());
        assertEquals(
                List.of(
                        "(declared.conda-taken)",
                        "(declared.conda-taken)",
                        "(declared.conda-taken)",
                        "(declared.conda-taken)",
                        "(declared.conda-taken)",
                        "(declared.conda-other-name)",
                        "(declared.conda)"),
                program.problems());
    }

    @Test
    void hostileYaml() {
        for (String text : List.of(
                "a: [1, 2",
                "a: &x [*x, *x]",
                "a: &x [b]\nc: [*x, *x]",
                "dependencies: " + "[".repeat(100_000),
                "dependencies: " + "{a: ".repeat(100_000),
                "- ".repeat(100_000),
                "a: !!java.net.URL [x]\nb: [")) {
            assertEquals(
                    List.of("declared.syntax"),
                    Program.with("environment.yml", text).problems(),
                    () -> text.substring(0, 12));
        }
        for (String text : List.of(
                "", "# nothing", "- a\n- b", "dependencies: x", "dependencies: {pip: [a]}", "a: !!java.net.URL [x]")) {
            assertEquals(List.of(), Program.with("environment.yml", text).problems(), text);
        }
    }
}
