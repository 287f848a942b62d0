/// Pictures of an app: PNG files (RFC 2083, W3C "PNG", third edition) in, Apple's icon files out.
@NullMarked
package app.pip.engine.format.icon;

import org.jspecify.annotations.NullMarked;
