/// The second page: what the program needs.
@NullMarked
package app.pip.app.wizard.needs;

import org.jspecify.annotations.NullMarked;
