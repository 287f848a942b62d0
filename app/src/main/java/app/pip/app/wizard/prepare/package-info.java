/// Fetches Pythons while there is a network, for where there is none.
@NullMarked
package app.pip.app.wizard.prepare;

import org.jspecify.annotations.NullMarked;
