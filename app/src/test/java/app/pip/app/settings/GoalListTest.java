package app.pip.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.platform.Target;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalListTest {

    private static final List<Target> POSSIBLE = List.of(Target.WINDOWS_X64, Target.MACOS_ARM64, Target.LINUX_ARM64);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows | windows-x64:zip",
                "macos | macos-arm64:zip macos-x64:zip",
                "mac | macos-arm64:zip macos-x64:zip",
                "linux | linux-x64:tar.gz",
                "linux-arm64 | linux-arm64:tar.gz",
                "windows-arm64 | windows-arm64:zip",
                "windows-x64:zip | windows-x64:zip",
                "linux:tar.gz | linux-x64:tar.gz",
                "macos:zip | macos-arm64:zip macos-x64:zip",
                "all | windows-x64:zip macos-arm64:zip linux-arm64:tar.gz",
                "Linux , WINDOWS | windows-x64:zip linux-x64:tar.gz",
                "linux,linux-x64,linux-x64:tar.gz | linux-x64:tar.gz",
                "windows,macos,linux | windows-x64:zip macos-arm64:zip macos-x64:zip linux-x64:tar.gz"
            })
    void wordsMeanGoals(String words, String goals) {
        assertEquals(
                goals,
                GoalList.parse(words, POSSIBLE).stream().map(Object::toString).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "amiga | 'amiga' is no system | windows, macos, linux, all, windows-x64",
                "windows,,linux | '' is no system | windows-x64",
                "windows- | 'windows-' is no system | windows-x64",
                "windows:tar.gz | 'tar.gz' is no kind of file for Windows | There are: zip",
                "linux: | '' is no kind of file for Linux | There are: tar.gz"
            })
    void otherWordsAreRefusedAndTheRightOnesNamed(String words, String wrong, String right) {
        String said = assertThrows(IllegalArgumentException.class, () -> GoalList.parse(words, POSSIBLE))
                .getMessage();
        assertTrue(said.contains(wrong), said);
        assertTrue(said.contains(right), said);
    }
}
