/// The programs of a class, side by side.
@NullMarked
package app.pip.app.wizard.pupils;

import org.jspecify.annotations.NullMarked;
