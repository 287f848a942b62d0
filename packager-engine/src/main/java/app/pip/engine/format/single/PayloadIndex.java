package app.pip.engine.format.single;

import app.pip.engine.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The first part of a payload: which layers follow it, in their order. The last one is the app's own.
///
/// ```text
/// pipapp-single 1
/// name Guess the number
/// layer DIGEST PACKED PLAIN SHA256
/// sha256 OF-THE-LINES-ABOVE
/// ```
///
/// @param name the app's, for people
/// @param layers one to eight
public record PayloadIndex(String name, List<Layer> layers) {

    private static final int MOST = 8;

    /// Copies the layers.
    ///
    /// @throws IllegalArgumentException for a name of several lines, or a number of layers that can't be
    public PayloadIndex {
        layers = List.copyOf(layers);
        if (name.chars().anyMatch(c -> c < ' ') || layers.isEmpty() || layers.size() > MOST) {
            throw new IllegalArgumentException("not an index: " + name + ", " + layers.size() + " layers");
        }
    }

    /// A layer in the payload.
    ///
    /// @param digest the layer's own
    /// @param packed its size in the payload, in bytes
    /// @param plain its size unpacked
    /// @param sha256 of its packed bytes
    public record Layer(Sha256 digest, long packed, long plain, Sha256 sha256) {}

    /// The text.
    public byte[] bytes() {
        var text = new StringBuilder("pipapp-single 1\nname ").append(name).append('\n');
        for (Layer layer : layers) {
            text.append("layer ").append(layer.digest()).append(' ').append(layer.packed());
            text.append(' ')
                    .append(layer.plain())
                    .append(' ')
                    .append(layer.sha256())
                    .append('\n');
        }
        Sha256 sum = Sha256.of(text.toString());
        text.append("sha256 ").append(sum).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
