/// The wizard's window and what it knows of the app in the making.
@NullMarked
package app.pip.app.wizard;

import org.jspecify.annotations.NullMarked;
