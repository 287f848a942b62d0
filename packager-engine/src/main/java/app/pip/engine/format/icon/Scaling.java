package app.pip.engine.format.icon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes pictures smaller by averaging and larger by Catmull-Rom splines, first along the rows, then along the columns.
/// Colours count as much as they are opaque, so that transparent pixels don't bleed into the edges. Only the four basic
/// operations are used, which give the same result on every machine.
public final class Scaling {

    private static final int CHANNELS = 4;

    private Scaling() {}

    /// The picture as large as it fits into a square, in the middle, with transparent margins.
    ///
    /// @param side of the square, in pixels
    public static Picture square(Picture picture, int side) {
        int longest = Math.max(picture.width(), picture.height());
        int width = Math.max(1, Math.round((float) picture.width() * side / longest));
        int height = Math.max(1, Math.round((float) picture.height() * side / longest));
        Picture scaled = to(picture, width, height);
        var argb = new int[side * side];
        int left = (side - width) / 2;
        int top = (side - height) / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[(top + y) * side + left + x] = scaled.argb(x, y);
            }
        }
        return new Picture(side, side, argb);
    }

    /// The picture stretched to another size.
    public static Picture to(Picture picture, int width, int height) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        Weights[] columns = Weights.all(picture.width(), width);
        Weights[] rows = Weights.all(picture.height(), height);
        var argb = new int[width * height];
        var sum = new float[width * CHANNELS];
        var narrowed = new ArrayList<float[]>(); // only the rows that the next one is made of
        int done = 0;
        for (int y = 0; y < height; y++) {
            int last = rows[y].index(rows[y].length() - 1);
            for (; done <= last; done++) {
                narrowed.add(alongRow(premultiplied(picture, done), columns));
            }
            int forgotten = done - narrowed.size();
            narrowed.subList(0, Math.max(0, rows[y].index(0) - forgotten)).clear();
            alongColumns(narrowed, done - narrowed.size(), rows[y], sum);
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = pixel(sum, x * CHANNELS);
            }
        }
        return new Picture(width, height, argb);
    }

    private static float[] premultiplied(Picture picture, int y) {
        var row = new float[picture.width() * CHANNELS];
        for (int x = 0; x < picture.width(); x++) {
            int argb = picture.argb(x, y);
            float alpha = (argb >>> 24) / 255f;
            row[x * CHANNELS] = alpha;
            row[x * CHANNELS + 1] = (argb >> 16 & 0xff) * alpha;
            row[x * CHANNELS + 2] = (argb >> 8 & 0xff) * alpha;
            row[x * CHANNELS + 3] = (argb & 0xff) * alpha;
        }
        return row;
    }

    private static float[] alongRow(float[] row, Weights[] columns) {
        var scaled = new float[columns.length * CHANNELS];
        for (int x = 0; x < columns.length; x++) {
            Weights weights = columns[x];
            int to = x * CHANNELS;
            for (int i = 0; i < weights.length(); i++) {
                float weight = weights.weight(i);
                int from = weights.index(i) * CHANNELS;
                scaled[to] += row[from] * weight;
                scaled[to + 1] += row[from + 1] * weight;
                scaled[to + 2] += row[from + 2] * weight;
                scaled[to + 3] += row[from + 3] * weight;
            }
        }
        return scaled;
    }

    private static void alongColumns(List<float[]> rows, int first, Weights weights, float[] sum) {
        Arrays.fill(sum, 0);
        for (int i = 0; i < weights.length(); i++) {
            float[] row = rows.get(weights.index(i) - first);
            float weight = weights.weight(i);
            for (int x = 0; x < sum.length; x++) {
                sum[x] += row[x] * weight;
            }
        }
    }

    private static int pixel(float[] sum, int at) {
        float alpha = sum[at];
        int bits = byteOf(alpha * 255);
        if (bits == 0) {
            return 0;
        }
        return bits << 24
                | byteOf(sum[at + 1] / alpha) << 16
                | byteOf(sum[at + 2] / alpha) << 8
                | byteOf(sum[at + 3] / alpha);
    }

    private static int byteOf(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
