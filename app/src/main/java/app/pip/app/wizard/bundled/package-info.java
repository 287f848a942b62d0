/// What was made of a class.
@NullMarked
package app.pip.app.wizard.bundled;

import org.jspecify.annotations.NullMarked;
