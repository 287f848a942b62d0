package app.pip.engine.format.icon;

import app.pip.engine.format.FormatException;
import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.stream.XMLInputFactory;

/// Draws SVG files by JSVG: no scripts, no styles or pictures from elsewhere, no letters, so that the same file gives
/// the same pixels on every computer.
final class SvgFile {

    private static final String FORMAT = "SVG";

    /// The largest icon that any system asks for.
    private static final int SIDE = 1024;

    private static final int LARGEST = 2_000_000;

    /// For what no counting foresees, such as a line of a thousand million dashes.
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /// It tells of each odd letter in a style sheet.
    private static final Logger JSVG = Logger.getLogger("com.github.weisj.jsvg");

    private SvgFile() {}

    /// Whether a file is text that begins as such files do.
    static boolean isOne(byte[] file) {
        int at = file.length > 2 && (file[0] & 0xff) == 0xef ? 3 : 0;
        while (at < file.length && Character.isWhitespace(file[at])) {
            at++;
        }
        return at < file.length && file[at] == '<';
    }

    /// Draws it, its longer side 1024 pixels.
    ///
    /// @throws FormatException if it is no such file, or damaged
    /// @throws UndrawableException if it asks for what isn't drawn
    static Picture read(byte[] file) throws FormatException, UndrawableException {
        if (file.length > LARGEST) {
            throw new UndrawableException(UndrawableException.Reason.TOO_MUCH, file.length + " bytes");
        }
        SvgScan.check(file, factory());
        JSVG.setLevel(Level.OFF);
        var drawing = new FutureTask<>(() -> draw(file));
        Thread.ofPlatform().daemon().name("SVG").start(drawing);
        try {
            return drawing.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new UndrawableException(UndrawableException.Reason.TOO_MUCH, "not drawn in " + LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw damaged(e);
        } catch (ExecutionException e) {
            // readers and renderers meet damage with exceptions and errors of many kinds
            throw damaged(e);
        }
    }

    /// One that reads nothing but the text itself.
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private static Picture draw(byte[] file) throws FormatException {
        LoaderContext context = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_ALL)
                .build();
        SVGDocument document = new SVGLoader()
                .load(() -> factory().createXMLEventReader(new ByteArrayInputStream(file)), null, context);
        if (document == null) {
            throw new FormatException(FORMAT, 0, "a drawing");
        }
        double wide = document.size().width;
        double high = document.size().height;
        double scale = SIDE / Math.max(wide, high);
        if (!(wide > 0 && high > 0 && scale > 0 && Double.isFinite(scale))) {
            throw new FormatException(FORMAT, 0, "a width and a height");
        }
        int width = Math.max(1, (int) Math.round(wide * scale));
        int height = Math.max(1, (int) Math.round(high * scale));
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render(null, graphics, new ViewBox(width, height));
        graphics.dispose();
        return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static FormatException damaged(Exception failure) {
        var damaged = new FormatException(FORMAT, 0, "a drawing that can be read");
        damaged.initCause(failure);
        return damaged;
    }
}
