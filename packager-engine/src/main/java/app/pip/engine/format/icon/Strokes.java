package app.pip.engine.format.icon;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// A drawing of lines with round ends, in a square of 100 units. Curves become short straight pieces; only the four
/// basic operations and square roots are used, which give the same result on every machine.
final class Strokes {

    private static final int PIECES = 24;

    /// Straight pieces: where each begins and ends, and half the width of its line.
    record Piece(double x, double y, double toX, double toY, double reach) {

        private double distance(double atX, double atY) {
            double dx = toX - x;
            double dy = toY - y;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : share(((atX - x) * dx + (atY - y) * dy) / length);
            double offX = atX - x - along * dx;
            double offY = atY - y - along * dy;
            return Math.sqrt(offX * offX + offY * offY) - reach;
        }

        /// Between nothing and all of it.
        private static double share(double along) {
            return along < 0 ? 0 : along > 1 ? 1 : along;
        }

        private boolean isNearRow(double atY, double margin) {
            double around = reach + margin;
            return atY >= Math.min(y, toY) - around && atY <= Math.max(y, toY) + around;
        }

        private boolean isNearColumn(double atX, double margin) {
            double around = reach + margin;
            return atX >= Math.min(x, toX) - around && atX <= Math.max(x, toX) + around;
        }
    }

    /// The pieces near a row: most points of a picture are far from all of them.
    ///
    /// @param y of the row
    /// @param margin beyond which distances don't matter
    record Row(List<Piece> near, double y, double margin) {

        /// How far a point is from the nearest line's edge, negative inside of a line; at most the margin.
        double distance(double atX) {
            double least = margin;
            for (Piece piece : near) {
                if (piece.isNearColumn(atX, margin)) {
                    least = Math.min(least, piece.distance(atX, y));
                }
            }
            return least;
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private double reach;
    private double x;
    private double y;

    private Strokes(double width) {
        this.reach = width / 2;
    }

    /// Reads a drawing.
    ///
    /// @param words `M x y` goes there, `L x y` draws a line there, `C x y x y x y` a cubic Bézier curve,
    ///     `W w` takes another width
    /// @param width of the lines at the beginning
    static Strokes parse(String words, double width) {
        var strokes = new Strokes(width);
        var all = new StringTokenizer(words);
        while (all.hasMoreTokens()) {
            strokes.take(all.nextToken(), all);
        }
        return strokes;
    }

    /// What is near a row.
    ///
    /// @param margin beyond which distances don't matter
    Row row(double atY, double margin) {
        return new Row(
                pieces.stream().filter(piece -> piece.isNearRow(atY, margin)).toList(), atY, margin);
    }

    /// The middle between the leftmost and the rightmost edge.
    double middle() {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (Piece piece : pieces) {
            left = Math.min(left, Math.min(piece.x, piece.toX) - piece.reach);
            right = Math.max(right, Math.max(piece.x, piece.toX) + piece.reach);
        }
        return (left + right) / 2;
    }

    private void take(String word, StringTokenizer rest) {
        switch (word) {
            case "W" -> reach = number(rest) / 2;
            case "M" -> {
                x = number(rest);
                y = number(rest);
            }
            case "L" -> line(number(rest), number(rest));
            case "C" -> curve(number(rest), number(rest), number(rest), number(rest), rest);
            default -> throw new IllegalArgumentException("no command of a drawing: " + word);
        }
    }

    private void line(double toX, double toY) {
        pieces.add(new Piece(x, y, toX, toY, reach));
        x = toX;
        y = toY;
    }

    private void curve(double x1, double y1, double x2, double y2, StringTokenizer rest) {
        double fromX = x;
        double fromY = y;
        double toX = number(rest);
        double toY = number(rest);
        for (int i = 1; i <= PIECES; i++) {
            double t = (double) i / PIECES;
            line(bezier(t, fromX, x1, x2, toX), bezier(t, fromY, y1, y2, toY));
        }
    }

    private static double bezier(double t, double a, double b, double c, double d) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    private static double number(StringTokenizer rest) {
        return Double.parseDouble(rest.nextToken());
    }
}
