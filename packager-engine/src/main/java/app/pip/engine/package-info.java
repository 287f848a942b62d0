/// The facade: what the wizard and the command line ask of the engine.
@NullMarked
package app.pip.engine;

import org.jspecify.annotations.NullMarked;
