package app.pip.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/// What people with poor sight, and people with small screens, can read in a scene.
///
/// @param scene laid out, on the window's thread
record Seen(Scene scene) {

    /// WCAG 2.2, 1.4.3: 4.5 to 1 for text, 3 to 1 for large text, which begins at 18.66 px where it is bold.
    private static final double TEXT = 4.5;

    private static final double LARGE = 3;
    private static final double LARGE_SIZE = 18.5;

    /// Letters may reach a little beyond their lines.
    private static final double SLACK = 1.5;

    /// Each text whose contrast to its ground is less than WCAG AA asks for.
    List<String> faint() {
        var faint = new ArrayList<String>();
        for (Text text : texts(scene.getRoot(), new ArrayList<>())) {
            Color ground = ground(text.getParent());
            Color ink = over((Color) text.getFill(), ground, opacity(text));
            double contrast = contrast(ink, ground);
            if (contrast < (text.getFont().getSize() >= LARGE_SIZE ? LARGE : TEXT)) {
                faint.add(String.format(Locale.ROOT, "%.2f %s on %s: %s", contrast, ink, ground, text.getText()));
            }
        }
        return faint;
    }

    /// Each text of which not all is seen because there is no room for it. The drawings of friends' windows don't
    /// count.
    List<String> cut() {
        var cut = new ArrayList<String>();
        for (Text text : texts(scene.getRoot(), new ArrayList<>())) {
            if (text.getParent() instanceof Labeled label
                    // a cell whose text is a drawing of its own is as high as that
                    && label.getText() != null
                    && !label.getText().equals(text.getText())
                    && text.getText().endsWith(label.getEllipsisString())
                    && !isIn(label, "mock")) {
                cut.add(label.getText() + " is seen as " + text.getText());
            }
        }
        return cut;
    }

    /// Each text and field that lies beside the window, or beside its page, where no scrolling leads. Pages scroll
    /// downwards only.
    List<String> outside() {
        var outside = new ArrayList<String>();
        Bounds page = scene.lookup(".page-scroll")
                .localToScene(scene.lookup(".page-scroll").getLayoutBounds());
        for (Text text : texts(scene.getRoot(), new ArrayList<>())) {
            Bounds place = text.localToScene(text.getLayoutBounds());
            boolean inPage = isIn(text, "page");
            double left = inPage ? page.getMinX() : 0;
            double right = inPage ? page.getMaxX() : scene.getWidth();
            boolean tooLow = !inPage && place.getMaxY() > scene.getHeight() + SLACK;
            if (place.getMinX() < left - SLACK || place.getMaxX() > right + SLACK || tooLow) {
                outside.add(text.getText() + " at " + place);
            }
        }
        return outside;
    }

    private static List<Text> texts(Node node, List<Text> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return found;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            found.add(text);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> texts(child, found));
        }
        return found;
    }

    private static boolean isIn(Node node, String style) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node at = node; at != null; at = at.getParent()) {
            opacity *= at.getOpacity();
        }
        return opacity;
    }

    /// The colours behind a node, one over the other.
    private Color ground(Parent node) {
        if (node == null) {
            return (Color) scene.getFill();
        }
        Color ground = ground(node.getParent());
        if (node instanceof Region region && region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                // rings around something that has the keyboard are drawn outside of it
                if (fill.getFill() instanceof Color colour && fill.getInsets().getTop() >= 0) {
                    ground = over(colour, ground, 1);
                }
            }
        }
        return ground;
    }

    private static Color over(Color colour, Color ground, double opacity) {
        return ground.interpolate(
                Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()), colour.getOpacity() * opacity);
    }

    private static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
