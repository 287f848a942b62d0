package app.pip.engine.interpreter;

import app.pip.engine.tree.Content;
import java.io.IOException;
import java.io.InputStream;

/// Files of the module `installer-resources`.
public final class Shipped {

    private static final String ROOT = "/app/pip/installer/";

    private Shipped() {}

    /// The contents of one of them, all in memory: they are small.
    ///
    /// @param path below the module's folder, such as `prebuilt/linux-x64/launcher`
    public static Content content(String path) throws IOException {
        try (InputStream in = Shipped.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IOException("the product lacks " + path);
            }
            return Content.of(in.readAllBytes());
        }
    }
}
