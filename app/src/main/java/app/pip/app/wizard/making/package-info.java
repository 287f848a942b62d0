/// The fifth page: the app is being made.
@NullMarked
package app.pip.app.wizard.making;

import org.jspecify.annotations.NullMarked;
