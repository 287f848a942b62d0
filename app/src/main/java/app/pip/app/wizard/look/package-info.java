/// The fourth page: the app's name and look.
@NullMarked
package app.pip.app.wizard.look;

import org.jspecify.annotations.NullMarked;
