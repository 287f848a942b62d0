/// Nested shares of the work, told from any thread.
@NullMarked
package app.pip.engine.progress;

import org.jspecify.annotations.NullMarked;
