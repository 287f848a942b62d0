package app.pip.engine.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirements files as pip reads them.
class RequirementsTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void aListByHand() {
        var program = Program.with("requirements.txt", """
                # the game
                pygame-ce >= 2.5   # newer is fine
                requests[socks,use_chardet]==2.32.*; python_version < "3.15"

                  Pillow
                colorama==0.4.6 ; sys_platform == 'win32'
                """);
        assertEquals(
                List.of(
                        "requirements.txt:2 pygame-ce>=2.5",
                        "requirements.txt:3 requests[socks,use-chardet]==2.32.*; python_version < \"3.15\"",
                        "requirements.txt:5 pillow",
                        "requirements.txt:6 colorama==0.4.6; sys_platform == \"win32\""),
                program.requirements());
        assertEquals(List.of(), program.problems());
        assertEquals(Optional.of("requirements.txt"), program.declared().taken().map(Origin::toString));
    }

    @Test
    void linesGoOnAndHashesBelongToThem() {
        var declared = Program.with("requirements.txt", """
                --index-url https://user:secret@example.org/simple
                --extra-index-url=https://example.org/more
                -f ./wheels
                --pre
                --no-binary lxml,:none:,numpy
                --only-binary=:all:
                --require-hashes
                attrs==25.1.0 \\
                    --hash=sha256:%s \\
                    --hash=sha512:00
                # a comment \\
                idna==3.10 \\
                # in between
                six
                """.formatted(DIGEST)).declared();
        assertEquals(List.of(), Program.problems(declared));
        assertEquals(
                List.of("attrs==25.1.0 8 1", "idna==3.10 12 0", "six 14 0"),
                declared.requirements().stream()
                        .map(one -> one.requirement() + " " + one.place().line() + " "
                                + one.hashes().size())
                        .toList());
        IndexHints hints = declared.index();
        assertEquals(Optional.of("https://user:secret@example.org/simple"), hints.index());
        assertEquals(List.of("https://example.org/more"), hints.extra());
        assertEquals(List.of("./wheels"), hints.links());
        assertTrue(hints.prereleases() && !hints.noIndex());
        assertEquals(Set.of("numpy"), hints.noBinary());
        assertEquals(Set.of(":all:"), hints.onlyBinary());
        assertFalse(declared.toString().contains("secret"));
    }

    @Test
    void otherFilesAreIncluded() {
        var program = Program.with("requirements.txt", "-r requirements/base.txt\n-c limits.txt\nrich\n")
                .and("requirements/base.txt", "-r ./web.txt\r\n--requirement=../more.txt\r\nnumpy\r\n")
                .and("requirements/web.txt", "flask\n-r base.txt\n")
                .and("more.txt", "-rrequirements/web.txt\npandas")
                .and("limits.txt", "numpy<3\nflask==3.1.0\n");
        assertEquals(
                List.of(
                        "requirements/web.txt:1 flask",
                        "more.txt:2 pandas",
                        "requirements/base.txt:3 numpy",
                        "requirements.txt:3 rich"),
                program.requirements());
        assertEquals(
                List.of("numpy<3", "flask==3.1.0"),
                program.declared().constraints().stream()
                        .map(one -> one.requirement().toString())
                        .toList());
        assertEquals(List.of(), program.problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            requests>>2                                       | declared.requirement
            requests==2.0 extra words                         | declared.requirement
            two words                                         | declared.requirement
            ürequests                                         | declared.requirement
            flask==1.0 ; python_version <<< '3'               | declared.requirement
            -r missing.txt                                    | declared.include-missing
            -r ../outside.txt                                 | declared.include-outside
            -r https://example.org/list.txt                   | declared.include-outside
            -r /etc/passwd                                    | declared.include-outside
            -r C:\\list.txt                                   | declared.include-missing
            requests==${VERSION}                              | declared.variable
            --index-url https://${USER}:x@example.org         | declared.variable
            git+https://x:secret@example.org/a.git            | declared.version-control
            -e git+https://x:secret@example.org/a.git#egg=a   | declared.version-control
            https://x:secret@example.org/a-1-py3-none-any.whl | declared.only-address
            a @ https://x:secret@example.org/a-1.tar.gz       | declared.address
            a @ git+https://x:secret@example.org/a.git        | declared.address
            numpy @ file:///croot/numpy_1/work                | declared.made-elsewhere
            ./wheels/a-1-py3-none-any.whl                     | declared.path
            a-1-py3-none-any.whl                              | declared.path
            libs/mine                                         | declared.path
            libs\\mine                                        | declared.path
            -e ../mine                                        | declared.editable
            -e libs/mine                                      | declared.editable
            -r                                                | declared.option
            requests --global-option=x                        | (declared.option-unused)
            --trusted-host example.org                        | (declared.option-unused)
            --use-feature fast-deps                           | (declared.option-unused)
            -e 'unclosed                                      | declared.quote
            attrs --hash=sha512:00                            | declared.hash
            attrs --hash sha256:xyz                           | declared.hash
            """)
    void whatCannotBeFollowedIsSaidWithItsLine(String line, String problem) {
        var program = Program.with("requirements.txt", "\nsix\n" + line + "\n");
        assertEquals(List.of(problem), program.problems());
        assertEquals(List.of("requirements.txt", "3"), program.details().subList(0, 2));
        assertFalse(program.declared().problems().toString().contains("secret"));
    }

    @Test
    void packagesOfOneSystemAreTold() {
        var program = Program.with(
                "requirements.txt", "pywin32==308\npyobjc-core==11\npywin32==308; sys_platform == 'win32'\nevdev\n");
        assertEquals(4, program.requirements().size());
        assertEquals(
                List.of("1 Windows", "2 macOS", "4 Linux"),
                program.declared().problems().stream()
                        .map(note ->
                                note.details().get(1) + " " + note.details().get(3))
                        .toList());
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertEquals(
                List.of("declared.requirement", "declared.path", "declared.variable"),
                Program.with("requirements.txt", ">=1\n./x\n${A}\n").problems());
    }

    @Test
    void theProgramsOwnFolderMeansItsProjectFile() {
        var program = Program.with("requirements.txt", "-e .\nrich\n")
                .and("pyproject.toml", "[project]\nname = \"x\"\ndependencies = [\"flask\"]\n");
        assertEquals(List.of("requirements.txt:2 rich", "pyproject.toml:3 flask"), program.requirements());
        assertEquals(List.of(), program.problems());
    }

    /// PowerShell's `pip freeze > requirements.txt` writes UTF-16 with a mark; Notepad may write UTF-8
    /// with one.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void withAByteOrderMark(String charset) {
        byte[] bytes = "\ufeffrequests==2.32.3\r\npywin32==308\r\n".getBytes(Charset.forName(charset));
        assertEquals(
                List.of("requirements.txt:1 requests==2.32.3", "requirements.txt:2 pywin32==308"),
                Program.with("x", "").and("requirements.txt", bytes).requirements());
    }

    @Test
    void inOtherEncodings() {
        byte[] utf16 = "requests\r\n".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(
                List.of("requirements.txt:1 requests"),
                Program.with("x", "").and("requirements.txt", utf16).requirements());
        byte[] latin1 = "# für später\nrequests\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of("requirements.txt:2 requests"),
                Program.with("x", "").and("requirements.txt", latin1).requirements());
        byte[] noText = {'a', 'b', 'c', 0, 1, 2};
        assertEquals(
                List.of("declared.encoding"),
                Program.with("x", "").and("requirements.txt", noText).problems());
    }

    @Test
    void tooMuchIsRefused() {
        assertEquals(List.of("declared.too-large"), huge(16_000_001, ' '));
        assertEquals(List.of(), huge(15_000_000, ' '));
        assertEquals(List.of("(declared.option-unused)"), huge(1_000_000, '-'));
        assertEquals(List.of("declared.requirement"), huge(1_000_000, 'a'));
    }

    @Test
    void ofManyMistakesSomeAreTold() {
        var declared =
                Program.with("requirements.txt", "a b\n./x\n".repeat(100_000)).declared();
        assertEquals(50, declared.problems().size());
    }

    private static List<String> huge(int size, char one) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) one);
        bytes[size / 2] = ' ';
        var declared = Program.with("x", "").and("requirements.txt", bytes).declared();
        assertTrue(declared.problems().toString().length() < 1000);
        return Program.problems(declared);
    }
}
