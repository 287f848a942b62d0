package app.pip.engine.wheel;

import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A wheel whose files are packed, each at its place.
///
/// @param facts what is known of it
/// @param files within the interpreter's folder, in the order of their paths
record PackedWheel(WheelFacts facts, List<PackedEntry.File> files) {

    PackedWheel {
        files = List.copyOf(files);
    }

    /// Takes a pack apart that [WheelPacker] filled.
    static PackedWheel of(PackedLayer pack) throws IOException {
        var files = new ArrayList<PackedEntry.File>();
        WheelFacts facts = null;
        for (PackedEntry entry : pack.entries()) {
            if (entry instanceof PackedEntry.File file) {
                if (file.path().equals(WheelFacts.PLACE)) {
                    facts = WheelFacts.of(new PackedContent(file.packed()).readAll());
                } else {
                    files.add(new PackedEntry.File(
                            file.path().below(WheelFacts.FILES), file.executable(), file.packed()));
                }
            }
        }
        if (facts == null) {
            throw new IOException("the pack of a wheel without its facts");
        }
        return new PackedWheel(facts, files);
    }
}
