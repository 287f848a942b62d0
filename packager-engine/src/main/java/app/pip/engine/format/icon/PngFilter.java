package app.pip.engine.format.icon;

import java.util.Arrays;
import java.util.Optional;

/// What PNG does to a row of bytes before it is compressed (chapter 9, "Filtering"): each byte minus a guess from its
/// neighbours to the left and above.
enum PngFilter {
    NONE(0),
    SUB(1),
    UP(2),
    AVERAGE(3),
    PAETH(4);

    private final int number;

    PngFilter(int number) {
        this.number = number;
    }

    /// The filter that a row's first byte names.
    static Optional<PngFilter> of(int number) {
        return Arrays.stream(values()).filter(filter -> filter.number == number).findFirst();
    }

    int number() {
        return number;
    }

    /// Turns a filtered row back, in place.
    ///
    /// @param row the filtered bytes
    /// @param above the row above, already turned back; zeros for the first one
    /// @param distance how far to the left the neighbour is, in bytes
    void undo(byte[] row, byte[] above, int distance) {
        for (int i = 0; i < row.length; i++) {
            row[i] += (byte) guess(row, above, i, distance);
        }
    }

    /// The filtered form of a row.
    ///
    /// @param filtered gets it; as long as the row
    /// @return the sum of what the filtered bytes are, signed, without their signs; small ones shrink best
    ///     (chapter 12.7)
    long apply(byte[] row, byte[] above, int distance, byte[] filtered) {
        // one loop for each, because this is where drawing icons spends its time
        switch (this) {
            case NONE -> System.arraycopy(row, 0, filtered, 0, row.length);
            case SUB -> {
                System.arraycopy(row, 0, filtered, 0, distance);
                for (int i = distance; i < row.length; i++) {
                    filtered[i] = (byte) (row[i] - row[i - distance]);
                }
            }
            case UP -> {
                for (int i = 0; i < row.length; i++) {
                    filtered[i] = (byte) (row[i] - above[i]);
                }
            }
            case AVERAGE, PAETH -> {
                for (int i = 0; i < row.length; i++) {
                    filtered[i] = (byte) (row[i] - guess(row, above, i, distance));
                }
            }
        }
        long sum = 0;
        for (byte one : filtered) {
            sum += Math.abs(one);
        }
        return sum;
    }

    private int guess(byte[] row, byte[] above, int i, int distance) {
        int left = i < distance ? 0 : row[i - distance] & 0xff;
        int up = above[i] & 0xff;
        return switch (this) {
            case NONE -> 0;
            case SUB -> left;
            case UP -> up;
            case AVERAGE -> (left + up) / 2;
            case PAETH -> paeth(left, up, i < distance ? 0 : above[i - distance] & 0xff);
        };
    }

    private static int paeth(int left, int up, int upperLeft) {
        int guess = left + up - upperLeft;
        int toLeft = Math.abs(guess - left);
        int toUp = Math.abs(guess - up);
        int toUpperLeft = Math.abs(guess - upperLeft);
        if (toLeft <= toUp && toLeft <= toUpperLeft) {
            return left;
        }
        return toUp <= toUpperLeft ? up : upperLeft;
    }
}
