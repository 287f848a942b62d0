package app.pip.engine.pack;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.tree.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Contents that are packed already: they can be read like any others, and are spliced where they are packed again.
public final class PackedContent implements Content {

    private final Packed packed;

    /// Contents behind a packed form.
    public PackedContent(Packed packed) {
        this.packed = packed;
    }

    /// The packed form.
    public Packed packed() {
        return packed;
    }

    @Override
    public InputStream open() throws IOException {
        InputStream kept = packed.openPacked();
        if (!packed.deflated()) {
            return kept;
        }
        var whole = new SequenceInputStream(kept, new ByteArrayInputStream(Deflate.end()));
        return new InflaterInputStream(whole, new Inflater(true), 1 << 15);
    }

    @Override
    public long size() {
        return packed.size();
    }
}
