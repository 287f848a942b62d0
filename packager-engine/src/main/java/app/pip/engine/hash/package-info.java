/// Digests, and streams that take them on the way.
@NullMarked
package app.pip.engine.hash;

import org.jspecify.annotations.NullMarked;
