package app.pip.engine.format.deflate;

import app.pip.engine.tree.Content;
import java.io.IOException;
import java.io.InputStream;

/// Contents that others have compressed with DEFLATE (RFC 1951) already. A [Regrouping] makes a fragment of
/// them without
/// compressing them again.
public interface DeflatedContent extends Content {

    /// The compressed bytes, not a byte more, for the caller to close.
    InputStream openDeflated() throws IOException;
}
