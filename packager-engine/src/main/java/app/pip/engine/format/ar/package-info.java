/// Unix archives (`man 5 ar`).
@NullMarked
package app.pip.engine.format.ar;

import org.jspecify.annotations.NullMarked;
