/// DEFLATE (RFC 1951) and zlib (RFC 1950), always by the same compressor.
@NullMarked
package app.pip.engine.format.deflate;

import org.jspecify.annotations.NullMarked;
