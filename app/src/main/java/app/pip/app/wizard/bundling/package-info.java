/// A class is being made.
@NullMarked
package app.pip.app.wizard.bundling;

import org.jspecify.annotations.NullMarked;
