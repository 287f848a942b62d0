/// Wheels (PEP 427): opened, verified, placed, packed; the packages layer of an app.
@NullMarked
package app.pip.engine.wheel;

import org.jspecify.annotations.NullMarked;
