/// A bundle becomes one file that can be given away.
@NullMarked
package app.pip.engine.artifact;

import org.jspecify.annotations.NullMarked;
