package app.pip.engine.format.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlistTest {

    @Test
    void looksAsApplesOwn() {
        var plist = Plist.Dict.empty()
                .with("CFBundleName", "Tom & <Jerry>")
                .with("LSRequiresCarbon", true)
                .with("count", -3)
                .with("weight", new Plist.Real(20))
                .with("none", new Plist.Items(List.of()))
                .with("languages", new Plist.Items(List.of(new Plist.Text("de"), Plist.Dict.empty())))
                .with("bytes", Plist.Binary.of(new byte[60]));
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                \t<key>CFBundleName</key>
                \t<string>Tom &amp; &lt;Jerry&gt;</string>
                \t<key>LSRequiresCarbon</key>
                \t<true/>
                \t<key>count</key>
                \t<integer>-3</integer>
                \t<key>weight</key>
                \t<real>20</real>
                \t<key>none</key>
                \t<array/>
                \t<key>languages</key>
                \t<array>
                \t\t<string>de</string>
                \t\t<dict/>
                \t</array>
                \t<key>bytes</key>
                \t<data>
                \tAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                \tAAAAAAAAAAAA
                \t</data>
                </dict>
                </plist>
                """, new String(plist.toXml(), StandardCharsets.UTF_8));
    }

    @Property
    void comesBackFromAnXmlReader(@ForAll("plists") Plist plist) throws Exception {
        assertEquals(plist, read(plist.toXml()));
    }

    @Provide
    Arbitrary<Plist> plists() {
        var texts = Arbitraries.strings()
                .withChars('\t', '\n', '\r', ' ', '&', '<', '>', '"', '\'', ']')
                .withCharRange('a', 'z')
                .withChars('\u0142', '\u6f22')
                .ofMaxLength(12)
                .map(text -> text.isEmpty() ? text : text + "\ud83d\ude00");
        Arbitrary<Plist> leaves = Arbitraries.oneOf(
                texts.map(Plist.Text::new),
                Arbitraries.of(true, false).map(Plist.Flag::new),
                Arbitraries.longs().map(Plist.Whole::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(Plist.Binary::of));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(Plist.Items::new),
                        inner.list()
                                .ofMaxSize(3)
                                .flatMap(values -> texts.list()
                                        .uniqueElements()
                                        .ofSize(values.size())
                                        .map(names -> dict(names, values)))),
                0,
                3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u0001", "\u001b[0m", "\ud83d", "\ufffe", "\uffff"})
    void refusesWhatXmlCannotHold(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Plist.Text(text).toXml());
        assertThrows(
                IllegalArgumentException.class,
                () -> Plist.Dict.empty().with(text, true).toXml());
    }

    @Test
    void aNameStandsOnceInADictionary() {
        var dict = Plist.Dict.empty().with("a", true);
        assertThrows(IllegalArgumentException.class, () -> dict.with("a", false));
    }

    private static Plist dict(List<String> names, List<Plist> values) {
        var dict = Plist.Dict.empty();
        for (int i = 0; i < names.size(); i++) {
            dict = dict.with(names.get(i), values.get(i));
        }
        return dict;
    }

    /// The JDK's XML reader is the other side.
    static Plist read(byte[] xml) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        var root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        assertEquals("plist", root.getTagName());
        return value(children(root).getFirst());
    }

    private static Plist value(Element element) {
        return switch (element.getTagName()) {
            case "string" -> new Plist.Text(element.getTextContent());
            case "true" -> new Plist.Flag(true);
            case "false" -> new Plist.Flag(false);
            case "integer" -> new Plist.Whole(Long.parseLong(element.getTextContent()));
            case "real" -> new Plist.Real(Long.parseLong(element.getTextContent()));
            case "data" -> Plist.Binary.of(Base64.getMimeDecoder().decode(element.getTextContent()));
            case "array" ->
                new Plist.Items(children(element).stream().map(PlistTest::value).toList());
            case "dict" -> {
                var all = children(element);
                var dict = Plist.Dict.empty();
                for (int i = 0; i < all.size(); i += 2) {
                    assertEquals("key", all.get(i).getTagName());
                    dict = dict.with(all.get(i).getTextContent(), value(all.get(i + 1)));
                }
                yield dict;
            }
            default -> throw new AssertionError("unknown element " + element.getTagName());
        };
    }

    private static List<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }
}
