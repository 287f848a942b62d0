/// Versions, what is asked of them, and sets of them (the version specifiers specification, once PEP 440).
@NullMarked
package app.pip.engine.version;

import org.jspecify.annotations.NullMarked;
