package app.pip.engine.format.icon;

/// What one pixel of a scaled row is made of: some neighbouring pixels of the original, and how much each counts;
/// together
/// one.
final class Weights {

    private static final int SPLINE_REACH = 2;

    private final int first;
    private final int last;
    private final float[] weights;

    private Weights(int first, int size, float[] weights) {
        this.first = first;
        this.last = size - 1;
        this.weights = normalised(weights);
    }

    /// Those of all pixels of a row.
    ///
    /// @param from how many pixels the original has
    /// @param to how many pixels the scaled row has
    static Weights[] all(int from, int to) {
        var all = new Weights[to];
        for (int i = 0; i < to; i++) {
            all[i] = to < from ? average(i, from, to) : spline(i, from, to);
        }
        return all;
    }

    int length() {
        return weights.length;
    }

    /// Which pixel of the original the `i`-th weight is for; those beyond the edges are the ones at the edges.
    int index(int i) {
        return Math.max(0, Math.min(first + i, last));
    }

    float weight(int i) {
        return weights[i];
    }

    /// Each pixel counts by how much of it the scaled one covers.
    private static Weights average(int i, int from, int to) {
        // in units of 1 / to of an original pixel, so that it stays whole
        long begin = (long) i * from;
        long end = begin + from;
        int first = (int) (begin / to);
        int beyond = (int) Math.ceilDiv(end, to);
        var weights = new float[beyond - first];
        for (int pixel = first; pixel < beyond; pixel++) {
            long left = Math.max(begin, (long) pixel * to);
            long right = Math.min(end, (long) (pixel + 1) * to);
            weights[pixel - first] = right - left;
        }
        return new Weights(first, from, weights);
    }

    private static Weights spline(int i, int from, int to) {
        double centre = (i + 0.5) * from / to - 0.5;
        int first = (int) Math.floor(centre) - SPLINE_REACH + 1;
        var weights = new float[2 * SPLINE_REACH];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) catmullRom(Math.abs(first + k - centre));
        }
        return new Weights(first, from, weights);
    }

    private static double catmullRom(double distance) {
        if (distance < 1) {
            return (1.5 * distance - 2.5) * distance * distance + 1;
        }
        return distance < SPLINE_REACH ? ((-0.5 * distance + 2.5) * distance - 4) * distance + 2 : 0;
    }

    private static float[] normalised(float[] weights) {
        float sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
