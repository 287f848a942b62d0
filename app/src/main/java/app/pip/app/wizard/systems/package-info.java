/// For which systems a class is made, and in which form.
@NullMarked
package app.pip.app.wizard.systems;

import org.jspecify.annotations.NullMarked;
