package app.pip.engine.format.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryPlistTest {

    /// Written by hand after the description in `CFBinaryPList.c`.
    @Test
    void eachKindOfValueHasItsForm() {
        var plist = Plist.Dict.empty()
                .with("a", true)
                .with("é", new Plist.Real(2))
                .with("n", new Plist.Items(List.of(new Plist.Whole(7), Plist.Binary.of(new byte[] {1, 2}))));
        String expected = "62706c6973743030" // bplist00
                + "d3" + "0001" + "0002" + "0003" + "0004" + "0005" + "0006"
                + "5161" + "6100e9" + "516e"
                + "09" + "234000000000000000" + "a2" + "0007" + "0008"
                + "130000000000000007" + "420102"
                + "00000008" + "00000015" + "00000017" + "0000001a" + "0000001c" + "0000001d" + "00000026" + "0000002b"
                + "00000034"
                + "000000000000" + "04" + "02" + "0000000000000009" + "0000000000000000" + "0000000000000037";
        assertEquals(expected, HexFormat.of().formatHex(plist.toBinary()));
    }

    @Test
    void longTextsSayTheirLength() {
        String hex = HexFormat.of().formatHex(new Plist.Text("x".repeat(20)).toBinary());
        assertEquals("5f1200000014", hex.substring(16, 28));
    }
}
