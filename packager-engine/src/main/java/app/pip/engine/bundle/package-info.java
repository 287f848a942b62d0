/// Interpreter, program and launcher become one tree, in layers.
@NullMarked
package app.pip.engine.bundle;

import org.jspecify.annotations.NullMarked;
