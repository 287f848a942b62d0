package app.pip.engine.hostpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.hostpython.Answer.Reason;
import app.pip.engine.hostpython.Answer.Refused;
import app.pip.engine.hostpython.Answer.Understood;
import app.pip.engine.tree.Content;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print 'x'",
                "print x",
                "print >>sys.stderr, 'x'",
                "exec 'a = 1'",
                "x = `1`",
                "if a <> b: pass",
                "x = ur'a'",
                "raise ValueError, 'x'",
                "x = 10L",
                "x = 0xFFL",
                "try:\n    pass\nexcept ValueError, e:\n    pass"
            })
    void knowsPython2(String text) throws Exception {
        var refused = refused("import os\n" + text + "\n");
        assertEquals(Reason.PYTHON_2, refused.reason(), refused::toString);
        String blamed = text.contains("except") ? "except ValueError, e:" : text;
        assertEquals(blamed, refused.text());
        assertEquals(text.contains("except") ? 4 : 2, refused.line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Late = ValueError\ntry:\n    pass\nexcept KeyError, Late:\n    pass",
                "try:\n    pass\nexcept KeyError, ValueError:\n    pass",
                "try:\n    pass\nexcept (KeyError, unknown):\n    pass",
                "from errors import *\ntry:\n    pass\nexcept KeyError, Late:\n    pass",
                "print(x >> 1)",
                "log >> 1, 2"
            })
    void doesNotTakeTodaysPythonForPython2(String text) throws Exception {
        assertInstanceOf(Understood.class, answer(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("x = 1\nif x\n    y = 2\n", 2, 5, "if x"),
                Arguments.of("def f():\n    x = 1\n\ty = 2\n", 3, 1, "\ty = 2"),
                Arguments.of("x = 1\n  y = 2\n", 2, 2, "  y = 2"),
                Arguments.of("x = (1,\n", 1, 5, "x = (1,"),
                Arguments.of("größe = 'abc\n", 1, 9, "größe = 'abc"),
                Arguments.of("x = 1\n\n  \nreturn x\n", 4, 1, "return x"),
                Arguments.of("open('C:\\Users\\me')\n", 1, 6, "open('C:\\Users\\me')"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesThePlaceOfAMistake(String text, int line, int column, String shown) throws Exception {
        var refused = refused(text);
        assertEquals(Reason.SYNTAX, refused.reason());
        assertEquals(shown, refused.text());
        assertEquals(line + ":" + column, refused.line() + ":" + refused.column());
        assertTrue(!refused.message().isEmpty());
    }

    @Test
    void showsAPieceOfALongLine() throws Exception {
        var refused = refused("x = '" + "a".repeat(5000) + "' ? 1\n");
        assertTrue(refused.text().length() <= 300);
        assertEquals('?', refused.text().charAt(refused.column() - 1));
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of(bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"), Reason.NOT_TEXT),
                Arguments.of(bytes("%PDF-1.7\n%\u00e2\u00e3"), Reason.NOT_TEXT),
                Arguments.of(bytes("PK\u0003\u0004abc"), Reason.NOT_TEXT),
                Arguments.of(bytes("\n<!DOCTYPE html>\n<html>"), Reason.NOT_TEXT),
                Arguments.of(bytes("x = 1\0"), Reason.NOT_TEXT),
                Arguments.of("x = 'ł'\n".getBytes(StandardCharsets.UTF_16), Reason.ENCODING),
                Arguments.of(bytes("x = 1\ny = '\u00e4'\n"), Reason.ENCODING),
                Arguments.of(bytes("# coding: klingon\nx = 1\n"), Reason.ENCODING),
                Arguments.of(bytes("# coding: ascii\nx = '\u00e4'\n"), Reason.ENCODING),
                Arguments.of(bytes("\u00ef\u00bb\u00bf# coding: latin-1\nx = 1\n"), Reason.ENCODING));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void knowsWhatIsNoPythonAtAllAndWhatIsInAnotherEncoding(byte[] source, Reason reason) throws Exception {
        assertEquals(reason, assertInstanceOf(Refused.class, answer(source)).reason());
    }

    @Test
    void namesTheLineThatBreaksTheEncoding() throws Exception {
        var refused = assertInstanceOf(Refused.class, answer(bytes("x = 1\ny = '\u00e4'\n")));
        assertEquals(2, refused.line());
        assertEquals("y = '\ufffd'", refused.text());
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(bytes("# -*- coding: latin-1 -*-\nx = '\u00e4'\n")),
                Arguments.of("# vim: set fileencoding=cp1251 :\nx = 'д'\n".getBytes(Charset.forName("windows-1251"))),
                Arguments.of("\ufeffx = 'ł'\r\ny = 1\r\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("x = 1\ry = 2\r".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("größe = '漢字'".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void readsEveryEncodingThatPythonReads(byte[] source) throws Exception {
        assertInstanceOf(Understood.class, answer(source));
    }

    @Test
    void deepNestingIsAnAnswer() throws Exception {
        for (String text : List.of(
                "-".repeat(100_000) + "1",
                "1" + "+1".repeat(100_000),
                "(".repeat(300) + ")".repeat(300),
                "x" + ".a".repeat(100_000))) {
            assertEquals(Reason.TOO_DEEP, refused(text).reason());
        }
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Refused refused(String text) throws Exception {
        return assertInstanceOf(Refused.class, answer(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer answer(byte[] source) throws Exception {
        return HostPythonForTests.compiler()
                .read(List.of(new Source("game/main.py", Content.of(source), true)))
                .getFirst();
    }
}
