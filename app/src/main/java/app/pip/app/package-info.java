/// The program itself: with words on the command line it obeys them, without it will open the wizard.
@NullMarked
package app.pip.app;

import org.jspecify.annotations.NullMarked;
