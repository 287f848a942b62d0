/// Layers: content-addressed parts of a bundle, compressed once and spliced into every archive afterwards.
@NullMarked
package app.pip.engine.pack;

import org.jspecify.annotations.NullMarked;
