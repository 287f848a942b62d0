package app.pip.engine.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.names.Contents.Verdict;
import app.pip.engine.platform.Family;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PIL | SURE pillow",
                "PIL.Image | SURE pillow",
                "cv2 | SURE opencv-python opencv-contrib-python opencv-python-headless",
                "Crypto.Cipher | SURE pycryptodome",
                "ruamel.yaml | SURE ruamel-yaml",
                "google.protobuf.message | SURE protobuf",
                "mpl_toolkits.mplot3d | SURE matplotlib",
                "Levenshtein | SURE levenshtein",
                "flask_sqlalchemy | SURE flask-sqlalchemy",
                "pkg_resources | SURE setuptools<82",
                "google.cloud.storage | QUESTION google-cloud-storage",
                "google | QUESTION google",
                "meine_schule | QUESTION meine-schule",
                "machine | DEVICE MicroPython",
                "microbit | DEVICE micro:bit",
                "telnetlib | GONE standard-telnetlib 3.13",
                "imp | GONE 3.12"
            })
    void theLongestNameInTheTablesCounts(String module, String told) throws Exception {
        assertEquals(told, told(new Proposer(ImportNames.standard(), Contents.unasked()).propose(module)));
    }

    @Test
    void somePackagesAreForSomeSystems() throws Exception {
        var proposer = new Proposer(ImportNames.standard(), Contents.unasked());
        assertEquals(Set.of(Family.WINDOWS), proposer.propose("curses").families());
        assertEquals(Set.of(Family.MACOS), proposer.propose("AppKit").families());
        assertEquals(Set.of(Family.values()), proposer.propose("numpy").families());
    }

    @Test
    void whatTheIndexDeniesIsNotProposed() throws Exception {
        var names = table("a = one, two\nb = gone\nc.* = c-*\n");
        Map<String, Verdict> index = Map.of(
                "one",
                Verdict.LACKS,
                "two",
                Verdict.HOLDS,
                "gone",
                Verdict.NO_PROJECT,
                "c-x",
                Verdict.HOLDS,
                "d",
                Verdict.LACKS,
                "e",
                Verdict.HOLDS,
                "f",
                Verdict.SOURCE_ONLY);
        var about = Optional.of(new Contents.About(2011, 3, "A stranger's work."));
        var proposer = new Proposer(
                names,
                (distribution, module) ->
                        new Contents.Answer(index.getOrDefault(distribution, Verdict.NO_PROJECT), about));
        assertEquals("SURE two", told(proposer.propose("a")));
        assertEquals("UNKNOWN", told(proposer.propose("b")));
        assertEquals("SURE c-x", told(proposer.propose("c.x.y")));
        assertEquals("UNKNOWN", told(proposer.propose("d")));
        assertEquals("QUESTION e", told(proposer.propose("e.x")));
        assertEquals(about, proposer.propose("e").about());
        assertEquals("QUESTION f", told(proposer.propose("f")));
    }

    @Test
    void aTableThatCannotBeReadIsOurMistake() {
        assertThrows(IllegalArgumentException.class, () -> table("two words = x"));
        assertThrows(IllegalArgumentException.class, () -> table("a = b [amiga]"));
    }

    private static ImportNames table(String text) throws Exception {
        return ImportNames.read(new BufferedReader(new StringReader(text)));
    }

    private static String told(Proposal proposal) {
        return (proposal.state() + " " + String.join(" ", proposal.distributions())).strip()
                + (proposal.detail().isEmpty() ? "" : " " + proposal.detail());
    }
}
