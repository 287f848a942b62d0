package app.pip.engine.format.icon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.UndrawableException.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgFileTest {

    private static final String RED_LEFT = "<rect width='32' height='32' fill='#c00'/>";

    @Test
    void shapesAreDrawnAsLargeAsTheLargestIcon() throws Exception {
        Picture picture = draw("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 32'>" + RED_LEFT + "</svg>");
        assertEquals("1024 x 512 pixels", picture.toString());
        assertEquals(0xffcc0000, picture.argb(100, 100));
        assertEquals(0, picture.argb(900, 100), "what isn't drawn is clear");
    }

    @Test
    void anEncodingABlankAndAHeadBeforeItAreRead() throws Exception {
        String text = "\ufeff\n<!-- drawn by hand --><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>"
                + "<svg xmlns='http://www.w3.org/2000/svg' width='2cm' height='2cm'>"
                + "<defs><linearGradient id='g'><stop offset='0' stop-color='#00f'/><stop offset='1' stop-color='#0f0'/>"
                + "</linearGradient><style>.a{fill:url(#g)}</style></defs><circle class='a' cx='50%' cy='50%' r='40%'/></svg>";
        Picture picture = draw(text);
        assertEquals("1024 x 1024 pixels", picture.toString());
        assertTrue((picture.argb(200, 512) & 0xff) > 150, "blue on the left");
        assertTrue((picture.argb(830, 512) >> 8 & 0xff) > 150, "green on the right");
    }

    @Test
    void theSameFileGivesTheSamePixels() throws Exception {
        String text = svg("<g transform='rotate(17 30 30)'><path d='M3 3c9 0 40 7 40 40s-3 9-30 1z' fill='#369'"
                + " stroke='#fa0' stroke-width='1.7' stroke-dasharray='3 2'/></g>");
        assertEquals(draw(text), draw(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<text x='1' y='9'>A</text>",
                "<g><text><tspan>B</tspan></text></g>",
                "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>C</p></foreignObject>"
            })
    void lettersAreRefused(String inside) {
        assertRefused(Reason.LETTERS, svg(inside));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<image href='PLACE' width='9' height='9'/>",
                "<image xlink:href='PLACE' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'/>",
                "<image href='data:image/png;base64,iVBORw0KGgo=' width='9' height='9'/>",
                "<use href='PLACE#a'/>",
                "<filter id='f'><feImage href='PLACE'/></filter>"
            })
    void picturesFromElsewhereAreRefused(String inside) {
        assertRefused(Reason.PICTURE_INSIDE, svg(inside.replace("PLACE", "http://127.0.0.1:9/x.svg")));
    }

    /// Styles, document types, entities and scripts may name places; nobody goes there.
    @Test
    void nothingIsFetchedAndNoFileIsRead(@TempDir Path folder) throws Exception {
        try (var server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            String there = "http://127.0.0.1:" + server.getLocalPort() + "/";
            Path secret = Files.writeString(folder.resolve("secret"), RED_LEFT);
            Picture picture = draw("<!DOCTYPE svg SYSTEM '" + there + "svg.dtd'><?xml-stylesheet href='" + there
                    + "a.css'?>"
                    + svg("<style>@import url(" + there + "b.css); @font-face{src:url(" + there
                            + "c.ttf)}</style><script href='" + there + "d.js'>while(true);</script>"
                            + "<rect width='9' height='9' fill='url(" + there + "e.svg#x)'/>" + RED_LEFT));
            assertEquals(0xffcc0000, picture.argb(400, 400));
            String entity = "<!DOCTYPE svg [<!ENTITY s SYSTEM '" + secret.toUri() + "'><!ENTITY t SYSTEM '" + there
                    + "f'>]>" + svg("&s;&t;");
            assertThrows(FormatException.class, () -> draw(entity));
            server.setSoTimeout(500);
            assertThrows(SocketTimeoutException.class, server::accept, "nobody has come");
        }
    }

    @Test
    void endlessWorkIsRefusedAtOnce() {
        String uses = IntStream.range(1, 10)
                .mapToObj(i -> "<g id='a%d'>%s</g>"
                        .formatted(i, "<use href='#a%d'/>".formatted(i - 1).repeat(10)))
                .collect(Collectors.joining());
        assertRefused(Reason.TOO_MUCH, svg("<g id='a0'>" + RED_LEFT + "</g>" + uses));
        assertRefused(Reason.TOO_MUCH, svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"));
        assertRefused(Reason.TOO_MUCH, svg("<g>".repeat(95)));
        assertRefused(Reason.TOO_MUCH, svg(RED_LEFT.repeat(30_000)));
        assertRefused(
                Reason.TOO_MUCH,
                svg("<marker id='m'>" + RED_LEFT.repeat(100) + "</marker><path marker-mid='url(#m)' d='M0 0"
                        + "h1v1".repeat(500) + "'/>"));
        assertRefused(Reason.TOO_MUCH, svg("<filter id='f'><feGaussianBlur stdDeviation='1e9'/></filter>"));
        assertRefused(Reason.TOO_MUCH, svg("<filter id='f'><feTurbulence numOctaves='99999'/></filter>"));
        String bomb = IntStream.range(1, 9)
                .mapToObj(i -> "<!ENTITY e%d '%s'>"
                        .formatted(i, "&e%d;".formatted(i - 1).repeat(10)))
                .collect(Collectors.joining("", "<!DOCTYPE svg [<!ENTITY e0 'ha'>", "]>"));
        assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> assertThrows(Exception.class, () -> draw(bomb + svg("&e8;"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<html/>",
                "<svg",
                "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 NaN 1e999' width='-1' height='-1'/>",
                "<a/><b/>"
            })
    void whatIsNoDrawingIsSaidToBeNone(String text) {
        assertThrows(FormatException.class, () -> draw(text));
    }

    @Test
    void hugeSizesAreDrawnSmall() throws Exception {
        Picture picture = draw("<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9' viewBox='0 0 32 32'>"
                + RED_LEFT + "</svg>");
        assertEquals("1024 x 1024 pixels", picture.toString());
    }

    private static void assertRefused(Reason reason, String text) {
        var refused = assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> assertThrows(UndrawableException.class, () -> draw(text)));
        assertEquals(reason, refused.reason());
    }

    private static Picture draw(String text) throws Exception {
        return PictureFile.read(text.getBytes(UTF_8));
    }

    private static String svg(String inside) {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>" + inside + "</svg>";
    }
}
