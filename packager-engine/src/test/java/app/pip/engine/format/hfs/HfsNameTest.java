package app.pip.engine.format.hfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HfsNameTest {

    /// Technical Q&A QA1173: decomposed, but for some ranges.
    @ParameterizedTest
    @CsvSource({
        "plain.txt,plain.txt",
        "Zoë,Zoe\u0308",
        "ệ,e\u0323\u0302",
        "한,\u1112\u1161\u11ab",
        "ł漢字,ł漢字",
        "\u212b,\u212b", // ÅNGSTRÖM SIGN
        "\uf900,\uf900", // a compatibility ideograph
        "é🎲é,e\u0301🎲e\u0301",
    })
    void accentsAreApart(String name, String apart) {
        assertEquals(apart, HfsName.of(name));
    }
}
