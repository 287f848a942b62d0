/// Zstandard frames (RFC 8878).
@NullMarked
package app.pip.engine.format.zstd;

import org.jspecify.annotations.NullMarked;
