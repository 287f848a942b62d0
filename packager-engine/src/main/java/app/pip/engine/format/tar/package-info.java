/// Tape archives inside gzip (RFC 1952).
@NullMarked
package app.pip.engine.format.tar;

import org.jspecify.annotations.NullMarked;
